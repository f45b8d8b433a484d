import type { Call } from '../call.ts';
import type { World } from '../engine/world/world.ts';
import type { CallId } from '../ids.ts';
import { callGone } from './call-gone.ts';

const isEnding = (call: Call | undefined): boolean =>
  call !== undefined && call.kind !== 'ivr' && call.phase.kind === 'ending';

/** Made and not wanted any more in one and the same step. */
const madeInVain = (world: World): CallId[] =>
  world.calls
    .changes()
    .filter(({ before, after }) => before === undefined && isEnding(after))
    .map(({ key }) => key);

/** Made before, but Asterisk does not know of it. */
const notSeen = (world: World): CallId[] => {
  if (world.seenAnew === null) return [];
  const seen = new Set(world.seenAnew.calls.map(({ callId }) => callId));
  return [...world.calls.values()]
    .filter((call) => isEnding(call) && !seen.has(call.id))
    .map(({ id }) => id);
};

/**
 * Calls that are to be hung up before Asterisk ever heard of them are gone at once: nothing there
 * could tell so.
 */
export const endNeverDialled = (world: World): void => {
  for (const id of [...madeInVain(world), ...notSeen(world)]) callGone(world, id, 'unknown');
};
