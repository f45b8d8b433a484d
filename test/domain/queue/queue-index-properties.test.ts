import test from 'ava';
import fc from 'fast-check';
import type {
  AgentName,
  ConditionName,
  QueueTaskId,
  WorkChannelName,
} from '../../../src/domain/ids.ts';
import type { QueueAgent } from '../../../src/domain/queue/queue-agent.ts';
import type { QueueCondition } from '../../../src/domain/queue/queue-condition.ts';
import { QueueIndex } from '../../../src/domain/queue/queue-index.ts';
import type { EntryAim, WaitingTask } from '../../../src/domain/queue/waiting-task.ts';
import { PlainScan } from './plain-scan.ts';

/** One change, made to the index and to the plain scan alike. */
type Change = (queue: QueueIndex | PlainScan) => void;

const workChannel = fc.constantFrom('north', 'south').map((name) => name as WorkChannelName);
const agentName = fc.integer({ min: 0, max: 7 }).map((n) => `agent-${n}` as AgentName);
const skillName = fc.constantFrom('sales', 'complaints', 'dutch');
const conditionName = fc.constantFrom('first', 'second', 'third').map((n) => n as ConditionName);
const taskId = fc.integer({ min: 0, max: 15 }).map((n) => `task-${n}` as QueueTaskId);
const score = fc.constantFrom(0, 10, 20);
const priority = fc.constantFrom(null, 0, 1, 2, 50);
const instant = fc.integer({ min: 0, max: 20 }).map((n) => n * 500);
const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

const agent: fc.Arbitrary<QueueAgent> = fc.record({
  name: agentName,
  workChannel,
  skills: fc.array(fc.tuple(skillName, score), { maxLength: 3 }).map((skills) => new Map(skills)),
  lastConversationEndedAt: fc.option(fc.constantFrom(100, 200, 300)),
  usable: fc.boolean(),
});

/** Some match those who lack the skill, or everyone. */
const condition: fc.Arbitrary<QueueCondition> = fc
  .record({
    name: conditionName,
    workChannel,
    skill: skillName,
    least: fc.constantFrom(-1, 0, 10, 20),
    inverted: fc.boolean(),
    sorted: fc.boolean(),
    priority: fc.constantFrom(0, 1, 2),
  })
  .map(({ name, workChannel, skill, least, inverted, sorted, priority }) => ({
    name,
    workChannel,
    where: {
      source: `${skill} ${inverted ? 'below' : 'from'} ${least}`,
      skills: [skill],
      matches: (skills) => (skills.get(skill) ?? -1) >= least !== inverted,
    },
    sort: {
      source: sorted ? 'dutch' : '0',
      skills: sorted ? ['dutch'] : [],
      score: (skills) => (sorted ? (skills.get('dutch') ?? 5) : 0),
    },
    priority,
  }));

const aim: fc.Arbitrary<EntryAim> = fc.oneof(
  conditionName.map((name) => ({ kind: 'condition' as const, name })),
  agentName.map((name) => ({ kind: 'agent' as const, name })),
  skillName.map((name) => ({ kind: 'skill' as const, name })),
);

const task: fc.Arbitrary<WaitingTask> = fc
  .record({
    id: taskId,
    workChannel,
    since: instant,
    priorityRaise: fc.constantFrom(null, 1, 3),
    choice: fc.constantFrom('random', 'lru'),
    excluded: fc.oneof(fc.constant([]), fc.array(agentName, { maxLength: 3 })),
    failed: fc.oneof(fc.constant([]), fc.array(agentName, { maxLength: 4 })),
    entries: fc
      .array(fc.tuple(aim, priority), { minLength: 1, maxLength: 4 })
      .map((entries) =>
        entries.map(([each, rank], number) => ({ ...each, number, priority: rank })),
      ),
    paused: fc.constantFrom('none', 'first', 'all'),
  })
  .map(({ paused, ...task }) => ({
    ...task,
    paused: paused === 'all' ? task.failed : task.failed.slice(0, paused === 'first' ? 1 : 0),
  }));

