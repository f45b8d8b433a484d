import type { Call } from '../../call.ts';
import type { ExtensionId, Instant } from '../../ids.ts';
import type { World } from './world.ts';

/** A phone that holds its call sends nothing, and may do so for long. */
const TIMES_ON_HOLD = 10;

/** Whether sound is expected from the call: it was answered, and is not being ended. */
const isConnected = (call: Call): boolean =>
  call.kind === 'ivr'
    ? call.place.kind === 'waiting' || call.place.kind === 'talking'
    : call.phase.kind === 'up';

/** When the call counts as lost, should nothing be heard of it until then; null: never. */
export const lostAt = (world: World, call: Call): Instant | null => {
  const since = world.silentSince.get(call.id);
  const { phoneLostSeconds } = world.callcenter.settings;
  if (since === undefined || phoneLostSeconds === 0 || !isConnected(call)) return null;
  if (call.kind === 'agent' && isUnregistered(world, call.extension)) return since;
  return since + phoneLostSeconds * 1000 * (call.onHold ? TIMES_ON_HOLD : 1);
};

/** Whether it is known that no phone is registered for the extension. Those that never do are not. */
export const isUnregistered = (world: World, extension: ExtensionId): boolean =>
  world.registrations.get(extension) === false;
