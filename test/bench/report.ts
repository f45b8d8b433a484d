import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { Worker } from 'node:worker_threads';
import type {
  AgentName,
  CallcenterId,
  QueueTaskId,
  WorkChannelName,
} from '../../src/domain/ids.ts';
import type { ConditionName } from '../../src/domain/ids.ts';
import { ServiceMetrics } from '../../src/metrics/service-metrics.ts';
import { Calendar } from '../../src/operations/calendar.ts';
import type { LiveCallcenter } from '../../src/operations/ports/metrics.ts';
import type { Batch } from '../../src/operations/ports/store.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { openStore, type OpenStore } from '../../src/storage/open-store.ts';
import { agent, change, creationOf, event, task } from '../storage/sample-records.ts';

/**
 * Reports over a million queue tasks, and what commits notice of them: `npm run bench:report [TASKS]`.
 * 300 agents, 20 conditions, 62 days, beside a thread that takes a processor and nothing else. Commits are those of an answered call, ten milliseconds apart.
 */
const TASKS = Number(process.argv[2] ?? 1_000_000);
const DAY_MS = 86_400_000;
const DAYS = 62;
const FROM = Date.UTC(2026, 8, 1);
const TO = FROM + DAYS * DAY_MS;
const ACME = 'acme' as CallcenterId;
const RULES = { inTimeMs: 20_000, soonMs: 5000 };

/** Of each task: when it ended, and parts of it. Agents idle, are rung, talk and wrap up in turn. */
const NUMBERS = `WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ${TASKS}),
  t AS (SELECT i, ${FROM} + i * ${Math.floor((DAYS * DAY_MS) / TASKS)} AS at,
    't' || i AS id, 'agent-' || (i % 300) AS name, 'condition-' || (i % 20) AS condition,
    abs(random()) % 60000 AS waited, abs(random()) % 9000 AS rang,
    CASE WHEN i % 10 < 8 THEN 'success' WHEN i % 10 = 8 THEN 'hangup' ELSE 'timeout' END AS outcome
    FROM n)`;

const FILL = [
  `INSERT INTO ended_task ${NUMBERS} SELECT 'acme', at, id, 'ivr', 1, 'default', condition, outcome,
    waited, iif(outcome = 'success', name, NULL), rang, 60000, 1000, 5000 FROM t`,
  `INSERT INTO ended_ring ${NUMBERS} SELECT 'acme', at, id, 'ivr', 1, 'default', condition, outcome,
    waited, name, rang FROM t`,
  ...[
    ['idle', 0, 600_000],
    ['fetching', 600_000, 605_000],
    ['talk', 605_000, 700_000],
    ['wrap_up', 700_000, 730_000],
  ].map(
    ([activity, from, to]) => `INSERT INTO agent_span ${NUMBERS}
      SELECT 'acme', name, '${activity}', '${activity}', '', at + ${from}, at + ${to}, id, at,
        'default', condition FROM t WHERE outcome = 'success'`,
  ),
];

const fill = async (path: string): Promise<void> => {
  const { knex, readers, reporters } = await openDatabase(path);
  await knex.raw(`INSERT INTO callcenter VALUES ('acme', '{}')`);
  for (const statement of FILL) await knex.raw(statement);
  await Promise.all([knex, readers, reporters].map((connection) => connection.destroy()));
};

const answered = (number: number): Batch => {
  const [taskId, name] = [`live-${number}`, `agent-${number % 300}`];
  const counted = {
    taskId: taskId as QueueTaskId,
    type: 'ivr',
    isCaller: true,
    workChannel: 'default' as WorkChannelName,
    condition: 'condition-1' as ConditionName,
    lastAgent: false,
  } as const;
  const at = TO + number;
  const of = { at, agent: name as AgentName };
  const ended = { ...counted, ...of, outcome: 'success', waitedMs: 5000, rangMs: 3000 } as const;
  return {
    callcenterId: ACME,
    changes: [change('queue_task', taskId, task(taskId)), change('agent', name, agent(name))],
    events: [event({ id: taskId }), event({ id: taskId }), event({ id: taskId })],
    figures: [
      { ...ended, kind: 'ring-ended' },
      { ...ended, kind: 'task-ended' },
      { ...of, kind: 'activity', activity: 'talk', state: 'talking', reason: '', task: counted },
    ],
  };
};

