import fc from 'fast-check';
import type { Figure } from '../../src/domain/engine/world/figure.ts';
import type { RecordChange } from '../../src/domain/engine/world/record-changes.ts';
import type { Records } from '../../src/domain/engine/world/world.ts';
import type { CallcenterId, ConversationId, QueueTaskId } from '../../src/domain/ids.ts';
import type { QueueTask } from '../../src/domain/queue-task.ts';
import {
  agent,
  alert,
  call,
  callcenter,
  change,
  condition,
  conversation,
  creationOf,
  event,
  extension,
  keptPlace,
  LAST_TALK,
  selection,
  task,
  workChannelOf,
} from './sample-records.ts';
import { ACME, ZETA } from './temporary-store.ts';
import { testEachStore } from './both-stores.ts';

const ONE_OF_EACH = [
  change('callcenter', ACME, callcenter(ACME)),
  change('extension', '7001', extension('7001')),
  change('agent', 'ana', agent('ana')),
  change('work_channel', 'night', workChannelOf('night')),
  change('condition', 'default/sales', condition('sales')),
  change('queue_task', 't1', task('t1')),
  change('call', 'c1', call('c1')),
  change('conversation', 'v1', conversation('v1')),
  change('kept_place', 'c2', keptPlace('c2')),
  change('alert', alert().key, alert()),
  change('last_talk', '+8613800138000', LAST_TALK),
];

const ALL: Records = {
  callcenter: callcenter(ACME),
  extensions: [extension('7001')],
  agents: [agent('ana')],
  workChannels: [workChannelOf('night')],
  conditions: [condition('sales')],
  tasks: [task('t1')],
  calls: [call('c1')],
  conversations: [conversation('v1')],
  keptPlaces: [keptPlace('c2')],
  alerts: [alert()],
  lastTalks: [LAST_TALK],
  answeredWaits: [],
  recentTasks: [],
};

const lostTask = (id: string): QueueTask =>
  task(id, { phase: { kind: 'fail', failure: { cause: 'hangup' }, endedAt: 5, selection: null } });

testEachStore('a record of every kind is read back as it was stored', async (t, { storeOfTwo }) => {
  const store = await storeOfTwo(t);
  await store.commit({ callcenterId: ACME, changes: ONE_OF_EACH, events: [] });
  t.deepEqual(await store.load(ACME), ALL);
});

testEachStore(
  'how long those waited who were answered last is found again, oldest first',
  async (t, { storeOfTwo }) => {
    const store = await storeOfTwo(t);
    const ended = (id: string, waitedMs: number, more: Partial<Figure> = {}): Figure =>
      ({
        kind: 'task-ended',
        at: 1_700_000_000_000 - waitedMs,
        taskId: id,
        type: 'ivr',
        isCaller: true,
        workChannel: 'default',
        condition: 'sales',
        outcome: 'success',
        agent: 'ana',
        waitedMs,
        rangMs: 1,
        ...more,
      }) as Figure;
    const figures = [
      ended('t1', 1000),
      ended('t2', 3000, { workChannel: 'night' } as Partial<Figure>),
      ended('t3', 2000),
      ended('t4', 4000, { outcome: 'timeout' }),
      ended('t5', 5000, { condition: null }),
    ];
    await store.commit({ callcenterId: ACME, changes: [], events: [], figures });
    t.deepEqual((await store.load(ACME))?.answeredWaits, [
      { workChannel: 'night', condition: 'sales', waitedMs: 3000 },
      { workChannel: 'default', condition: 'sales', waitedMs: 2000 },
      { workChannel: 'default', condition: 'sales', waitedMs: 1000 },
    ] as never);
    t.deepEqual((await store.load(ZETA))?.answeredWaits, []);
  },
);

