import type { Knex } from 'knex';
import type { AgentName, CallcenterId, ConditionName, WorkChannelName } from '../domain/ids.ts';
import type {
  ActivityTotals,
  AgentTotals,
  CallbackTotals,
  ConditionTotals,
  CountingRules,
  HandlingTotals,
  Interval,
  Reports,
  TaskTotals,
  Totals,
} from '../operations/ports/reports.ts';
import { countOutcomes } from './note.ts';
import { FairSemaphore } from '../fair-semaphore.ts';
import { READERS } from './database.ts';
import { activitiesByInterval, sumOfActivities } from './report-activities.ts';
import { callbacksBy, callbacksByInterval } from './report-callbacks.ts';
import {
  handlingByAgent,
  ringsByAgent,
  tasksByCondition,
  tasksByInterval,
} from './report-tasks.ts';

const NO_TASKS: TaskTotals = {
  offered: 0,
  answered: 0,
  answeredByLastAgent: 0,
  answeredInTime: 0,
  abandoned: 0,
  abandonedSoon: 0,
  failed: {
    timeout: 0,
    reject: 0,
    call_fail: 0,
    cancel: 0,
    forward: 0,
    overflow: 0,
    closed: 0,
    key: 0,
    callback: 0,
    error: 0,
  },
  waitedMs: 0,
  p90WaitedMs: null,
  abandonedAfterMs: 0,
  rangMs: 0,
};
const NO_CALLBACKS: CallbackTotals = {
  asked: 0,
  reached: 0,
  givenUp: 0,
  withdrawn: 0,
  reachedAfterMs: 0,
};
const NO_HANDLING: HandlingTotals = { handled: 0, talkMs: 0, holdMs: 0, wrapUpMs: 0 };
const NO_ACTIVITY: ActivityTotals = {};

const byInterval = async (
  knex: Knex,
  callcenter: CallcenterId,
  intervals: readonly Interval[],
  rules: CountingRules,
): Promise<Totals[]> => {
  const counted = await tasksByInterval(knex, callcenter, intervals, rules);
  const callbacks = await callbacksByInterval(knex, callcenter, intervals);
  const activities = await activitiesByInterval(knex, callcenter, intervals);
  return intervals.map((_, number) => ({
    tasks: counted[number]?.tasks ?? NO_TASKS,
    callbacks: callbacks[number] ?? NO_CALLBACKS,
    handling: counted[number]?.handling ?? NO_HANDLING,
    activityMs: activities[number] ?? NO_ACTIVITY,
  }));
};

const byAgent = async (
  knex: Knex,
  callcenter: CallcenterId,
  interval: Interval,
  rules: CountingRules,
): Promise<AgentTotals[]> => {
  const rings = await ringsByAgent(knex, callcenter, interval, rules);
  const handling = await handlingByAgent(knex, callcenter, interval);
  const callbacks = await callbacksBy(knex, callcenter, interval, ['agent']);
  const activities = await sumOfActivities(knex, callcenter, interval, ['agent']);
  const names = new Set(
    [rings, handling, callbacks, activities].flatMap((counted) => [...counted.keys()]),
  );
  return [...names].sort().map((key) => ({
    agent: (JSON.parse(key) as [AgentName])[0],
    tasks: rings.get(key) ?? NO_TASKS,
    callbacks: callbacks.get(key) ?? NO_CALLBACKS,
    handling: handling.get(key) ?? NO_HANDLING,
    activityMs: activities.get(key) ?? NO_ACTIVITY,
  }));
};

const byCondition = async (
  knex: Knex,
  callcenter: CallcenterId,
  interval: Interval,
  rules: CountingRules,
): Promise<ConditionTotals[]> => {
  const counted = await tasksByCondition(knex, callcenter, interval, rules);
  const columns = ['work_channel', 'condition'] as const;
  const callbacks = await callbacksBy(knex, callcenter, interval, columns);
  const activities = await sumOfActivities(knex, callcenter, interval, columns);
  return [...new Set([...counted.keys(), ...callbacks.keys(), ...activities.keys()])]
    .sort()
    .flatMap((key) => {
      const [workChannel, condition] = JSON.parse(key) as [WorkChannelName | null, ConditionName];
      if (workChannel === null) return [];
      return {
        workChannel,
        condition,
        tasks: counted.get(key)?.tasks ?? NO_TASKS,
        callbacks: callbacks.get(key) ?? NO_CALLBACKS,
        handling: counted.get(key)?.handling ?? NO_HANDLING,
        activityMs: activities.get(key) ?? NO_ACTIVITY,
      };
    });
};

/**
 * Reports over what is counted, read by connections that commits do not wait for, and each call center's
 * in turn with others'.
 * @param statistics connections for one interval alone, which is soon read
 */
export const reportsFrom = (knex: Knex, statistics: Knex): Reports => {
  const reporting = new FairSemaphore(READERS, READERS - 1);
  const counting = new FairSemaphore(READERS, READERS - 1);
  return {
    byInterval: (callcenter, ...asked) =>
      reporting.run(callcenter, () => byInterval(knex, callcenter, ...asked)),
    ofInterval: async (callcenter, interval, rules) => {
      const [totals] = await counting.run(callcenter, () =>
        byInterval(statistics, callcenter, [interval], rules),
      );
      if (totals === undefined) throw new Error('a report of an interval has no row');
      return totals;
    },
    byAgent: (callcenter, ...asked) =>
      reporting.run(callcenter, () => byAgent(knex, callcenter, ...asked)),
    byCondition: (callcenter, ...asked) =>
      reporting.run(callcenter, () => byCondition(knex, callcenter, ...asked)),
    byOutcome: (callcenter, interval) =>
      reporting.run(callcenter, () => countOutcomes(knex, callcenter, interval)),
  };
};
