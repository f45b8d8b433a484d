import type { CalledFirst } from '../callback.ts';
import type { SettableState } from '../agent-state.ts';
import type { AgentName, ConditionName, WorkChannelName } from '../ids.ts';
import type { Position } from '../source-position.ts';

/**
 * What the waiting side hears while an agent's phone is rung:
 * 1 the wait voice throughout; 2 the ring voice from dialling to the answer or the end; 3 the ring
 * voice until the phone rings, then the phone's own ring-back; 4 the wait voice until the phone
 * rings, then the ring voice; 5 the wait voice until the phone rings, then its ring-back.
 */
export type RingMode = 1 | 2 | 3 | 4 | 5;

/** Among equal agents: any, or the one whose last conversation ended longest ago. */
export type Choice = 'random' | 'lru';

/** They wait as ever, or are given back at once. */
export type WhenClosed = 'wait' | 'return';

/** On answer both sides hear `before`, the agent's job number digit by digit, and `after`. */
export interface SpokenNumber {
  readonly before: string | null;
  readonly after: string | null;
}

/** Limits that an entry may state; null: not stated, so the stored condition's or the default applies. */
export interface EntryLimits {
  /** 0 to 99. */
  readonly priority: number | null;
  /** Waiting and ringing together. */
  readonly timeoutMs: number | null;
  /** Waiting; 0: now or never. */
  readonly queueTimeoutMs: number | null;
  /** Ringing one phone. */
  readonly fetchTimeoutMs: number | null;
}

/** Whom one entry looks for: agents by a stored condition, one agent, agents with a skill, or who talked last with this caller. */
export type Wanted =
  | { readonly kind: 'condition'; readonly name: ConditionName }
  | { readonly kind: 'agent'; readonly name: AgentName }
  | { readonly kind: 'skill'; readonly name: string }
  | { readonly kind: 'last-agent'; readonly withinMs: number };

/** One entry of a route. `at` is where its element begins in the XML, for errors found later. */
export type RouteEntry = Wanted & EntryLimits & { readonly at: Position };

/** Entries that are tried and waited for together. Never empty. */
export interface Route {
  readonly entries: readonly RouteEntry[];
  readonly at: Position;
}

/**
 * How a caller wants to be given an agent, as asked by the IVR or the API. Plain immutable data that
 * survives JSON. Whether the work channel, the conditions and the voices exist is not known yet.
 */
export interface EnqueueRequest {
  readonly workChannel: WorkChannelName;
  /** Null: music. */
  readonly waitVoice: string | null;
  readonly ringMode: RingMode;
  /** Null: none was named, although the ring mode may want one. */
  readonly ringVoice: string | null;
  /** Null: the default music. */
  readonly holdVoice: string | null;
  /** Null: nothing is said on answer. */
  readonly spokenNumber: SpokenNumber | null;
  /** The agent's state after their last conversation has ended. */
  readonly reserveState: SettableState;
  /** Time that the agent has to wrap up before that state; null: as the call center is set. */
  readonly wrapUpMs: number | null;
  readonly choice: Choice;
  /** An agent whose phone fails is passed over and the search goes on; otherwise the task ends. */
  readonly failOverflow: boolean;
  /** Null: without limit. */
  readonly conversationTimeoutMs: number | null;
  /** 1: the conversation refuses a third member. */
  readonly conversationLevel: 1 | 2;
  /** Record the conversation, from its beginning to its end. */
  readonly record: boolean;
  /** The task's priority grows by one each time it has waited this long; null: never. */
  readonly priorityRaiseMs: number | null;
  /** Tell the waiting caller their place in the queue. */
  readonly announcePosition: boolean;
  /** Tell the waiting caller how long they may have to wait, once that can be estimated. */
  readonly announceWait: boolean;
  /** The time until the caller is told again; null: they are told once. */
  readonly announceEveryMs: number | null;
  /** What becomes of a caller who comes while the call center is closed. */
  readonly closed: WhenClosed;
  /** With this key a waiting caller asks to be called back; null: with none. */
  readonly callbackKey: string | null;
  /** Said to the caller who asked to be called back; null: nothing. */
  readonly callbackVoice: string | null;
  /** The number to call back; null: the caller's own. */
  readonly callbackTo: string | null;
  /** Shown to that number as caller; null: what the trunk shows. */
  readonly callbackFrom: string | null;
  readonly callbackFirst: CalledFirst;
  /** How often the number is called at most. */
  readonly callbackTries: number;
  /** From a call in vain to the next. */
  readonly callbackRetryMs: number;
  /** With any of these keys a waiting caller leaves the queue; null: with none. */
  readonly exitKeys: string | null;
  /** A caller who left by a key a moment ago has their place again. */
  readonly keepPlace: boolean;
  /** Carried on every event of the task and back to the IVR. */
  readonly data: string | null;
  /** Tried in this order. Never empty. */
  readonly routes: readonly Route[];
}
