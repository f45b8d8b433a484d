import type { ConditionName, Instant, WorkChannelName } from '../../ids.ts';
import { type ConditionKey, conditionKey } from '../../stored-condition.ts';
import { type Threshold, type ThresholdKey, thresholdKey } from '../../threshold.ts';
import type { Figure, TaskOutcome } from './figure.ts';

const HOUR_MS = 3_600_000;
/** What is older than an hour goes in steps of so many ms: figures of the last hour change no more often by that. */
const STEP_MS = 10_000;

/** A caller who hangs up sooner dialled wrongly or changed their mind. They do not count against the call center. */
export const SOON_MS = 5000;

/** A caller whose waiting ended. */
export interface EndedTask {
  readonly at: Instant;
  readonly workChannel: WorkChannelName;
  readonly condition: ConditionName | null;
  readonly outcome: TaskOutcome;
  readonly waitedMs: number;
}

/** What is counted of callers whose waiting ended. */
export interface RecentCounts {
  readonly offered: number;
  readonly answered: number;
  readonly answeredInTime: number;
  readonly abandoned: number;
  readonly abandonedSoon: number;
  /** Nobody let them wait: the call center was closed, or they left to do something else. */
  readonly leftByChoice: number;
}

/** What is counted apart: a call center as a whole, a work channel, or a condition. */
export type Scope = '' | WorkChannelName | ConditionKey;

/** A threshold with its key, and the scope that is counted for it. */
export interface Watched {
  readonly threshold: Threshold;
  readonly key: ThresholdKey;
  readonly scope: Scope;
}

export const watchedOf = (threshold: Threshold): Watched => ({
  threshold,
  key: thresholdKey(threshold),
  scope: scopeOf(threshold),
});

const scopeOf = ({
  workChannel,
  condition,
}: Pick<Threshold, 'workChannel' | 'condition'>): Scope => {
  if (workChannel === null) return '';
  return condition === null ? workChannel : conditionKey(workChannel, condition);
};

const NONE: RecentCounts = {
  offered: 0,
  answered: 0,
  answeredInTime: 0,
  abandoned: 0,
  abandonedSoon: 0,
  leftByChoice: 0,
};

const BY_CHOICE: ReadonlySet<TaskOutcome> = new Set(['closed', 'key', 'callback']);

/** Those of whom a service level is made: not those who hung up soon, came while it was closed, or left to do something else. */
export const countingFor = ({ offered, abandonedSoon, leftByChoice }: RecentCounts): number =>
  offered - abandonedSoon - leftByChoice;

/**
 * The share of those who were answered in time, without those who hung up soon, came while it was closed, or
 * left by a key or to be called back; null: there is none to share.
 */
export const serviceLevelOf = (counts: RecentCounts): number | null => {
  const whole = countingFor(counts);
  return whole === 0 ? null : Math.round((counts.answeredInTime / whole) * 10_000) / 10_000;
};

const countsOf = ({ outcome, waitedMs }: EndedTask, inTimeMs: number): RecentCounts => {
  const isAnswered = outcome === 'success';
  const isAbandoned = outcome === 'hangup';
  return {
    offered: 1,
    answered: Number(isAnswered),
    answeredInTime: Number(isAnswered && waitedMs <= inTimeMs),
    abandoned: Number(isAbandoned),
    abandonedSoon: Number(isAbandoned && waitedMs < SOON_MS),
    leftByChoice: Number(BY_CHOICE.has(outcome)),
  };
};

const plus = (sum: RecentCounts, one: RecentCounts, sign: 1 | -1): RecentCounts => ({
  offered: sum.offered + sign * one.offered,
  answered: sum.answered + sign * one.answered,
  answeredInTime: sum.answeredInTime + sign * one.answeredInTime,
  abandoned: sum.abandoned + sign * one.abandoned,
  abandonedSoon: sum.abandonedSoon + sign * one.abandonedSoon,
  leftByChoice: sum.leftByChoice + sign * one.leftByChoice,
});

const scopesOf = ({ workChannel, condition }: EndedTask): readonly Scope[] =>
  condition === null ? ['', workChannel] : ['', workChannel, conditionKey(workChannel, condition)];

/** When it is a task of the last hour no longer. */
const endOf = ({ at }: EndedTask): Instant => Math.ceil((at + HOUR_MS) / STEP_MS) * STEP_MS;

/** Callers whose waiting ended in the last hour, counted as they come and go. */
export class RecentTasks {
  #ended: EndedTask[] = [];
  /** How many of them are too old by now. */
  #old = 0;
  #inTimeMs: number;
  readonly #counts = new Map<Scope, RecentCounts>();

  /** @param inTimeMs who is answered after no more has not waited too long */
  constructor(inTimeMs: number) {
    this.#inTimeMs = inTimeMs;
  }

  /** Takes in what was counted, if it is of a caller whom no other task goes on for. */
  note(figure: Figure): void {
    if (figure.kind !== 'task-ended' || !figure.isCaller || figure.outcome === 'forward') return;
    this.add(figure);
  }

  add({ at, workChannel, condition, outcome, waitedMs }: EndedTask): void {
    const ended = { at, workChannel, condition, outcome, waitedMs };
    this.#ended.push(ended);
    this.#count(ended, 1);
  }

  /** Counts anew by another limit. */
  setInTime(inTimeMs: number): void {
    if (inTimeMs === this.#inTimeMs) return;
    this.#inTimeMs = inTimeMs;
    this.#counts.clear();
    for (const ended of this.#ended.slice(this.#old)) this.#count(ended, 1);
  }

  /** Leaves out what is older than an hour. */
  forgetOld(now: Instant): void {
    for (
      let oldest = this.#ended[this.#old];
      oldest !== undefined;
      oldest = this.#ended[this.#old]
    ) {
      if (endOf(oldest) > now) break;
      this.#count(oldest, -1);
      this.#old += 1;
    }
    if (this.#old * 2 < this.#ended.length) return;
    this.#ended = this.#ended.slice(this.#old);
    this.#old = 0;
  }

  /** When the next is left out; null: there is none. */
  get nextEnd(): Instant | null {
    const oldest = this.#ended[this.#old];
    return oldest === undefined ? null : endOf(oldest);
  }

  of(scope: Scope): RecentCounts {
    return this.#counts.get(scope) ?? NONE;
  }

  /** Those that count, oldest first. */
  get all(): readonly EndedTask[] {
    return this.#ended.slice(this.#old);
  }

  #count(ended: EndedTask, sign: 1 | -1): void {
    const one = countsOf(ended, this.#inTimeMs);
    for (const scope of scopesOf(ended)) {
      const sum = plus(this.of(scope), one, sign);
      if (sum.offered === 0) this.#counts.delete(scope);
      else this.#counts.set(scope, sum);
    }
  }
}
