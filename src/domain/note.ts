import type { Conversation } from './conversation.ts';
import type { AgentName, ConversationId, Instant } from './ids.ts';

/** What is written down of a conversation. There is one at most; a later one takes its place. */
export interface Note {
  readonly conversationId: ConversationId;
  /** Perhaps empty. */
  readonly text: string;
  /** What came of the conversation: one of the call center's outcomes; null: not said. */
  readonly outcome: string | null;
  /** The agent who wrote it; null: somebody who is no agent. */
  readonly agent: AgentName | null;
  readonly at: Instant;
  /** When the conversation began: reports count its outcome there. */
  readonly conversationAt: Instant;
}

/** What has to be known of a conversation that is noted. */
export type NotableConversation = Pick<
  Conversation,
  'id' | 'agents' | 'createdAt' | 'begunAt' | 'userData' | 'phase'
>;

/** How long after the end of a conversation its note can be written. */
export const NOTE_UNTIL_MS = 24 * 60 * 60 * 1000;
