import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { CallcenterId } from '../../src/domain/ids.ts';
import type { Batch } from '../../src/operations/ports/store.ts';
import { openStore } from '../../src/storage/open-store.ts';
import {
  agent,
  call,
  change,
  conversation,
  creationOf,
  event,
  selection,
  task,
} from './sample-records.ts';

/**
 * Measures commits on a disk: `node --import=tsx test/storage/bench.ts [folder]`. A call is four
 * steps: the caller comes, an agent is rung, they answer, all is over.
 */
const COMMITS = 8000;
const GROUPS = 60;
const STEPS_IN_GROUP = 256;
const AGENTS = 200;

const folder = process.argv[2] ?? 'data';
const path = join(folder, `bench-${process.pid}.db`);
const callcenterId = 'acme' as CallcenterId;

const stepsOfCall = (n: number): Batch[] => {
  const [t, c, a, v] = [`t${n}`, `c${n}`, `a${n}`, `v${n}`];
  const name = `agent-${n % AGENTS}`;
  const chosen = selection(name);
  const at = { createdAt: 1_700_000_000_000 + n };
  const told = event({
    id: t,
    type: 'ivr',
    agent_name: name,
    user_data: 'anything',
    origin_call_id: c,
  });
  const events = [told, told, told];
  const ends = { kind: 'success', selection: chosen, conversationId: v, endedAt: 1 } as never;
  const over = { kind: 'over', endedAt: 1, reason: 'caller-hangup' } as const;
  const step = (changes: Batch['changes']): Batch => ({ callcenterId, changes, events });
  const [theTask, theCall, theAgent] = [
    task(t, at),
    change('call', c, call(c)),
    change('agent', name, agent(name)),
  ];
  const rung = task(t, { ...at, phase: { kind: 'fetching', selection: chosen } });
  const talk = conversation(v, at);
  return [
    step([change('queue_task', t, theTask), theCall, theAgent]),
    step([change('queue_task', t, rung), change('call', a, call(a)), theAgent]),
    step([
      change('queue_task', t, task(t, { ...at, phase: ends })),
      change('conversation', v, talk),
      change('call', a, call(a)),
      theCall,
      theAgent,
    ]),
    step([
      change('conversation', v, conversation(v, { ...at, phase: over })),
      change('call', a, null),
      change('call', c, null),
      theAgent,
    ]),
  ];
};

/** As the mailbox joins steps: each record once, with its last state. */
const joined = (batches: readonly Batch[]): Batch => ({
  callcenterId,
  changes: [
    ...new Map(
      batches.flatMap(({ changes }) =>
        changes.map((row) => [`${row.kind}/${row.key}`, row] as const),
      ),
    ).values(),
  ],
  events: batches.flatMap(({ events }) => events),
});

const report = (title: string, times: number[]): void => {
  times.sort((one, other) => one - other);
  const at = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(3);
  const mean = times.reduce((sum, ms) => sum + ms, 0) / times.length;
  console.log(
    `${title}: p50 ${at(0.5)}  p95 ${at(0.95)}  p99 ${at(0.99)}  worst ${at(0.9999)}  mean ${mean.toFixed(3)} ms`,
  );
};

await mkdir(folder, { recursive: true });
const store = await openStore(path);
await store.commit(creationOf(callcenterId));
const timed = async (batches: readonly Batch[]): Promise<number[]> => {
  const times: number[] = [];
  for (const batch of batches) {
    const from = performance.now();
    await store.commit(batch);
    times.push(performance.now() - from);
  }
  return times;
};
const calls = (first: number, count: number): Batch[] =>
  Array.from({ length: count }, (_, n) => stepsOfCall(first + n)).flat();

await timed(calls(0, 200));
report('one step a commit', await timed(calls(1000, COMMITS / 4)));

const groups = Array.from({ length: GROUPS }, (_, n) =>
  joined(calls(100_000 + (n * STEPS_IN_GROUP) / 4, STEPS_IN_GROUP / 4)),
);
const from = performance.now();
report(`${STEPS_IN_GROUP} steps a commit`, await timed(groups));
const seconds = (performance.now() - from) / 1000;
const rows = groups.reduce((sum, { changes, events }) => sum + changes.length + events.length, 0);
console.log(
  `${Math.round(rows / seconds)} records and events/s, ${Math.round((GROUPS * STEPS_IN_GROUP) / seconds)} steps/s`,
);
await store.close();
await rm(path);