const change: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 4,
    arbitrary: agent.map((a): Change => (queue) => {
      queue.putAgent(a);
    }),
  },
  agentName.map((name): Change => (queue) => {
    queue.removeAgent(name);
  }),
  condition.map((c): Change => (queue) => {
    queue.putCondition(c);
  }),
  fc.tuple(workChannel, conditionName).map(([channel, name]): Change => (queue) => {
    queue.removeCondition(channel, name);
  }),
  {
    weight: 4,
    arbitrary: task.map((t): Change => (queue) => {
      queue.putTask(t);
    }),
  },
  taskId.map((id): Change => (queue) => {
    queue.removeTask(id);
  }),
  fc.tuple(taskId, fc.nat(3)).map(([id, number]): Change => (queue) => {
    queue.removeEntry(id, number);
  }),
);

const scene = fc.array(change, { minLength: 1, maxLength: 60, size: 'max' });
const RUNS = { numRuns: 1000 };

const played = (changes: readonly Change[]): { index: QueueIndex; scan: PlainScan } => {
  const index = new QueueIndex();
  const scan = new PlainScan();
  for (const apply of changes) {
    apply(index);
    apply(scan);
  }
  return { index, scan };
};

test('after any changes, the index finds for any task an agent whom a scan of everyone allows', (t) => {
  fc.assert(
    fc.property(scene, task, random, (changes, asked, drawn) => {
      const { index, scan } = played(changes);
      for (const each of [asked, ...scan.tasks.values()]) {
        const allowed = scan.bestAgents(each);
        const match = index.bestAgentFor(each, () => drawn);
        if (allowed === null || match === null) t.true(allowed === null && match === null);
        else {
          t.deepEqual(match.entry, allowed.entry);
          t.true(allowed.agents.some(({ name }) => name === match.agent));
        }
      }
    }),
    RUNS,
  );
  t.pass();
});

test('after any changes, the index finds for any agent the task that a scan of all finds', (t) => {
  fc.assert(
    fc.property(scene, instant, (changes, now) => {
      const { index, scan } = played(changes);
      for (const name of scan.agents.keys()) {
        t.deepEqual(index.bestTaskFor(name, now), scan.bestTaskFor(name, now));
      }
    }),
    RUNS,
  );
  t.pass();
});

test('matching until there is no match serves the same tasks in the same order as scans of all', (t) => {
  fc.assert(
    fc.property(scene, instant, random, (changes, now, drawn) => {
      const { index, scan } = played(changes);
      for (;;) {
        const match = index.nextMatch(now, () => drawn);
        t.is(match?.taskId ?? null, scan.nextTask(now));
        if (match === null) return;
        const served = scan.tasks.get(match.taskId);
        const allowed = served && scan.bestAgents(served);
        t.true(allowed?.agents.some(({ name }) => name === match.agent));
        for (const queue of [index, scan]) ring(queue, match.agent, match.taskId, scan);
      }
    }),
    RUNS,
  );
  t.pass();
});

const ring = (
  queue: QueueIndex | PlainScan,
  name: AgentName,
  id: QueueTaskId,
  { agents }: PlainScan,
): void => {
  const chosen = agents.get(name);
  queue.removeTask(id);
  if (chosen !== undefined) queue.putAgent({ ...chosen, usable: false });
};

test('an index kept in step answers like one built afresh from the records', (t) => {
  fc.assert(
    fc.property(scene, instant, random, (changes, now, drawn) => {
      const { index, scan } = played(changes);
      const fresh = new QueueIndex();
      for (const each of scan.tasks.values()) fresh.putTask(each);
      for (const each of scan.agents.values()) fresh.putAgent(each);
      for (const each of scan.conditions.values()) fresh.putCondition(each);
      t.deepEqual(
        index.nextMatch(now, () => drawn),
        fresh.nextMatch(now, () => drawn),
      );
      for (const name of scan.agents.keys()) {
        t.deepEqual(index.bestTaskFor(name, now), fresh.bestTaskFor(name, now));
      }
    }),
    RUNS,
  );
  t.pass();
});
