import type { TestCallcenter } from '../../helpers/callcenter.ts';
import type { Served } from '../../helpers/in-browser.ts';
import type { Look } from '../../helpers/page-in-browser.ts';
import { seeAdministration } from './admin-views.ts';
import { seeAfterTalk, seeBeforeDesk, seeDesk, seeSound } from './desk-views.ts';
import { livelyScene } from './lively-scene.ts';
import { type See, Tour } from './view.ts';
import { seeWallboard } from './wallboard-views.ts';

/** Every page in every state, with each form and dialog opened, of a call center in which something goes on. */
export const seeEverything = async (
  served: Served,
  callcenter: TestCallcenter,
  look: Look,
  see: See,
): Promise<void> => {
  const scene = await livelyScene(callcenter);
  try {
    const tour = new Tour(served, scene, look, see);
    await seeBeforeDesk(tour);
    await seeSound(tour);
    const { desk, call } = await seeDesk(tour);
    await seeWallboard(tour);
    await seeAdministration(tour);
    await seeAfterTalk(tour, desk, call);
  } finally {
    await scene.clear();
  }
};
