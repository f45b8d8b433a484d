import type { World } from '../engine/world/world.ts';
import type { AgentName } from '../ids.ts';
import { type NotableConversation, type Note, NOTE_UNTIL_MS } from '../note.ts';
import { refusals } from '../refusals.ts';
import type { RequestOf } from './request.ts';

/**
 * Writes down what a conversation was about and what came of it, in place of an earlier note.
 * @throws Refusal conversation-not-found, not-a-member, note-too-late, outcome-unknown
 */
export const noteConversation = (
  world: World,
  { conversationId, agent, text, outcome, stored }: RequestOf<'note-conversation'>,
): Note => {
  // One that is over is the store's alone; how it was there a moment ago is good enough.
  const conversation = world.conversations.get(conversationId) ?? stored;
  if (conversation === null) throw refusals.conversationNotFound(conversationId);
  refuseStranger(conversation, agent);
  refuseIfTooLate(conversation, world.now);
  const { outcomes } = world.callcenter.settings;
  if (outcome !== null && !outcomes.includes(outcome)) {
    throw refusals.outcomeUnknown(outcome, outcomes);
  }
  const conversationAt = conversation.begunAt ?? conversation.createdAt;
  const note = { conversationId, text, outcome, agent, at: world.now, conversationAt };
  world.notes.put(note);
  world.notedConversations.set(conversationId, conversation);
  return note;
};

const refuseStranger = ({ id, agents }: NotableConversation, agent: AgentName | null): void => {
  if (agent !== null && !agents.includes(agent)) throw refusals.neverAMember(agent, id);
};

const refuseIfTooLate = ({ id, phase }: NotableConversation, now: number): void => {
  if (phase.kind === 'over' && now - phase.endedAt > NOTE_UNTIL_MS) {
    throw refusals.noteTooLate(id, NOTE_UNTIL_MS / 3_600_000);
  }
};
