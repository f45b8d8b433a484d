import { loseIfDue } from '../engine/lifecycle/lost-calls.ts';
import type { World } from '../engine/world/world.ts';
import type { CallId } from '../ids.ts';

/**
 * Nothing is heard of a phone. Told twice, the first time counts.
 * @param forMs for how long already
 */
export const phoneSilent = (world: World, callId: CallId, forMs: number): void => {
  if (world.calls.get(callId) === undefined || world.silentSince.has(callId)) return;
  world.silentSince.set(callId, world.now - forMs);
  loseIfDue(world, callId);
  world.deadlines.refresh(`calls/${callId}`);
};

/** It is heard of again. */
export const phoneHeard = (world: World, callId: CallId): void => {
  world.silentSince.delete(callId);
};
