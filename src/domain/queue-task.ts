import type { Callback } from './callback.ts';
import type { PhoneFailure } from './call.ts';
import type { EnqueueRequest } from './enqueue/enqueue-request.ts';
import type {
  AgentName,
  CallId,
  ConversationId,
  ExtensionId,
  Instant,
  QueueTaskId,
} from './ids.ts';
import type { Speech } from './speech.ts';
import type { ListenSpeakMode } from './listen-speak-mode.ts';
import type { EntryAim } from './queue/waiting-task.ts';

export type QueueTaskType =
  'ivr' | 'call_agent' | 'forward_agent' | 'xfer_agent' | 'invite_agent' | 'callback';

/** Who waits. */
export type TaskOrigin =
  | {
      readonly kind: 'call';
      readonly callId: CallId;
      /** The caller's, as Asterisk told them on arrival; empty: not known. */
      readonly number: string;
      readonly name: string;
      /** The number that they dialled; empty: not known. */
      readonly dialled: string;
    }
  | {
      readonly kind: 'conversation';
      readonly conversationId: ConversationId;
      /** The call of the agent who asked for it; null: nobody's. */
      readonly callId: CallId | null;
      /** The mode in which the agent who is won joins. */
      readonly mode: ListenSpeakMode;
    }
  /** Nobody is on the line: who waits is to be called. */
  | { readonly kind: 'callback'; readonly callId: null };

/** Whom an entry of a task looks for. */
export type TaskAim =
  | EntryAim
  /** Who talked last with this caller; null: nobody, or nobody that long. */
  | {
      readonly kind: 'last-agent';
      readonly name: AgentName | null;
      /** How long ago that may have been. */
      readonly withinMs: number;
    };

/** One entry of a route, with the stored condition's times filled in where the XML gave none. */
export type TaskEntry = TaskAim & {
  /** 0 to 99. Null: whatever the condition says at the time; 0 for other kinds. */
  readonly priority: number | null;
  /** Waiting and ringing together; null: without limit. */
  readonly timeoutMs: number | null;
  /** Waiting; 0: now or never; null: without limit. */
  readonly queueTimeoutMs: number | null;
  /** Ringing one phone. */
  readonly fetchTimeoutMs: number;
};

/** Why a task ended without an agent. */
export type QueueTaskFailure =
  | { readonly cause: 'timeout' }
  | { readonly cause: 'reject'; readonly data: string | null; readonly agent: AgentName }
  | {
      readonly cause: 'call_fail';
      readonly detail: PhoneFailure;
      readonly agent: AgentName;
      readonly data: string | null;
    }
  | { readonly cause: 'cancel' }
  | { readonly cause: 'forward' }
  | { readonly cause: 'hangup' }
  | { readonly cause: 'overflow' }
  | { readonly cause: 'closed' }
  /** The caller pressed one of the `exit_keys`: `detail` is the key. */
  | { readonly cause: 'key'; readonly detail: string }
  /** The number was called as often as was asked for: `detail` is how it failed at last. */
  | { readonly cause: 'callback_fail'; readonly detail: PhoneFailure | 'not-allowed' }
  /** The number came in again, or asked for another callback. */
  | { readonly cause: 'callback_replaced' }
  | { readonly cause: 'error'; readonly detail: string };

/** An agent who was rung for the task in vain. */
export interface FailedAttempt {
  readonly agent: AgentName;
  readonly at: Instant;
  readonly failure: PhoneFailure;
}

/** An agent who failed a task is not rung for it again before then. */
export interface Pause {
  readonly agent: AgentName;
  readonly until: Instant;
}

/** The route that is being tried. */
export interface RouteInProgress {
  /** Counted from 0. */
  readonly number: number;
  readonly since: Instant;
  /** How many attempts had failed by then: those that follow failed on this route. */
  readonly failedBefore: number;
  /** When the present wait began: with the route, or when a phone had been rung in vain. */
  readonly waitsSince: Instant;
  /** How long the waits before it were. Time in which phones were rung is none. */
  readonly waitedMs: number;
  /** Numbers of the entries whose time is not up. */
  readonly open: readonly number[];
}

/** The agent who is rung, or was won, for the task. */
export interface Selection {
  readonly agent: AgentName;
  readonly extension: ExtensionId;
  readonly callId: CallId;
  /** The conversation that they will have. */
  readonly conversationId: ConversationId;
  /** Which entry of the route the agent was found by. */
  readonly entry: number;
  readonly at: Instant;
}

/**
 * One caller waiting to be given an agent.
 *
 *     waiting ◀──phone failed, fail_overflow──┐
 *        │                                    │
 *        └────an agent is chosen────▶ fetching ────answered──────▶ success
 *        │                                    │
 *        └───────────────▶ fail ◀─────────────┘
 *
 * `success` and `fail` are final: whatever comes later leaves them as they are.
 *
 * A callback rings the agent, and calls the number when they have answered; or it calls the number as soon
 * as an agent is free, and waits for an agent again when the number has answered:
 *
 *     waiting ──▶ fetching ──agent answers──▶ calling ──number answers──▶ success
 *     waiting ──────────────────────────────▶ calling ──number answers──▶ waiting ──▶ fetching ──▶ success
 *        ▲                                       │
 *        └───────────── resting ◀──in vain───────┘──after the last try──▶ fail
 */
export interface QueueTask {
  readonly id: QueueTaskId;
  readonly type: QueueTaskType;
  readonly origin: TaskOrigin;
  /** Never candidates, such as the agent who is calling. */
  readonly excluded: readonly AgentName[];
  readonly enqueue: EnqueueRequest;
  readonly createdAt: Instant;
  readonly routes: readonly (readonly TaskEntry[])[];
  readonly route: RouteInProgress;
  readonly attempts: readonly FailedAttempt[];
  readonly pauses: readonly Pause[];
  /** What is being said to the waiting caller; null: nothing. */
  readonly speech: Speech | null;
  /** When the caller is told their place next; null: never. */
  readonly speaksAt: Instant | null;
  /** The latest data that a rejecting agent gave; reaches the IVR if the task fails in the end. */
  readonly rejectData: string | null;
  /** Whom to call back; null: who waits is on the line. */
  readonly callback: Callback | null;
  readonly phase:
    | { readonly kind: 'waiting' }
    | { readonly kind: 'fetching'; readonly selection: Selection }
    /** The number of a callback is called. */
    | {
        readonly kind: 'calling';
        readonly callId: CallId;
        /** The agent who is there; null: the number is called first. */
        readonly selection: Selection | null;
        /** Who is given nobody else meanwhile, when the number is called first; null: nobody is kept. */
        readonly keptFree: AgentName | null;
      }
    /** A callback waits for its next try. It keeps its place, and is given to nobody. */
    | { readonly kind: 'resting'; readonly until: Instant }
    | {
        readonly kind: 'success';
        readonly selection: Selection;
        readonly endedAt: Instant;
      }
    | {
        readonly kind: 'fail';
        readonly failure: QueueTaskFailure;
        readonly endedAt: Instant;
        readonly selection: Selection | null;
      };
}

/** The agent who is rung, was won, or was chosen when it failed; null: none. */
export const selectionOf = ({ phase }: QueueTask): Selection | null =>
  phase.kind === 'waiting' || phase.kind === 'resting' ? null : phase.selection;
