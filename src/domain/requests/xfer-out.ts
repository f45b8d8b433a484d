import { leave } from '../engine/lifecycle/leaving.ts';
import { awaitPending } from '../engine/lifecycle/pending.ts';
import { startDialOut } from '../engine/lifecycle/planned.ts';
import type { World } from '../engine/world/world.ts';
import type { CallId } from '../ids.ts';
import { dialOutCall } from '../engine/lifecycle/dial-out.ts';
import { findConversation } from './checks/find-member.ts';
import type { RequestOf } from './request.ts';
import { findTransfer } from './xfer-agent.ts';

/** An agent leaves a conversation to a telephone number, which is dialled at once. */
export const xferOut = (world: World, request: RequestOf<'xfer-out'>): CallId => {
  const { agent, conversationId, dialOut: line } = request;
  const { conversation, callId } = findTransfer(world, request);
  const call = dialOutCall(world, { agent, conversationId, mode: 1 }, line);
  awaitPending(world, conversation, startDialOut(world, call, line.maxDialMs));
  leave(world, findConversation(world, conversationId), callId, 'transfer');
  return call.id;
};
