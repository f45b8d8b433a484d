import type { Callcenter } from '../callcenter.ts';
import type { World } from '../engine/world/world.ts';
import { within } from '../limits-of-use.ts';
import type { RequestOf } from './request.ts';

/** An administrator sets how far the settings may be raised. Those that are above come down with it. */
export const changeLimits = (world: World, { changes }: RequestOf<'change-limits'>): Callcenter => {
  const { callcenter } = world;
  const limits = { ...callcenter.limits, ...changes };
  const changed = { ...callcenter, settings: within(callcenter.settings, limits), limits };
  world.callcenters.put(changed);
  return changed;
};
