import type { World } from '../engine/world/world.ts';
import { recordingAfter, type RecordingState } from '../recording.ts';
import { refusals } from '../refusals.ts';
import { findConversation, findMembership } from './checks/find-member.ts';
import { findPresentAgent } from './checks/find.ts';
import type { RequestOf } from './request.ts';

/**
 * Starts, pauses, resumes or stops the recording of a conversation that goes on.
 * @throws Refusal agent-not-found, agent-offline, conversation-not-found, not-a-member, recording-state
 */
export const setRecording = (
  world: World,
  { conversationId, action, agent }: RequestOf<'set-recording'>,
): RecordingState => {
  const conversation = findConversation(world, conversationId);
  if (agent !== null) findMembership(findPresentAgent(world, agent), conversation);
  const recording = recordingAfter(conversation.recording, action);
  if (recording === null) {
    throw refusals.recordingState(conversationId, conversation.recording, action);
  }
  if (recording === conversation.recording) return recording;
  world.conversations.put({ ...conversation, recording });
  if (agent !== null) world.recordingsAskedBy.set(conversationId, agent);
  return recording;
};
