import type { KeyPress } from '../../call.ts';
import { conversationsOf, memberWith } from '../lifecycle/members.ts';
import { modeNow, whisperedTo } from './mode-now.ts';
import type { World } from '../world/world.ts';
import type { Conversation, Member } from '../../conversation.ts';
import type { CallId } from '../../ids.ts';
import { hearsIn, speaksIn } from '../../listen-speak-mode.ts';

/** Who whispers is not among the others: their own keys go to whom they whisper to, others' pass them by. */
const mayReceive = (conversation: Conversation, sender: Member, listener: Member): boolean => {
  const isMeant = sender.whisperTo === null || whisperedTo(conversation, sender) === listener;
  const isThere = listener.callId !== sender.callId && listener.whisperTo === null;
  return isMeant && isThere && hearsIn(modeNow(conversation, listener));
};

/** A key, and the phone that pressed it or is to receive it. */
interface PressedKey {
  readonly callId: CallId;
  readonly press: KeyPress;
}

const receiversIn = (conversation: Conversation, callId: CallId): CallId[] => {
  const sender = memberWith(conversation, callId);
  if (sender === undefined || conversation.opening !== null) return [];
  if (!speaksIn(modeNow(conversation, sender))) return [];
  return conversation.members
    .filter((listener) => mayReceive(conversation, sender, listener))
    .map((listener) => listener.callId);
};

/**
 * Asterisk passes no key on by itself, as it knows no modes: who may hear the one who pressed it is sent
 * the key. Who that is counts as of the end of the step, in which a time limit may have passed too.
 */
export const keysToSend = (world: World): PressedKey[] =>
  world.keysPressed.flatMap(({ callId, press }) =>
    conversationsOf(world, callId)
      .flatMap((conversation) => receiversIn(conversation, callId))
      .map((receiver) => ({ callId: receiver, press })),
  );
