import { leaveTrunksDown } from '../engine/lifecycle/trunk-failover.ts';
import { isDown } from '../engine/lifecycle/trunk-choice.ts';
import type { World } from '../engine/world/world.ts';
import type { TrunkNow } from '../trunk.ts';

/**
 * What is known of it for the first time is no change, unless it does not work. That a gateway has not come to us yet is
 * nothing that fails.
 */
const hasChanged = (before: TrunkNow | undefined, after: TrunkNow): boolean => {
  const { registered = null, reachable = null } = before ?? {};
  if (registered === after.registered && reachable === after.reachable) return false;
  const isKnown = registered !== null || reachable !== null;
  return isKnown || (isDown(after) && after.kind !== 'accept');
};

/** The trunks as they are now: new calls take their way by them, and those that wait for one that is down leave it. */
export const trunksListed = (world: World, trunks: readonly TrunkNow[]): void => {
  const before = new Map(world.trunks.map((trunk) => [trunk.name, trunk]));
  world.trunks = trunks;
  for (const { kind, name, registered } of trunks) {
    if (kind === 'accept' && registered === true) world.gatewaysSeen.add(name);
  }
  world.changedTrunks.push(...trunks.filter((each) => hasChanged(before.get(each.name), each)));
  leaveTrunksDown(world);
};
