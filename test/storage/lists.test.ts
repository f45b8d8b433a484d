import type { AgentName } from '../../src/domain/ids.ts';
import type { QueueTask } from '../../src/domain/queue-task.ts';
import { ANY_CONVERSATION, type QueueTaskFilter } from '../../src/operations/ports/store.ts';
import type { OpenStore } from '../../src/storage/open-store.ts';
import { attempt, change, conversation, selection, task } from './sample-records.ts';
import { testEachStore } from './both-stores.ts';
import { ACME, ZETA } from './temporary-store.ts';

const ANY: QueueTaskFilter = { state: null, agent: null, since: null };
const ALL = { number: 1, size: 1999 };
const ANA = 'ana' as AgentName;
const BEN = 'ben' as AgentName;

const store = (into: OpenStore, tasks: readonly QueueTask[]): Promise<unknown> =>
  into.commit({
    callcenterId: ACME,
    changes: tasks.map((row) => change('queue_task', row.id, row)),
    events: [],
  });

const idsOf = (page: { readonly rows: readonly { readonly id: string }[] }): string[] =>
  page.rows.map(({ id }) => id);

/** One of each state and each way to have met an agent, in the order of their creation. */
const TASKS: readonly QueueTask[] = [
  task('waiting', { createdAt: 1 }),
  task('waiting-after-ana', { createdAt: 2, attempts: [attempt('ben'), attempt('ana')] }),
  task('ringing-ben', {
    createdAt: 3,
    attempts: [attempt('ana')],
    phase: { kind: 'fetching', selection: selection('ben') },
  }),
  task('lost-by-ana', {
    createdAt: 4,
    attempts: [attempt('ana')],
    phase: { kind: 'fail', failure: { cause: 'timeout' }, endedAt: 9, selection: null },
  }),
  task('rejected-by-ben', {
    createdAt: 5,
    phase: {
      kind: 'fail',
      failure: { cause: 'reject', data: 'why', agent: BEN },
      endedAt: 9,
      selection: selection('ben'),
    },
  }),
];

testEachStore(
  'tasks are listed newest first, page by page, with the count of all',
  async (t, { storeOfTwo }) => {
    const into = await storeOfTwo(t);
    const tasks = Array.from({ length: 25 }, (_, n) => task(`t${n}`, { createdAt: (n * 7) % 25 }));
    await store(into, tasks);
    const expected = [...tasks].sort((a, b) => b.createdAt - a.createdAt).map(({ id }) => id);

    const pages = [];
    for (const number of [1, 2, 3, 4]) {
      const page = await into.listQueueTasks(ACME, ANY, { number, size: 10 });
      t.is(page.totalCount, 25);
      pages.push(idsOf(page));
    }
    t.deepEqual(
      pages.map(({ length }) => length),
      [10, 10, 5, 0],
    );
    t.deepEqual(pages.flat(), expected);
  },
);

testEachStore(
  'tasks of the same millisecond are listed in a fixed order, each once',
  async (t, { storeOfTwo }) => {
    const into = await storeOfTwo(t);
    await store(
      into,
      Array.from({ length: 9 }, (_, n) => task(`t${n}`)),
    );
    const pages = await Promise.all(
      [1, 2, 3].map((number) => into.listQueueTasks(ACME, ANY, { number, size: 3 })),
    );
    t.deepEqual(pages.flatMap(idsOf), ['t8', 't7', 't6', 't5', 't4', 't3', 't2', 't1', 't0']);
  },
);

const FILTERS: readonly (readonly [string, Partial<QueueTaskFilter>, readonly string[]])[] = [
  ['waiting', { state: 'waiting' }, ['waiting-after-ana', 'waiting']],
  ['fetching', { state: 'fetching' }, ['ringing-ben']],
  ['failed', { state: 'fail' }, ['rejected-by-ben', 'lost-by-ana']],
  ['successful', { state: 'success' }, []],
  ['that ana was chosen for last', { agent: ANA }, ['lost-by-ana', 'waiting-after-ana']],
  ['that ben was chosen for last', { agent: BEN }, ['rejected-by-ben', 'ringing-ben']],
  ['created at 4 or later', { since: 4 }, ['rejected-by-ben', 'lost-by-ana']],
  ['that ben failed since 5', { state: 'fail', agent: BEN, since: 5 }, ['rejected-by-ben']],
  ['that ana failed since 5', { state: 'fail', agent: ANA, since: 5 }, []],
];

