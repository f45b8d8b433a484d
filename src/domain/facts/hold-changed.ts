import { conversationsOf } from '../engine/lifecycle/members.ts';
import type { World } from '../engine/world/world.ts';
import type { CallId } from '../ids.ts';

/**
 * A phone holds its call, or takes it back: in all conversations at once, as there is one phone. Modes
 * stay on record.
 */
export const holdChanged = (world: World, callId: CallId, onHold: boolean): void => {
  const call = world.calls.get(callId);
  if (call === undefined || call.onHold === onHold) return;
  // Whether it ought to be heard of is another question from now on: it is told anew if it is not.
  world.silentSince.delete(callId);
  world.calls.put({ ...call, onHold });
  for (const conversation of conversationsOf(world, callId)) {
    const members = conversation.members.map((member) =>
      member.callId === callId ? { ...member, onHold } : member,
    );
    world.conversations.put({ ...conversation, members });
  }
};
