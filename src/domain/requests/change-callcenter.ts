import type { Callcenter } from '../callcenter.ts';
import type { World } from '../engine/world.ts';
import type { RequestOf } from './request.ts';

/** New settings count from now on: leases that run keep their end. */
export const changeCallcenter = (
  world: World,
  { changes }: RequestOf<'change-callcenter'>,
): Callcenter => {
  const { callcenter } = world;
  const changed = { ...callcenter, settings: { ...callcenter.settings, ...changes } };
  world.callcenters.put(changed);
  return changed;
};
