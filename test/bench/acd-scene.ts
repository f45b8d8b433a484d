import { compileSort, compileWhere } from '../../src/domain/condition/compile.ts';
import {
  makeId,
  type AgentName,
  type ConditionName,
  type QueueTaskId,
  type WorkChannelName,
} from '../../src/domain/ids.ts';
import type { QueueAgent } from '../../src/domain/queue/queue-agent.ts';
import type { QueueCondition } from '../../src/domain/queue/queue-condition.ts';
import type { QueueEntry, WaitingTask } from '../../src/domain/queue/waiting-task.ts';

/** A call center of made-up but likely people, the same for each run. */

export const SKILLS = 50;
export const CONDITIONS = 20;
const WORK_CHANNEL = 'default' as WorkChannelName;
const START = Date.UTC(2026, 0, 5, 9);

/** Marsaglia's xorshift with 32 bits: good enough to make people up. */
export const seededRandom = (seed: number): (() => number) => {
  let state = seed | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
};

const pick = <T>(random: () => number, items: readonly T[]): T => {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
};

const skillNames = Array.from({ length: SKILLS }, (_, n) => `skill-${n}`);
const wheres = [
  (a: string, b: string) => `'${a}' in skills and skills['${b}'] > 40.0`,
  (a: string, b: string) => `skills["${a}"] > 75 or (skills["${a}"] > 60 and "${b}" in skills)`,
  (a: string, b: string) => `get("${a}") > 75 || has("${b}") && !has("trainee");`,
  (a: string) => `'${a}' in skills`,
  (a: string) => `not ('${a}' in skills)`,
];
const sorts = [
  () => '0',
  (a: string) => `skills['${a}']`,
  (a: string, b: string) => `(skills['${a}'] * 0.4 + skills['${b}'] * 0.6) / 2`,
];

export const makeCondition = (number: number, random: () => number): QueueCondition => {
  const [a, b] = [pick(random, skillNames), pick(random, skillNames)];
  return {
    name: `condition-${number}` as ConditionName,
    workChannel: WORK_CHANNEL,
    where: compileWhere(pick(random, wheres)(a, b)),
    sort: compileSort(pick(random, sorts)(a, b)),
    priority: pick(random, [0, 10, 20]),
  };
};

/** Eight skills out of fifty; whole scores, so that many agents rank equal. */
export const makeSkills = (random: () => number): Map<string, number> =>
  new Map(Array.from({ length: 8 }, () => [pick(random, skillNames), Math.floor(random() * 101)]));

export const makeAgent = (number: number, usable: boolean, random: () => number): QueueAgent => ({
  name: `agent-${number}` as AgentName,
  workChannel: WORK_CHANNEL,
  skills: makeSkills(random),
  lastConversationEndedAt: random() < 0.1 ? null : START - Math.floor(random() * 3_600_000),
  usable,
});

const makeEntry = (number: number, agents: number, random: () => number): QueueEntry => {
  const priority = pick(random, [null, null, 0, 10, 50]);
  const kind = random();
  if (kind < 0.8) {
    const name = `condition-${Math.floor(random() * CONDITIONS)}` as ConditionName;
    return { kind: 'condition', name, number, priority };
  }
  if (kind < 0.95) return { kind: 'skill', name: pick(random, skillNames), number, priority };
  const name = `agent-${Math.floor(random() * agents)}` as AgentName;
  return { kind: 'agent', name, number, priority };
};

/** One to three entries; some priorities rise; some were rung in vain or exclude an agent. */
export const makeTask = (number: number, agents: number, random: () => number): WaitingTask => {
  const someone = (): AgentName => `agent-${Math.floor(random() * agents)}` as AgentName;
  const since = START + number * 20;
  return {
    id: makeId('task', since, random) as QueueTaskId,
    workChannel: WORK_CHANNEL,
    since,
    priorityRaise: pick(random, [null, null, null, 30, 60]),
    choice: pick(random, ['random', 'lru']),
    excluded: random() < 0.02 ? [someone()] : [],
    failed: random() < 0.05 ? [someone(), someone()] : [],
    paused: [],
    entries: Array.from({ length: 1 + Math.floor(random() * 3) }, (_, n) =>
      makeEntry(n, agents, random),
    ),
  };
};
