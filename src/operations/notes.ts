import type { Conversation } from '../domain/conversation.ts';
import { type Awaited, waitsFor } from '../domain/engine/events/waits-for.ts';
import type { AgentName, CallcenterId, ConversationId } from '../domain/ids.ts';
import type { Note } from '../domain/note.ts';
import type { LogContext } from './ports/log-context.ts';
import type { OperationDeps } from './runtime/operation-deps.ts';

type Deps = Pick<OperationDeps, 'callcenters' | 'store'>;

/** What is to be written of which conversation, by which agent; null: by nobody who is one. */
export interface AskedNote {
  readonly conversationId: ConversationId;
  readonly agent: AgentName | null;
  readonly text: string;
  readonly outcome: string | null;
}

/**
 * Writes the note of a conversation that goes on or ended not long ago, in place of an earlier one.
 * @throws Refusal callcenter-not-found, conversation-not-found, not-a-member, note-too-late, outcome-unknown
 */
export const noteConversation = async (
  { callcenters, store }: Deps,
  id: CallcenterId,
  asked: AskedNote,
  logContext: LogContext,
): Promise<Note> => {
  const mailbox = callcenters.find(id);
  const stored = await store.findConversation(id, asked.conversationId);
  return mailbox.ask({ kind: 'note-conversation', ...asked, stored }, logContext);
};

/** A conversation with what its record does not say. */
export interface ShownConversation {
  readonly conversation: Conversation;
  /** null: it has none. */
  readonly note: Note | null;
  readonly waitsFor: readonly Awaited[];
}

/** Each of these conversations with its note and what it waits for. */
export const toBeShown = async (
  { callcenters, store }: Deps,
  id: CallcenterId,
  conversations: readonly Conversation[],
): Promise<ShownConversation[]> => {
  if (conversations.length === 0) return [];
  const ids = conversations.map((conversation) => conversation.id);
  const notes = await store.findNotes(id, ids);
  const { world } = callcenters.find(id);
  return conversations.map((conversation) => ({
    conversation,
    note: notes.get(conversation.id) ?? null,
    waitsFor: waitsFor(world, conversation),
  }));
};
