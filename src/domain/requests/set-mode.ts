import { setMode as setMemberMode } from '../engine/members.ts';
import type { World } from '../engine/world.ts';
import type { ListenSpeakMode } from '../listen-speak-mode.ts';
import { findPresentAgent } from './find.ts';
import { findConversation, findMembership } from './find-member.ts';
import type { RequestOf } from './request.ts';
import { checkWhisper } from './whisper.ts';

/** An agent sets how he takes part: pauses, resumes, only listens, only speaks. */
export const setMode = (
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
