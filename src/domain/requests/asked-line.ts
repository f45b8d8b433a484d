import type { OutsideCall } from '../call.ts';
import type { World } from '../engine/world.ts';
import type { CallId, ConversationId } from '../ids.ts';
import type { ListenSpeakMode } from '../listen-speak-mode.ts';

/** A telephone number that an agent wants to be called. */
export interface AskedLine {
  readonly to: string;
  /** Shown to the number as caller. */
  readonly from: string;
  /** How long it is rung. */
  readonly maxDialMs: number;
  /** How long it may be talked with, from the answer on. */
  readonly maxAnswerMs: number;
}

/** The call as it will be when it is dialled. */
export const askedLine = (
  world: World,
  conversationId: ConversationId,
  mode: ListenSpeakMode,
  { to, from, maxDialMs, maxAnswerMs }: AskedLine,
): OutsideCall => ({
  kind: 'outside',
  id: world.makeId('call') as CallId,
  number: to,
  from,
  conversationId,
  mode,
  maxAnswerMs,
  dialledAt: world.now,
  onHold: false,
  phase: { kind: 'dialling', until: world.now + maxDialMs },
});
