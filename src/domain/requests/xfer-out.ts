import { leave } from '../engine/leaving.ts';
import { awaitPending } from '../engine/pending.ts';
import { startLine } from '../engine/planned.ts';
import type { World } from '../engine/world.ts';
import type { CallId } from '../ids.ts';
import { askedLine } from './asked-line.ts';
import { findConversation } from './find-member.ts';
import type { RequestOf } from './request.ts';
import { findTransfer } from './xfer-agent.ts';

/** An agent leaves a conversation to a telephone number, which is dialled at once. */
export const xferOut = (world: World, request: RequestOf<'xfer-out'>): CallId => {
  const { agent, conversationId, line } = request;
  const { conversation, callId } = findTransfer(world, request);
  const call = askedLine(world, { agent, conversationId, mode: 1 }, line);
  awaitPending(world, conversation, startLine(world, call, line.maxDialMs));
  leave(world, findConversation(world, conversationId), callId, 'transfer');
  return call.id;
};
