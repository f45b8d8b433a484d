import { awaitPending } from '../engine/lifecycle/pending.ts';
import { startDialOut } from '../engine/lifecycle/planned.ts';
import type { World } from '../engine/world/world.ts';
import type { CallId } from '../ids.ts';
import { dialOutCall } from '../engine/lifecycle/dial-out.ts';
import { findConversation, refuseIfFull } from './checks/find-member.ts';
import type { RequestOf } from './request.ts';

/** A telephone number is to join: it is dialled at once. */
export const inviteOut = (
  world: World,
  { conversationId, dialOut: line, mode }: RequestOf<'invite-out'>,
): CallId => {
  const conversation = findConversation(world, conversationId);
  refuseIfFull(conversation);
  const call = dialOutCall(world, { agent: null, conversationId, mode }, line);
  awaitPending(world, conversation, startDialOut(world, call, line.maxDialMs));
  return call.id;
};
