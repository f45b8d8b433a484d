import type { ListenSpeakMode } from './listen-speak-mode.ts';
import type { Speech } from './speech.ts';
import type { Voice } from './sound.ts';
import type { AgentName, CallId, ConversationId, Instant, QueueTaskId } from './ids.ts';

export type ConversationType = 'queue' | 'call_out' | 'call_agent';

/** Why a conversation was dissolved. */
export type ConversationEndReason =
  'agent-hangup' | 'caller-hangup' | 'timeout' | 'logout' | 'error';

/** One call's place in a conversation. */
export interface Member {
  readonly callId: CallId;
  readonly party:
    | { readonly kind: 'agent'; readonly name: AgentName }
    | { readonly kind: 'outside'; readonly number: string };
  readonly mode: ListenSpeakMode;
  readonly joinedAt: Instant;
}

/** People talking: one Asterisk bridge of the same id. */
export interface Conversation {
  readonly id: ConversationId;
  readonly type: ConversationType;
  /** The task that brought it about. */
  readonly taskId: QueueTaskId;
  readonly createdAt: Instant;
  /** When its members could first hear each other; null: not yet. */
  readonly begunAt: Instant | null;
  /** Said to all before they are connected; null: nothing, or it was said. */
  readonly opening: Speech | null;
  /** Played to who is left alone by a pause; null: the default music. */
  readonly holdVoice: Voice | null;
  /** When it is ended by the platform; null: never. */
  readonly until: Instant | null;
  readonly userData: string | null;
  readonly members: readonly Member[];
  readonly phase:
    | { readonly kind: 'live' }
    | { readonly kind: 'over'; readonly endedAt: Instant; readonly reason: ConversationEndReason };
}