const at = (sorted: readonly number[], share: number): string =>
  (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(2);

let committed = 0;

/** Commits, one after the other, until told to stop. */
const commitUntil = async (store: OpenStore, isOver: () => boolean): Promise<number[]> => {
  const times: number[] = [];
  while (!isOver()) {
    const start = performance.now();
    await store.commit(answered((committed += 1)));
    times.push(performance.now() - start);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return times.sort((one, other) => one - other);
};

const measure = async (
  store: OpenStore,
  what: string,
  run: () => Promise<unknown>,
): Promise<void> => {
  const loop = monitorEventLoopDelay({ resolution: 1 });
  loop.enable();
  const start = performance.now();
  let isOver = false;
  const committing = commitUntil(store, () => isOver);
  await run();
  const ms = performance.now() - start;
  isOver = true;
  const times = await committing;
  loop.disable();
  const commits = `commits p50 ${at(times, 0.5)} p95 ${at(times, 0.95)} p99 ${at(times, 0.99)} worst ${at(times, 1)} ms of ${times.length}`;
  const delay = `event loop p99 ${(loop.percentile(99) / 1e6).toFixed(1)} ms`;
  console.log(`${what.padEnd(28)} ${(ms / 1000).toFixed(2).padStart(6)} s  ${commits}; ${delay}`);
};

/** A thread that computes and reads nothing: what sharing the processors alone costs. */
const compute = async (ms: number): Promise<void> => {
  const until = `const end = Date.now() + ${ms}; while (Date.now() < end);`;
  await once(new Worker(until, { eval: true }), 'exit');
};

const scrape = async (agents: number, callcenters: number): Promise<void> => {
  const metrics = new ServiceMetrics();
  const rows: LiveCallcenter[] = Array.from({ length: callcenters }, (_, number) => ({
    id: `center-${number}` as CallcenterId,
    tasks: { waiting: 1, fetching: 1 },
    agents: { online: 0, idle: agents, fetching: 0, talking: 0, busy: 0, away: 0, offline: 0 },
    calls: { ivr: 0, agent: 0, outside: 0 },
    conversations: 1,
    mailbox: 0,
  }));
  const sources = {
    callcenters: () => rows,
    trunks: () => [],
    eventLags: () => [],
    isAsteriskConnected: () => true,
    connections: () => ({ idle: 1, busy: 1, streaming: 1, phone: 1 }),
    turnsWaiting: () => 0,
    diskFree: () => 5_000_000_000,
  };
  metrics.watch(sources);
  await metrics.read();
  const start = performance.now();
  for (let time = 0; time < 20; time += 1) await metrics.read();
  const ms = (performance.now() - start) / 20;
  console.log(`a scrape of ${callcenters} call centers: ${ms.toFixed(2)} ms`);
};

const folder = await mkdtemp(join(tmpdir(), 'bench-report-'));
const path = join(folder, 'bench.sqlite');
const start = performance.now();
await fill(path);
const filled = ((performance.now() - start) / 1000).toFixed(0);
console.log(`${TASKS} queue tasks, ${TASKS} rings, ${TASKS * 3.2} spans, made in ${filled} s`);
const store = await openStore(path);
await store.commit(creationOf(ACME));
const calendar = new Calendar('Europe/Berlin');
const whole = { from: FROM, to: TO };
const { reports } = store;
await measure(store, 'no report', () => new Promise((resolve) => setTimeout(resolve, 5000)));
await measure(store, 'a thread that computes', () => compute(5000));
await measure(store, `by day, ${DAYS} days`, () =>
  reports.byInterval(ACME, calendar.days(whole), RULES),
);
await measure(store, `by hour, ${DAYS} days`, () =>
  reports.byInterval(ACME, calendar.hours(whole), RULES),
);
await measure(store, `by agent, ${DAYS} days`, () => reports.byAgent(ACME, whole, RULES));
await measure(store, `by condition, ${DAYS} days`, () => reports.byCondition(ACME, whole, RULES));
await measure(store, 'stats: an hour', () =>
  reports.ofInterval(ACME, { from: TO - 3_600_000, to: TO }, RULES),
);
await measure(store, 'stats: a day', () =>
  reports.ofInterval(ACME, { from: TO - DAY_MS, to: TO }, RULES),
);
await scrape(10_000, 1);
await scrape(100, 100);
await store.close();
await rm(folder, { recursive: true });
