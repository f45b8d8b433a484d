import type {
  AgentName,
  CallId,
  ConversationId,
  ExtensionId,
  Instant,
  QueueTaskId,
  TrunkName,
} from './ids.ts';
import type { ListenSpeakMode } from './listen-speak-mode.ts';
import type { Speech } from './speech.ts';

/** Why a call with a phone came to nothing, as told to those who integrate. */
export type PhoneFailure = 'busy' | 'declined' | 'no-answer' | 'unreachable' | 'rejected';

/** A key of a telephone, pressed for so long: one of `0` to `9`, `*`, `#`, `A` to `D`. */
export interface KeyPress {
  readonly key: string;
  readonly durationMs: number;
}

/** The way of a call to a telephone number over a trunk. */
export interface TrunkRoute {
  readonly trunk: TrunkName;
  /** The number as that trunk is asked for it. */
  readonly dialled: string;
  /** Trunks that the number was asked for in vain before, by calls in whose place this one is. */
  readonly failed: readonly TrunkName[];
}

/** Channel variables that a caller takes back to the dialplan. */
export type IvrVariables = Readonly<Record<string, string>>;

/**
 * A caller whom the dialplan handed in. They are in exactly one place, and leave it once.
 *
 *     waiting ──agent answers──▶ talking
 *        │                          │
 *        ├──(confirmed)──▶ returning ◀──┤      and from each of them: gone, on a hang-up
 *        └───────▶   lost    ◀──────┘
 *
 * While `returning`, Asterisk has not confirmed the return yet; after a crash the command is given again.
 */
export interface IvrCall {
  readonly kind: 'ivr';
  readonly id: CallId;
  readonly number: string;
  readonly name: string;
  /** The number that they dialled; empty: not known. */
  readonly dialled: string;
  readonly arrivedAt: Instant;
  /** A caller need not be answered until they talk with somebody, so that waiting costs them nothing. */
  readonly answered: boolean;
  /** The phone holds the call: it neither plays what it is sent nor sends what is said to it. */
  readonly onHold: boolean;
  /** How often the dialplan handed this call in, this time included. */
  readonly attempts: number;
  readonly place:
    | { readonly kind: 'waiting'; readonly taskId: QueueTaskId }
    | {
        readonly kind: 'talking';
        readonly conversationId: ConversationId;
        /** Set on the call when it returns, together with how the conversation ended. */ readonly variables: IvrVariables;
      }
    /** They are told that they will be called back, and return when they have been. */
    | {
        readonly kind: 'confirmed';
        readonly speech: Speech;
        readonly variables: IvrVariables;
      }
    | { readonly kind: 'returning'; readonly variables: IvrVariables }
    /** No sound comes from the caller any more: the call is being hung up. */
    | { readonly kind: 'lost' };
}

/** Why the platform hangs up a call. */
export type EndReason =
  | 'no-answer'
  | 'rejected'
  | 'task-over'
  | 'conversation-over'
  | 'timeout'
  | 'logout'
  | 'error'
  /** Nothing is heard of the phone any more. */
  | 'lost'
  /** The phone that was lost rings, and nothing is left to let its agent into again. */
  | 'rejoin-over';

/** What an agent's phone is rung for: somebody who waits for them, or a call that they asked for. */
export type RingPurpose =
  | { readonly kind: 'task'; readonly taskId: QueueTaskId }
  | {
      readonly kind: 'join';
      readonly conversationId: ConversationId;
      readonly mode: ListenSpeakMode;
      /** The only agent who is to hear this one; null: all are. */
      readonly whisperTo: AgentName | null;
    }
  /** The phone was lost during a talk: the agent joins again the conversations that the lost call is a member of. */
  | { readonly kind: 'rejoin'; readonly lost: CallId };

/**
 * What is done to have a phone back that was lost: its call is hung up first, then it is waited for
 * until it is registered, then rung.
 */
export type Rejoin =
  | { readonly kind: 'ending' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'ringing'; readonly callId: CallId };

/**
 * A call with an agent's phone.
 *
 *     dialling ──180──▶ ringing ──200──▶ up ──▶ ending ──▶ gone
 *         └────────────────┴──────────────┼──────┘ (each of them may also be gone at once)
 *                                         └──▶ lost ──▶ another call takes its place, or gone
 *
 * A lost call keeps its agent's place in their conversations until they are back or the time is up. In
 * Asterisk it is hung up at once.
 */
export interface AgentCall {
  readonly kind: 'agent';
  readonly id: CallId;
  readonly agent: AgentName;
  readonly extension: ExtensionId;
  /** null: the phone is no telephone, or no trunk takes its number. */
  readonly route: TrunkRoute | null;
  readonly dialledAt: Instant;
  readonly onHold: boolean;
  readonly phase:
    | { readonly kind: 'dialling'; readonly purpose: RingPurpose; readonly until: Instant }
    | {
        readonly kind: 'ringing';
        readonly purpose: RingPurpose;
        readonly until: Instant;
        /** The phone sends sound already. */
        readonly earlyMedia: boolean;
      }
    | { readonly kind: 'up'; readonly answeredAt: Instant }
    | {
        readonly kind: 'lost';
        readonly answeredAt: Instant;
        /** When the agent counts as gone. */
        readonly until: Instant;
        readonly rejoin: Rejoin;
      }
    | {
        readonly kind: 'ending';
        readonly reason: EndReason;
        readonly answeredAt: Instant | null;
      };
}

/**
 * A call with a telephone number, dialled over the trunk into a conversation. Its phases are those of
 * an agent's call; once it is up it has a time limit.
 */
export interface OutsideCall {
  readonly kind: 'outside';
  readonly id: CallId;
  /** Who asked for it, and has it counted for as long as it lasts; null: no agent. */
  readonly agent: AgentName | null;
  readonly number: string;
  /** The caller id that the number is shown. */
  readonly from: string;
  readonly conversationId: ConversationId;
  /** The mode in which it joins. */
  readonly mode: ListenSpeakMode;
  readonly maxAnswerMs: number;
  /** null: it is not dialled yet, or no trunk takes it. */
  readonly route: TrunkRoute | null;
  readonly dialledAt: Instant;
  readonly onHold: boolean;
  readonly phase:
    | { readonly kind: 'dialling'; readonly until: Instant }
    | { readonly kind: 'ringing'; readonly until: Instant; readonly earlyMedia: boolean }
    | { readonly kind: 'up'; readonly answeredAt: Instant; readonly until: Instant }
    | {
        readonly kind: 'ending';
        readonly reason: EndReason;
        readonly answeredAt: Instant | null;
      };
}

/** A call that the platform made. */
export type DialledCall = AgentCall | OutsideCall;

/** One telephone leg, one Asterisk channel. */
export type Call = IvrCall | DialledCall;

/** When it was answered; null: it was not. */
export const answeredAt = ({ phase }: DialledCall): Instant | null => {
  switch (phase.kind) {
    case 'up':
    case 'lost':
    case 'ending':
      return phase.answeredAt;
    case 'dialling':
    case 'ringing':
      return null;
  }
};

/** Whether it only stands for an agent whose phone is lost. */
export const isLost = (call: Call | undefined): boolean =>
  call?.kind === 'agent' && call.phase.kind === 'lost';

/** Whether Asterisk has it, or is to have it. */
export const isOnLine = (call: Call | undefined): boolean =>
  call !== undefined &&
  !(call.kind === 'agent' && call.phase.kind === 'lost' && call.phase.rejoin.kind !== 'ending');
