import type { RecordingState } from './recording.ts';
import type { ListenSpeakMode } from './listen-speak-mode.ts';
import type { OutsideCall, PhoneFailure } from './call.ts';
import type { QueueTask } from './queue-task.ts';
import type { Speech } from './speech.ts';
import type { Voice } from './sound.ts';
import type { AgentName, CallId, ConversationId, Instant, QueueTaskId } from './ids.ts';

export type ConversationType = 'queue' | 'call_out' | 'call_agent';

/** Why a conversation was dissolved; of a call that came to nothing, why it did. */
export type ConversationEndReason =
  | 'agent-hangup'
  | 'caller-hangup'
  | 'outside-hangup'
  /** An agent's phone was lost and did not come back in time. */
  | 'phone-lost'
  | 'exit'
  | 'transfer'
  | 'dismissed'
  | 'merged'
  | 'timeout'
  | 'logout'
  | 'error'
  | 'cancel'
  | 'overflow'
  | 'reject'
  | PhoneFailure;

/** What begins when the agent who asked has answered: the search for an agent, or the dialling of a number. */
export type Plan =
  | { readonly kind: 'task'; readonly task: QueueTask }
  | { readonly kind: 'line'; readonly call: OutsideCall; readonly dialForMs: number };

/** What a conversation waits for. */
export type Pending =
  /** The phone of an agent who asked to take part, and what begins once they have answered it. */
  | { readonly kind: 'phone'; readonly callId: CallId; readonly plan: Plan | null }
  | { readonly kind: 'task'; readonly taskId: QueueTaskId }
  | { readonly kind: 'line'; readonly callId: CallId };

/** One call's place in a conversation. */
export interface Member {
  readonly callId: CallId;
  readonly party:
    | { readonly kind: 'agent'; readonly name: AgentName }
    /** The name is empty where none is known. */
    | { readonly kind: 'outside'; readonly number: string; readonly name: string };
  readonly mode: ListenSpeakMode;
  /** The only agent here who hears this member, as one hears a prompter; null: the member speaks to all. */
  readonly whisperTo: AgentName | null;
  /** The phone put the talk on hold by itself. The mode stays on record until it takes it back. */
  readonly onHold: boolean;
  /** Nothing is heard of the agent's phone any more; the conversation waits for it to come back. */
  readonly lost: boolean;
  readonly joinedAt: Instant;
  /** Since when they have this mode, and whisper to this agent or to nobody. */
  readonly modeSince: Instant;
}

/** People talking: one Asterisk bridge of the same id. */
export interface Conversation {
  readonly id: ConversationId;
  readonly type: ConversationType;
  /** The task that brought it about; null: an agent's own wish did. */
  readonly taskId: QueueTaskId | null;
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
  /** 1: it refuses a third member. */
  readonly level: 1 | 2;
  /** Whether it is to be recorded from its beginning on. */
  readonly recording: RecordingState;
  /** Something of it was recorded, which was not deleted and did not prove impossible. */
  readonly recorded: boolean;
  readonly members: readonly Member[];
  /** All agents who are or were a member, in the order in which they came first. */
  readonly agents: readonly AgentName[];
  /** All telephone numbers, likewise; those that are not known are left out. */
  readonly numbers: readonly string[];
  readonly pending: readonly Pending[];
  readonly phase:
    | { readonly kind: 'live' }
    | { readonly kind: 'over'; readonly endedAt: Instant; readonly reason: ConversationEndReason };
}
