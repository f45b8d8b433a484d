import { setListenSpeakMode as setMemberMode } from '../engine/lifecycle/members.ts';
import type { World } from '../engine/world/world.ts';
import type { ListenSpeakMode } from '../listen-speak-mode.ts';
import { findPresentAgent } from './checks/find.ts';
import { findConversation, findMembership } from './checks/find-member.ts';
import type { RequestOf } from './request.ts';
import { checkWhisper } from './whisper.ts';

/** An agent sets how they take part: pauses, resumes, only listens, only speaks. */
export const setOwnMode = (
  world: World,
  { agent: name, conversationId, mode, whisperTo }: RequestOf<'set-mode'>,
): ListenSpeakMode => {
  const agent = findPresentAgent(world, name);
  const conversation = findConversation(world, conversationId);
  const { callId } = findMembership(agent, conversation);
  checkWhisper(conversation, name, whisperTo, mode);
  setMemberMode(world, conversation, callId, mode, whisperTo);
  return mode;
};
