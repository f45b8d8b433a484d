import type { Callcenter } from '../callcenter.ts';
import type { World } from '../engine/world.ts';
import type { RequestOf } from './request.ts';

/** New settings count from now on: leases that run keep their end. */
export const changeCallcenter = (
  world: World,
  { settings }: RequestOf<'change-callcenter'>,
): Callcenter => {
  const changed = { ...world.callcenter, settings };
  world.callcenters.put(changed);
  return changed;
};
