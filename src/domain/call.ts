import type {
  AgentName,
  CallId,
  ConversationId,
  ExtensionId,
  Instant,
  QueueTaskId,
} from './ids.ts';

/** Why a call with a phone came to nothing, as told to those who integrate. */
export type PhoneFailure = 'busy' | 'declined' | 'no-answer' | 'unreachable' | 'rejected';

/** Channel variables that a caller takes back to the dialplan. */
export type IvrVariables = Readonly<Record<string, string>>;

/**
 * A caller whom the dialplan handed in. He is in exactly one place and leaves it once.
 *
 *     waiting ──agent answers──▶ talking
 *        │                          │
 *        └───────▶ returning ◀──────┘      and from each of them: gone, when he hangs up
 *
 * While returning he is Asterisk's until it confirms; after a crash the command is given again.
 */
export interface IvrCall {
  readonly kind: 'ivr';
  readonly id: CallId;
  readonly number: string;
  readonly name: string;
  readonly arrivedAt: Instant;
  /** Until he talks with somebody, a caller need not be answered: then he is not charged for waiting. */
  readonly answered: boolean;
  /** How often the dialplan handed this call in, this time included. */
  readonly attempts: number;
  readonly place:
    | { readonly kind: 'waiting'; readonly taskId: QueueTaskId }
    | {
        readonly kind: 'talking';
        readonly conversationId: ConversationId;
        /** What he takes back, but for how the conversation ends. */ readonly variables: IvrVariables;
      }
    | { readonly kind: 'returning'; readonly variables: IvrVariables };
}

/** Why the platform hangs up a call. */
export type EndReason =
  'no-answer' | 'rejected' | 'task-over' | 'conversation-over' | 'logout' | 'error';

/**
 * A call with an agent's phone.
 *
 *     dialling ──180──▶ ringing ──200──▶ up ──▶ ending ──▶ gone
 *         └────────────────┴──────────────┴──────┘ (each of them may also be gone at once)
 */
export interface AgentCall {
  readonly kind: 'agent';
  readonly id: CallId;
  readonly agent: AgentName;
  readonly extension: ExtensionId;
  readonly dialledAt: Instant;
  readonly phase:
    | { readonly kind: 'dialling'; readonly taskId: QueueTaskId; readonly until: Instant }
    | {
        readonly kind: 'ringing';
        readonly taskId: QueueTaskId;
        readonly until: Instant;
        /** The phone sends sound already. */
        readonly earlyMedia: boolean;
      }
    | { readonly kind: 'up'; readonly answeredAt: Instant }
    | { readonly kind: 'ending'; readonly reason: EndReason; readonly answeredAt: Instant | null };
}

/** One telephone leg, one Asterisk channel. */
export type Call = IvrCall | AgentCall;
