import type { OutsideCall } from '../../call.ts';
import type { World } from '../world/world.ts';
import type { AgentName, CallId, ConversationId } from '../../ids.ts';
import type { ListenSpeakMode } from '../../listen-speak-mode.ts';
import { refuseOutsideCall } from './outside-limits.ts';

/** A telephone number that an agent wants to be called. */
export interface DialOut {
  readonly to: string;
  /** Shown to the number as caller; empty: what the trunk shows. */
  readonly from: string;
  /** How long it is rung. */
  readonly maxDialMs: number;
  /** How long it may be talked with, from the answer on. */
  readonly maxAnswerMs: number;
}

/** Who wants a number to be called, and for what. */
interface AskedFor {
  /** null: no agent. */
  readonly agent: AgentName | null;
  readonly conversationId: ConversationId;
  readonly mode: ListenSpeakMode;
}

/**
 * The call as it will be when it is dialled. Every call to a telephone number is made here, so that
 * none is without the limits of use. Nothing is changed yet.
 * @throws Refusal number-not-allowed, caller-id-not-allowed, too-many-outside-calls, no-trunk, trunks-full,
 *   invalid-argument
 */
export const dialOutCall = (
  world: World,
  { agent, conversationId, mode }: AskedFor,
  line: DialOut,
): OutsideCall => {
  refuseOutsideCall(world, agent, line);
  const { to, from, maxDialMs, maxAnswerMs } = line;
  return {
    kind: 'outside',
    id: world.makeId('call') as CallId,
    agent,
    number: to,
    from,
    conversationId,
    mode,
    maxAnswerMs,
    route: null,
    dialledAt: world.now,
    onHold: false,
    phase: { kind: 'dialling', until: world.now + maxDialMs },
  };
};