testEachStore(
  'callers whose waiting ended within the last hour are found, oldest first',
  async (t, { storeOfTwo }) => {
    const store = await storeOfTwo(t);
    const hour = 3_600_000;
    const ended = (at: number, more: object = {}): Figure =>
      ({
        ...{ kind: 'task-ended', taskId: `t${at}`, at, type: 'ivr', isCaller: true },
        ...{ workChannel: 'default', condition: 'sales', outcome: 'success' },
        ...{ agent: 'ana', waitedMs: at, rangMs: 1, ...more },
      }) as Figure;
    const figures = [
      ended(hour, { outcome: 'hangup', condition: null }),
      ended(5),
      ended(hour + 1, { outcome: 'forward' }),
      ended(hour + 2, { isCaller: false }),
      ended(hour + 6),
    ];
    await store.commit({ callcenterId: ACME, changes: [], events: [], figures });
    const one = (at: number, condition: string | null, outcome: string) => ({
      ...{ at, workChannel: 'default', condition, outcome, waitedMs: at },
    });
    t.deepEqual((await store.load(ACME))?.recentTasks as unknown, [
      one(hour, null, 'hangup'),
      one(hour + 6, 'sales', 'success'),
    ]);
    t.deepEqual((await store.load(ZETA))?.recentTasks, []);
  },
);

testEachStore('when the database is opened again, everything is found', async (t, kind) => {
  const path = await kind.newPlace(t);
  const before = await kind.open(path);
  await before.commit({ callcenterId: ACME, changes: ONE_OF_EACH, events: [event({ id: 't1' })] });
  await before.close();

  const after = await kind.open(path);
  t.teardown(() => after.close());
  t.deepEqual(await after.callcenterIds(), [ACME]);
  t.deepEqual(await after.load(ACME), ALL);
  const [stored] = await after.eventsAfter(ACME, 0, 10);
  t.like(stored, { eventId: 1, ...event({ id: 't1' }), bodyText: '{"id":"t1"}' });
});

testEachStore('a call center that nobody made is not found', async (t, { storeOfTwo }) => {
  const store = await storeOfTwo(t);
  t.is(await store.load('nobody' as CallcenterId), null);
});

testEachStore(
  'a record that is stored again takes the place of the one before',
  async (t, { storeOfTwo }) => {
    const store = await storeOfTwo(t);
    await store.commit({ callcenterId: ACME, changes: ONE_OF_EACH, events: [] });
    const changes = [change('agent', 'ana', agent('ana', 2))];
    await store.commit({ callcenterId: ACME, changes, events: [] });
    t.deepEqual((await store.load(ACME))?.agents, [agent('ana', 2)]);
  },
);

testEachStore(
  'a record that is removed is gone, and the others of its kind stay',
  async (t, { storeOfTwo }) => {
    const store = await storeOfTwo(t);
    const both = [change('call', 'c1', call('c1')), change('call', 'c2', call('c2'))];
    await store.commit({ callcenterId: ACME, changes: both, events: [] });
    await store.commit({ callcenterId: ACME, changes: [change('call', 'c1', null)], events: [] });
    t.deepEqual((await store.load(ACME))?.calls, [call('c2')]);
  },
);

testEachStore('what is over is not loaded, and can still be found', async (t, { storeOfTwo }) => {
  const store = await storeOfTwo(t);
  const lost = lostTask('t1');
  const over = conversation('v1', { phase: { kind: 'over', endedAt: 9, reason: 'timeout' } });
  const changes = [
    change('queue_task', 't1', lost),
    change(
      'queue_task',
      't2',
      task('t2', { phase: { kind: 'fetching', selection: selection('ana') } }),
    ),
    change('conversation', 'v1', over),
  ];
  await store.commit({ callcenterId: ACME, changes, events: [] });
  const records = await store.load(ACME);
  t.deepEqual(
    records?.tasks.map(({ id }) => id),
    ['t2' as QueueTaskId],
  );
  t.deepEqual(records?.conversations, []);
  t.deepEqual(await store.findQueueTask(ACME, lost.id), lost);
  t.deepEqual(await store.findConversation(ACME, over.id), over);
});

