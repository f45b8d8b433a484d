import type { OpenedPage } from '../../helpers/page-in-browser.ts';
import { GOLD } from './lively-scene.ts';
import type { Tour } from './view.ts';

/** What a supervisor can do with agents, their talks, and those who wait. */
const seeActions = async (tour: Tour, wall: OpenedPage): Promise<void> => {
  const { page } = wall;
  await tour.seeMenuOf(wall, tour.say('do-with-agent', { agent: 'ana' }), 'wallboard, an agent');
  await tour.seeMenuOf(wall, tour.say('do-with-caller'), 'wallboard, a caller');
  await page
    .getByRole('button', { name: tour.say('do-with-caller') })
    .first()
    .click();
  await page.getByRole('menuitem', { name: tour.say('give-to-agent') }).click();
  await tour.seeDialog(wall, 'wallboard, offer to an agent');
  await tour.seeDialogOf(wall, tour.say('listen-here'), 'wallboard, listen');
  await page
    .getByRole('button', { name: tour.say('listen-here') })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: tour.say('listen-elsewhere') }).click();
  await dialog.locator('.pick-list').waitFor();
  await tour.seeDialog(wall, 'wallboard, listen elsewhere');
};

/** A wallboard of a busy hour: one talks, three wait, an alert. */
export const seeWallboard = async (tour: Tour): Promise<void> => {
  const { callcenter, callers } = tour.scene;
  for (const caller of callers.slice(1)) caller.enqueue(GOLD);
  await callcenter.untilTask({ state: 'waiting' });
  const who = { role: 'supervisor', callcenter: callcenter.id } as const;
  const wall = await tour.open(who, '/wallboard');
  await wall.page.locator('.alerts[data-alert="true"]').waitFor();
  await wall.page.locator('.waiting-card .row').nth(2).waitFor();
  await wall.page.locator('.agents-card .row').first().waitFor();
  await tour.see(wall, 'wallboard');
  await seeActions(tour, wall);
  await wall.close();

  const reader = { role: 'supervisor', callcenter: callcenter.id } as const;
  const tv = await tour.open(reader, '/wallboard?tv=1');
  await tv.page.locator('.alerts[data-alert="true"]').waitFor();
  await tv.page.locator('.agents-card .row').first().waitFor();
  await tv.page.locator('.waiting-card .row').nth(2).waitFor();
  await tour.see(tv, 'wallboard on a wall');
  await tv.close();
};
