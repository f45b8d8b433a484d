import type { KeyPress } from '../call.ts';
import type { World } from '../engine/world/world.ts';
import type { CallId } from '../ids.ts';

/** Somebody pressed a key. Nothing of it is kept. */
export const keyPressed = (world: World, callId: CallId, press: KeyPress): void => {
  world.keysPressed.push({ callId, press });
};
