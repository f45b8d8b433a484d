import { noteRegistration } from '../engine/lifecycle/registrations.ts';
import { phoneIsBack } from '../engine/lifecycle/rejoining.ts';
import { callAt, unregister } from '../engine/lifecycle/unregistering.ts';
import type { World } from '../engine/world/world.ts';
import type { ExtensionId } from '../ids.ts';

/** A phone registered, or did so anew: an agent who was waited for can be rung. */
export const phoneRegistered = (world: World, extension: ExtensionId): void => {
  if (world.extensions.get(extension)?.kind !== 'sip-terminal') return;
  noteRegistration(world, extension, true);
  const callId = callAt(world, extension);
  if (callId !== null) phoneIsBack(world, callId);
};

/** Its registration is gone. */
export const phoneUnregistered = (world: World, extension: ExtensionId): void => {
  if (world.extensions.get(extension)?.kind !== 'sip-terminal') return;
  unregister(world, extension);
};
