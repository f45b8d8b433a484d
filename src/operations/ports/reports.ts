import type { Activity, TaskOutcome } from '../../domain/engine/world/figure.ts';
import type {
  AgentName,
  CallcenterId,
  ConditionName,
  Instant,
  WorkChannelName,
} from '../../domain/ids.ts';

/** From its first moment to before its last. */
export interface Interval {
  readonly from: Instant;
  readonly to: Instant;
}

/** What is told apart when callers are counted. */
export interface CountingRules {
  /** Who is answered after no more has not waited too long. */
  readonly inTimeMs: number;
  /** Who hangs up before is not counted against the service level. */
  readonly soonMs: number;
}

/** Why a task ended, other than by an answer or the caller's hanging up. */
export type FailureCause = Exclude<
  TaskOutcome,
  'success' | 'hangup' | 'callback_fail' | 'callback_replaced'
>;

/** Callers whose waiting ended in an interval; or, for an agent, the rings of their phone. */
export interface TaskTotals {
  readonly offered: number;
  readonly answered: number;
  readonly answeredInTime: number;
  /** By the agent who talked last with the caller, as they were looked for by that. */
  readonly answeredByLastAgent: number;
  readonly abandoned: number;
  readonly abandonedSoon: number;
  readonly failed: Readonly<Record<FailureCause, number>>;
  /** Until the answer, of all who were answered together. */
  readonly waitedMs: number;
  /** Nine of ten who were answered waited no longer; null: nobody was answered. */
  readonly p90WaitedMs: number | null;
  /** Until they hung up, of all who did. */
  readonly abandonedAfterMs: number;
  /** Phones that were answered. */
  readonly rangMs: number;
}

/** What agents did for callers who were answered in an interval, however long it lasted. */
export interface HandlingTotals {
  /** Of how many it is known. */
  readonly handled: number;
  readonly talkMs: number;
  readonly holdMs: number;
  readonly wrapUpMs: number;
}

export type CountedActivity = Exclude<Activity, 'none'> | 'wrap_up';

/** How long agents did what within an interval, all of them together; absent: not at all. */
export type ActivityTotals = Readonly<Partial<Record<CountedActivity, number>>>;

/** Callbacks that were asked for, or ended, in an interval. */
export interface CallbackTotals {
  readonly asked: number;
  readonly reached: number;
  readonly givenUp: number;
  /** Cancelled, or replaced as the number came in again. */
  readonly withdrawn: number;
  /** Until the number had answered, of all that were reached together. */
  readonly reachedAfterMs: number;
}

export interface Totals {
  readonly tasks: TaskTotals;
  readonly callbacks: CallbackTotals;
  readonly handling: HandlingTotals;
  readonly activityMs: ActivityTotals;
}

export interface AgentTotals extends Totals {
  readonly agent: AgentName;
}

export interface ConditionTotals extends Totals {
  readonly workChannel: WorkChannelName;
  /** null: callers who asked for agents and skills alone. */
  readonly condition: ConditionName | null;
}

/** Conversations that had an outcome, by the note of one agent. */
export interface OutcomeTotals {
  readonly outcome: string;
  /** Who noted it; null: somebody who is no agent. */
  readonly agent: AgentName | null;
  readonly conversations: number;
}

/** Sums over what was counted, of any size: none delays a commit. */
export interface Reports {
  /** @param intervals one after the other without a gap, perhaps empty, and not in the future */
  byInterval(
    callcenter: CallcenterId,
    intervals: readonly Interval[],
    rules: CountingRules,
  ): Promise<readonly Totals[]>;
  ofInterval(callcenter: CallcenterId, interval: Interval, rules: CountingRules): Promise<Totals>;
  /** Agents who did anything in the interval, by name. */
  byAgent(
    callcenter: CallcenterId,
    interval: Interval,
    rules: CountingRules,
  ): Promise<readonly AgentTotals[]>;
  /** Conditions that were asked for in the interval, by work channel and name. */
  byCondition(
    callcenter: CallcenterId,
    interval: Interval,
    rules: CountingRules,
  ): Promise<readonly ConditionTotals[]>;
  /** Outcomes of conversations that began in the interval, by outcome and agent. */
  byOutcome(callcenter: CallcenterId, interval: Interval): Promise<readonly OutcomeTotals[]>;
}
