import test from 'ava';
import fc from 'fast-check';
import type {
  AgentName,
  ConditionName,
  QueueTaskId,
  WorkChannelName,
} from '../../../src/domain/ids.ts';
import { QueueIndex } from '../../../src/domain/queue/queue-index.ts';
import { rankMatching } from '../../../src/domain/queue/rank-matching.ts';
import type { QueueEntry, WaitingTask } from '../../../src/domain/queue/waiting-task.ts';
import { compileSort, compileWhere } from '../../../src/domain/condition/compile.ts';

const CHANNEL = 'default' as WorkChannelName;

const entryOf = (skill: string, priority: number | null): QueueEntry => ({
  kind: 'skill',
  name: skill,
  number: 0,
  priority,
});

const taskOf = (
  id: string,
  since: number,
  entry: QueueEntry,
  raise: number | null,
): WaitingTask => ({
  id: id as QueueTaskId,
  workChannel: CHANNEL,
  since,
  priorityRaise: raise,
  choice: 'lru',
  excluded: [],
  failed: [],
  paused: [],
  entries: [entry],
});

const skill = fc.constantFrom('sales', 'french');
const agents = fc.array(fc.record({ skill, usable: fc.boolean() }), { maxLength: 8 });
const waiting = fc.array(
  fc.record({
    skill,
    priority: fc.option(fc.integer({ min: 0, max: 3 }), { nil: null }),
    raise: fc.option(fc.integer({ min: 1, max: 3 }), { nil: null }),
    since: fc.integer({ min: 0, max: 9000 }),
  }),
  { maxLength: 12 },
);
const NOW = 10_000;

/** An index with these agents and these who wait. */
const filled = (
  staff: readonly { skill: string; usable: boolean }[],
  tasks: readonly WaitingTask[],
): QueueIndex => {
  const index = new QueueIndex();
  staff.forEach(({ skill: name, usable }, number) => {
    index.putAgent({
      name: `agent${number}` as AgentName,
      workChannel: CHANNEL,
      skills: new Map([[name, number]]),
      lastConversationEndedAt: null,
      usable,
    });
  });
  for (const task of tasks) index.putTask(task);
  return index;
};

test('what a newcomer is told is what they find when they wait, and telling it changes nothing', (t) => {
  fc.assert(
    fc.property(agents, waiting, skill, (staff, before, wanted) => {
      const tasks = before.map((one, number) =>
        taskOf(`task${number}`, one.since, entryOf(one.skill, one.priority), one.raise),
      );
      const index = filled(staff, tasks);
      const untouched = filled(staff, tasks);
      const entry = entryOf(wanted, 1);
      const newcomer = taskOf('zz', NOW, entry, null);
      const told = index.outlook(newcomer, entry, NOW);
      t.deepEqual(told, {
        matching: staff.filter((one) => one.skill === wanted).length,
        usable: staff.filter((one) => one.skill === wanted && one.usable).length,
        waitingBefore: told.waitingBefore,
      });
      const draw = () => 0;
      t.deepEqual(index.nextMatch(NOW, draw), untouched.nextMatch(NOW, draw));
      index.putTask(newcomer);
      t.is(index.placeOf(newcomer.id, NOW), told.waitingBefore + 1);
    }),
  );
});

test('agents are ranked by a condition that is not stored', (t) => {
  const index = filled(
    [
      { skill: 'sales', usable: true },
      { skill: 'sales', usable: false },
      { skill: 'french', usable: true },
    ],
    [],
  );
  const condition = {
    name: 'tried' as ConditionName,
    workChannel: CHANNEL,
    where: compileWhere("has('sales')"),
    sort: compileSort("get('sales')"),
    priority: 0,
  };
  t.deepEqual(
    rankMatching(index.agents(), condition).map(({ name }) => name as string),
    ['agent1', 'agent0'],
  );
});