testEachStore(
  'two call centers do not see each other, though their keys are the same',
  async (t, { storeOfTwo }) => {
    const store = await storeOfTwo(t);
    const changesWith = (noAnswers: number): RecordChange[] => [
      change('agent', 'ana', agent('ana', noAnswers)),
      change('queue_task', 't1', task('t1', { createdAt: noAnswers })),
      change('conversation', 'v1', conversation('v1', { createdAt: noAnswers })),
    ];
    await store.commit({ callcenterId: ACME, changes: changesWith(1), events: [event({ of: 1 })] });
    await store.commit({ callcenterId: ZETA, changes: changesWith(2), events: [event({ of: 2 })] });
    await store.commit({ callcenterId: ACME, changes: [change('agent', 'ana', null)], events: [] });

    t.deepEqual((await store.load(ACME))?.agents, []);
    t.deepEqual((await store.load(ZETA))?.agents, [agent('ana', 2)]);
    t.is((await store.findQueueTask(ZETA, 't1' as QueueTaskId))?.createdAt, 2);
    t.is((await store.findConversation(ACME, 'v1' as ConversationId))?.createdAt, 1);
    const events = await store.eventsAfter(ZETA, 0, 10);
    t.deepEqual(
      events.map(({ body }) => body),
      [{ of: 2 }],
    );
  },
);

testEachStore(
  'a call center that is removed takes its history and events along, and nobody else’s',
  async (t, { storeOfTwo }) => {
    const store = await storeOfTwo(t);
    const changes = [change('queue_task', 't1', lostTask('t1'))];
    for (const callcenterId of [ACME, ZETA]) {
      await store.commit({ callcenterId, changes, events: [event({})] });
    }
    await store.remove(ACME);
    t.is(await store.load(ACME), null);
    t.is(await store.findQueueTask(ACME, 't1' as QueueTaskId), null);
    t.deepEqual(await store.eventsAfter(ACME, 0, 10), []);
    t.deepEqual(await store.callcenterIds(), [ZETA]);
    t.not(await store.findQueueTask(ZETA, 't1' as QueueTaskId), null);
  },
);

testEachStore(
  'whatever is put and removed in whatever order, the store holds what a plain map holds',
  async (t, kind) => {
    const store = await kind.storeOfTwo(t);
    const key = fc.oneof(
      fc.constantFrom('ana', 'ben', '1001', '__proto__'),
      fc.string({ unit: 'binary' }),
    );
    const oneChange = fc.tuple(fc.constantFrom(ACME, ZETA), key, fc.option(fc.nat()));
    const batches = fc.array(fc.array(oneChange, { maxLength: 5 }), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(batches, async (lists) => {
        await Promise.all([store.remove(ACME), store.remove(ZETA)]);
        await Promise.all([store.commit(creationOf(ACME)), store.commit(creationOf(ZETA))]);
        const expected = new Map([ACME, ZETA].map((id) => [id, new Map<string, object>()]));
        const commits = lists.flatMap((list) =>
          [ACME, ZETA].map((id) => {
            const changes = list
              .filter(([callcenterId]) => callcenterId === id)
              .map(([, name, n]) => change('agent', name, n === null ? null : agent(name, n)));
            for (const { key: name, record } of changes) {
              if (record === null) expected.get(id)?.delete(name);
              else expected.get(id)?.set(name, record);
            }
            return store.commit({ callcenterId: id, changes, events: [] });
          }),
        );
        await Promise.all(commits);
        for (const [id, agents] of expected) {
          const stored = new Map((await store.load(id))?.agents.map((row) => [row.name, row]));
          t.deepEqual(new Map([...stored].sort()), new Map([...agents].sort()) as typeof stored);
        }
      }),
      { numRuns: 60 },
    );
  },
);

testEachStore(
  'settings that came up after a call center was stored have their default',
  async (t, { storeOfTwo }) => {
    const store = await storeOfTwo(t);
    const { id, settings, limits } = callcenter(ACME);
    const { retentionDays, ...old } = settings;
    const { maxOutsideCalls, ...oldLimits } = limits;
    const record = {
      id,
      settings: old as typeof settings,
      limits: oldLimits as typeof limits,
    };
    await store.commit({
      callcenterId: ACME,
      changes: [change('callcenter', ACME, record)],
      events: [],
    });
    const loaded = await store.load(ACME);
    t.deepEqual(loaded?.callcenter, callcenter(ACME));
    t.is(retentionDays, 400);
    t.is(maxOutsideCalls, 100);
  },
);
