import type { KeyPress } from '../call.ts';
import { leaveByKey } from '../engine/lifecycle/leave-by-key.ts';
import type { World } from '../engine/world/world.ts';
import type { CallId } from '../ids.ts';

/** Somebody pressed a key: to leave the queue, or for those who hear them. */
export const keyPressed = (world: World, callId: CallId, press: KeyPress): void => {
  if (leaveByKey(world, callId, press.key)) return;
  world.keysPressed.push({ callId, press });
};
