import type { KeyPress } from '../../call.ts';
import { conversationsOf, memberNamed, memberWith } from '../lifecycle/members.ts';
import { liveConversation } from '../lifecycle/pending.ts';
import { modeNow, whisperedTo } from './mode-now.ts';
import { type TypedKey, TYPED_KEY_MS } from '../world/key-series.ts';
import type { World } from '../world/world.ts';
import type { Conversation, Member } from '../../conversation.ts';
import type { CallId } from '../../ids.ts';
import { hearsIn, speaksIn } from '../../listen-speak-mode.ts';

/** A key, and the phone that pressed it or is to receive it. */
interface PressedKey {
  readonly callId: CallId;
  readonly press: KeyPress;
}

/**
 * Asterisk passes no key on by itself, as it knows no modes: who may hear the one who pressed or typed it
 * is sent the key. Who that is counts as of the end of the step, in which a time limit may have passed too.
 */
export const keysToSend = (world: World): PressedKey[] => [
  ...world.keysPressed.flatMap(({ callId, press }) =>
    conversationsOf(world, callId)
      .flatMap((conversation) => heardFrom(conversation, memberWith(conversation, callId)))
      .map((receiver) => ({ callId: receiver.callId, press })),
  ),
  ...world.keysTyped.flatMap(({ conversationId, ...typed }) => {
    // It may have ended in this very step.
    const conversation = liveConversation(world, conversationId);
    const press = { key: typed.key, durationMs: TYPED_KEY_MS };
    const receivers = conversation === undefined ? [] : receiversOf(conversation, typed);
    return receivers.map((callId) => ({ callId, press }));
  }),
];

/** Whom a key that a desktop types reaches at this moment. */
export const receiversOf = (
  conversation: Conversation,
  { by, to }: Pick<TypedKey, 'by' | 'to'>,
): CallId[] => {
  const may =
    by === null
      ? heardFromOutside(conversation, to)
      : heardFrom(conversation, memberNamed(conversation, by));
  return may.map(({ callId }) => callId).filter((callId) => to === null || callId === to);
};

/** Who hears a member: whatever the phone of that member pressed goes to them. */
const heardFrom = (conversation: Conversation, sender: Member | undefined): Member[] => {
  if (sender === undefined || conversation.opening !== null) return [];
  if (!speaksIn(modeNow(conversation, sender))) return [];
  return conversation.members.filter((listener) => mayReceive(conversation, sender, listener));
};

/** Who whispers is not among the others: their own keys go to whom they whisper to, others' pass them by. */
const mayReceive = (conversation: Conversation, sender: Member, listener: Member): boolean => {
  const isMeant = sender.whisperTo === null || whisperedTo(conversation, sender) === listener;
  return isMeant && listener.callId !== sender.callId && receives(conversation, listener);
};

const receives = (conversation: Conversation, listener: Member): boolean =>
  listener.whisperTo === null && hearsIn(modeNow(conversation, listener));

/** The key of somebody who is in no conversation is for callers and numbers, unless a call is named. */
const heardFromOutside = (conversation: Conversation, to: CallId | null): Member[] =>
  conversation.opening === null
    ? conversation.members.filter(
        (listener) =>
          (to !== null || listener.party.kind === 'outside') && receives(conversation, listener),
      )
    : [];
