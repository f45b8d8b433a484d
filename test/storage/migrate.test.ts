import { readFile } from 'node:fs/promises';
import test, { type ExecutionContext } from 'ava';
import type { KeyId } from '../../src/domain/ids.ts';
import { ANY_CONVERSATION } from '../../src/operations/ports/store.ts';
import { openStore, type OpenStore } from '../../src/storage/open-store.ts';
import { openPostgresStore } from '../../src/storage/postgres/open-store.ts';
import { migrateToPostgres } from '../../src/storage/postgres/migrate-to-postgres.ts';
import { ownDatabase } from '../../src/storage/own-database.ts';
import { hasPostgres } from '../helpers/own-postgres.ts';
import { ownServer } from './both-stores.ts';
import { AGENTS, START } from './random-figures.ts';
import {
  agent,
  alert,
  call,
  change,
  condition,
  conversation,
  creationOf,
  event,
  extension,
  keptPlace,
  LAST_TALK,
  task,
  workChannelOf,
} from './sample-records.ts';
import { ACME, temporaryPath, ZETA } from './temporary-store.ts';

const testMigration = hasPostgres() ? test.serial : test.serial.skip;

const RULES = { inTimeMs: 20_000, soonMs: 5000 };
const PAGE = { number: 1, size: 100 };
const [ANA] = AGENTS;

const lost = { kind: 'fail', failure: { cause: 'hangup' }, endedAt: 5, selection: null } as const;
const over = { kind: 'over', endedAt: 9, reason: 'timeout' } as const;

const EVERYTHING = [
  change('extension', '7001', extension('7001')),
  change('agent', 'ana', agent('ana')),
  change('work_channel', 'night', workChannelOf('night')),
  change('condition', 'default/sales', condition('sales')),
  change('queue_task', 't1', task('t1')),
  change('queue_task', 't2', task('t2', { phase: lost })),
  change('call', 'c1', call('c1')),
  change('conversation', 'v1', conversation('v1')),
  change('conversation', 'v2', conversation('v2', { phase: over, begunAt: 3 })),
  change('kept_place', 'c2', keptPlace('c2')),
  change('alert', alert().key, alert()),
  change('last_talk', '+8613800138000', LAST_TALK),
];

const FIGURES = [
  {
    ...{ kind: 'task-ended', at: START, taskId: 't2', type: 'ivr', isCaller: true },
    ...{ workChannel: 'default', condition: 'sales', lastAgent: false, outcome: 'success' },
    ...{ agent: ANA, waitedMs: 5, rangMs: 1 },
  },
  ...(['idle', 'away', 'busy'] as const).map((activity, n) => ({
    ...{ kind: 'activity', at: START + n * 1000, agent: ANA, activity, state: activity },
    ...{ reason: 'api', task: null },
  })),
] as never;

const fill = async (path: string): Promise<void> => {
  const store = await openStore(path);
  await store.commit(creationOf(ZETA));
  await store.commit(creationOf(ACME));
  const events = [event({ n: 1 }), event({ n: 2 }, Date.now())];
  await store.commit({ callcenterId: ACME, changes: EVERYTHING, events, figures: FIGURES });
  await store.apiKeys.put({
    ...{ id: 'k1' as KeyId, name: 'key', access: { role: 'admin' }, digest: 'd' },
    ...{ signingSecret: null, createdAt: 1, expiresAt: null },
  });
  await store.answeredRequests.put({
    ...{ id: 'r1', owner: 'acme', fingerprint: 'f', begunAt: 7 },
    answer: { status: 200, body: '{}' },
  });
  await store.audit.begin({
    ...{ at: 1, callcenterId: ACME, role: 'admin', agent: null, keyId: 'k1' as KeyId },
    ...{ sessionId: null, requestId: 'r', operation: 'o', method: 'PUT', path: '/', body: null },
  });
  await store.removeEventsBefore(1_800_000_000_000, 0);
  await store.close();
};

/** All that can be read of it. */
const contentOf = async (store: OpenStore) => ({
  callcenters: await store.callcenterIds(),
  acme: await store.load(ACME),
  zeta: await store.load(ZETA),
  tasks: await store.listQueueTasks(ACME, { state: null, agent: null, since: null }, PAGE),
  conversations: await store.listConversations(ACME, ANY_CONVERSATION, PAGE),
  ofAna: await store.listConversations(ACME, { ...ANY_CONVERSATION, agents: [ANA as never] }, PAGE),
  recorded: await store.listConversations(ACME, { ...ANY_CONVERSATION, recorded: true }, PAGE),
  events: (await store.eventsAfter(ACME, 0, 10)).map(({ eventId, body }) => [eventId, body]),
  totals: await store.reports.ofInterval(ACME, { from: START, to: START + 60_000 }, RULES),
  keys: await store.apiKeys.list(PAGE),
  audit: await store.audit.list(
    { callcenterId: null, keyId: null, sessionId: null, since: null, until: null },
    PAGE,
  ),
});

const contentAt = async (t: ExecutionContext, store: OpenStore) => {
  t.teardown(() => store.close());
  return contentOf(store);
};

testMigration(
  'all that SQLite holds is found in PostgreSQL, and what comes next has the next number',
  async (t) => {
    const path = await temporaryPath(t);
    await fill(path);
    const before = await readFile(path);
    const url = await (await ownServer()).database();
    const moved = await migrateToPostgres(path, url, `${path}.copy`);
    t.is(moved.find(({ table }) => table === 'past_queue_task')?.rows, 1);
    t.deepEqual(await readFile(path), before, 'the file stays as it is');

    const expected = await contentAt(t, await openStore(path));
    const store = await openPostgresStore(url);
    t.deepEqual(await contentAt(t, store), expected);
    t.is(expected.events.length, 2);
    await store.commit({ callcenterId: ACME, changes: [], events: [event({ n: 3 })] });
    t.is(await store.latestEventId(ACME), 3);
  },
);

testMigration(
  'nothing is moved into a database that is not empty, nor while a service works',
  async (t) => {
    const path = await temporaryPath(t);
    await fill(path);
    const url = await (await ownServer()).database();
    const owned = await ownDatabase(path);
    await t.throwsAsync(migrateToPostgres(path, url, `${path}.copy1`), {
      message: /another service/,
    });
    await owned.release();
    await migrateToPostgres(path, url, `${path}.copy2`);
    await t.throwsAsync(migrateToPostgres(path, url, `${path}.copy3`), {
      message: 'the database is not empty (callcenter): records are moved to an empty one alone',
    });
  },
);