for (const [which, filter, expected] of FILTERS) {
  testEachStore(
    `a list of the tasks ${which} has those and no others`,
    async (t, { storeOfTwo }) => {
      const into = await storeOfTwo(t);
      await store(into, TASKS);
      const page = await into.listQueueTasks(ACME, { ...ANY, ...filter }, ALL);
      t.deepEqual(idsOf(page), [...expected]);
      t.is(page.totalCount, expected.length);
      t.deepEqual(await into.listQueueTasks(ZETA, { ...ANY, ...filter }, ALL), {
        totalCount: 0,
        rows: [],
      });
    },
  );
}

testEachStore(
  'a task that goes on is listed under its new state alone',
  async (t, { storeOfTwo }) => {
    const into = await storeOfTwo(t);
    await store(into, [task('t1')]);
    await store(into, [task('t1', { phase: { kind: 'fetching', selection: selection('ana') } })]);
    t.deepEqual(idsOf(await into.listQueueTasks(ACME, { ...ANY, state: 'waiting' }, ALL)), []);
    t.deepEqual(idsOf(await into.listQueueTasks(ACME, { ...ANY, state: 'fetching' }, ALL)), ['t1']);
  },
);

testEachStore(
  'conversations are listed newest first, live or over or both',
  async (t, { storeOfTwo }) => {
    const into = await storeOfTwo(t);
    const rows = [
      conversation('live', { createdAt: 1 }),
      conversation('over', {
        createdAt: 2,
        phase: { kind: 'over', endedAt: 3, reason: 'agent-hangup' },
      }),
      conversation('live-too', { createdAt: 3 }),
    ];
    const changes = rows.map((row) => change('conversation', row.id, row));
    await into.commit({ callcenterId: ACME, changes, events: [] });

    t.deepEqual(await into.listConversations(ACME, ANY_CONVERSATION, ALL), {
      totalCount: 3,
      rows: rows.toReversed(),
    });
    t.deepEqual(
      idsOf(await into.listConversations(ACME, { ...ANY_CONVERSATION, state: 'live' }, ALL)),
      ['live-too', 'live'],
    );
    t.deepEqual(
      idsOf(await into.listConversations(ACME, { ...ANY_CONVERSATION, state: 'over' }, ALL)),
      ['over'],
    );
    const second = await into.listConversations(
      ACME,
      { ...ANY_CONVERSATION, state: 'live' },
      { number: 2, size: 1 },
    );
    t.deepEqual([idsOf(second), second.totalCount], [['live'], 2]);
    t.deepEqual(idsOf(await into.listConversations(ZETA, ANY_CONVERSATION, ALL)), []);
  },
);

testEachStore(
  'conversations are found by agents, by number and by when they were made, live or over',
  async (t, { storeOfTwo }) => {
    const into = await storeOfTwo(t);
    const over = { kind: 'over', endedAt: 9, reason: 'agent-hangup' } as const;
    const rows = [
      conversation('a', { createdAt: 1, phase: over, agents: [ANA], numbers: ['+491'] }),
      conversation('b', {
        createdAt: 2,
        begunAt: 2,
        phase: over,
        agents: [ANA, BEN],
        numbers: ['+491', '77'],
      }),
      conversation('c', { createdAt: 3, begunAt: 3, agents: [BEN], numbers: ['+491'] }),
      conversation('d', { createdAt: 4, begunAt: 4, recorded: false, agents: [ANA], numbers: [] }),
    ];
    const changes = rows.map((row) => change('conversation', row.id, row));
    // Whatever is stored again, such as one whose recording was deleted, is found once.
    for (let times = 0; times < 2; times += 1) {
      await into.commit({ callcenterId: ACME, changes, events: [] });
    }
    const found = async (filter: object, callcenter = ACME): Promise<string[]> =>
      idsOf(await into.listConversations(callcenter, { ...ANY_CONVERSATION, ...filter }, ALL));
    t.deepEqual(await found({ number: '+491' }), ['c', 'b', 'a']);
    t.deepEqual(await found({ number: '77' }), ['b']);
    t.deepEqual(await found({ number: '49' }), [], 'a number is found as it is stored alone');
    t.deepEqual(await found({ agents: [ANA] }), ['d', 'b', 'a']);
    t.deepEqual(await found({ agents: [ANA, BEN] }), ['b']);
    t.deepEqual(await found({ number: '+491', agents: [ANA], state: 'over' }), ['b', 'a']);
    t.deepEqual(await found({ since: 2, until: 4 }), ['c', 'b']);
    t.deepEqual(await found({ recorded: true }), ['c', 'b']);
    t.deepEqual(await found({ number: '+491' }, ZETA), []);
  },
);
