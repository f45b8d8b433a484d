import type { TrunkRoute } from '../../call.ts';
import type { TrunkName } from '../../ids.ts';
import { ANY_NUMBER, type TrunkNow, type TrunkPrefix } from '../../trunk.ts';
import type { World } from '../world/world.ts';

/** A trunk that takes a number, and by which of its prefixes. */
interface Way {
  readonly trunk: TrunkNow;
  readonly prefix: TrunkPrefix;
}

/** What stands in the way of a call to a number; null: nothing. */
export type NoWay =
  | { readonly kind: 'no-trunk' }
  /** Those take it, and have as many calls as they may. */
  | { readonly kind: 'full'; readonly trunks: readonly TrunkName[] };

/**
 * The way of a call to a number: of the trunks that take it, were not tried in vain and have room, those that work
 * as far as is known come first, then the longest prefix, then the priority. Emergency numbers go by any trunk
 * once none is left that takes them, and are never limited.
 * @param failed trunks that the number was asked for in vain
 * @returns null: there is none (any more)
 */
export const chooseTrunk = (
  world: World,
  number: string,
  failed: readonly TrunkName[],
): TrunkRoute | null => {
  const [best] = waysTo(world, number, failed)
    .filter(({ trunk }) => hasRoom(world, trunk, number))
    .toSorted(inOrder);
  if (best === undefined) return null;
  const { prefix, trunk } = best;
  return { trunk: trunk.name, dialled: prefix.add + number.slice(prefix.strip), failed };
};

/** What stands in the way of a call to a number before it is made. */
export const whatPrevents = (world: World, number: string): NoWay | null => {
  const ways = waysTo(world, number, []);
  if (ways.length === 0) return { kind: 'no-trunk' };
  if (ways.some(({ trunk }) => hasRoom(world, trunk, number))) return null;
  return { kind: 'full', trunks: ways.map(({ trunk }) => trunk.name) };
};

/** Whether a call to a number is never limited. */
export const isEmergency = (world: World, number: string): boolean =>
  world.callcenter.limits.emergencyNumbers.includes(number);

const waysTo = (world: World, number: string, failed: readonly TrunkName[]): Way[] => {
  const trunks = world.trunks.filter(({ name }) => !failed.includes(name));
  const fitting = trunks.flatMap((trunk): Way[] => {
    const prefix = longest(trunk, number);
    return prefix === null ? [] : [{ trunk, prefix }];
  });
  if (fitting.length > 0 || !isEmergency(world, number)) return fitting;
  return trunks
    .filter(({ prefixes }) => prefixes.length > 0)
    .map((trunk) => ({ trunk, prefix: ANY_NUMBER }));
};

const longest = ({ prefixes }: TrunkNow, number: string): TrunkPrefix | null => {
  let best: TrunkPrefix | null = null;
  for (const each of prefixes) {
    if (!number.startsWith(each.prefix)) continue;
    if (best === null || each.prefix.length > best.prefix.length) best = each;
  }
  return best;
};

const hasRoom = (world: World, { name, maxCalls, callsIn }: TrunkNow, number: string): boolean =>
  maxCalls === null ||
  isEmergency(world, number) ||
  callsIn + callsOver(world, name) + world.callsElsewhere(name) < maxCalls;

/** Calls of this call center that go out over a trunk. */
const callsOver = (world: World, name: TrunkName): number => {
  let calls = 0;
  for (const call of world.calls.values()) {
    if (call.kind !== 'ivr' && call.route?.trunk === name) calls += 1;
  }
  return calls;
};

/** It is known not to work. */
export const isDown = ({ registered, reachable }: TrunkNow): boolean =>
  registered === false || reachable === false;

const inOrder = (one: Way, other: Way): number =>
  Number(isDown(one.trunk)) - Number(isDown(other.trunk)) ||
  other.prefix.prefix.length - one.prefix.prefix.length ||
  other.trunk.priority - one.trunk.priority ||
  (one.trunk.name < other.trunk.name ? -1 : 1);
