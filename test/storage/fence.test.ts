import test, { type ExecutionContext } from 'ava';
import type { Knex } from 'knex';
import type { Shard } from '../../src/operations/ports/ownership.ts';
import { raiseFences } from '../../src/storage/postgres/fence.ts';
import { openPostgresStore } from '../../src/storage/postgres/open-store.ts';
import { hasPostgres } from '../helpers/own-postgres.ts';
import { ownServer } from './both-stores.ts';
import { agent, change, creationOf, event } from './sample-records.ts';
import { ACME, ZETA } from './temporary-store.ts';

const testFence = hasPostgres() ? test.serial : test.serial.skip;

const openOne = async (t: ExecutionContext) => {
  const store = await openPostgresStore(await (await ownServer()).database());
  t.teardown(() => store.close());
  return store;
};

const ALL = 'all' as Shard;

/** Becomes the shard's owner. */
const claim = async (knex: Knex, epoch: number): Promise<void> => {
  await knex('shard').insert({ name: ALL, epoch }).onConflict('name').merge(['epoch']);
};

const entered = async (knex: Knex, epoch: number): Promise<number | undefined> =>
  (await raiseFences(knex, { shard: ALL, epoch }, [ACME])).get(ACME);

const raised = async (knex: Knex, epoch: number): Promise<number | undefined> => {
  await claim(knex, epoch);
  return entered(knex, epoch);
};

testFence('who owns a call center no more stores nothing of it', async (t) => {
  const store = await openOne(t);
  t.is(await raised(store.knex, 7), 0);
  t.is(await store.commit({ ...creationOf(ACME), fence: { epoch: 7, batch: 1 } }), 'stored');
  t.is(await raised(store.knex, 8), 1);
  const changes = [change('agent', 'ana', agent('ana'))];
  const late = { callcenterId: ACME, changes, events: [event({})] };
  t.is(await store.commit({ ...late, fence: { epoch: 7, batch: 2 } }), 'fenced');
  t.deepEqual((await store.load(ACME))?.agents, []);
  t.is(await store.latestEventId(ACME), 0);
  t.is(await entered(store.knex, 7), undefined, 'an owner of before cannot raise it again');
  t.is(await store.commit({ ...late, fence: { epoch: 8, batch: 2 } }), 'stored');
  t.is((await store.load(ACME))?.agents.length, 1);
});

testFence('a batch in doubt that is handed in again is stored once', async (t) => {
  const store = await openOne(t);
  await raised(store.knex, 1);
  await store.commit({ ...creationOf(ACME), fence: { epoch: 1, batch: 1 } });
  const batch = {
    callcenterId: ACME,
    changes: [],
    events: [event({})],
    fence: { epoch: 1, batch: 2 },
  };
  t.is(await store.commit(batch), 'stored');
  t.is(await store.commit(batch), 'stored-already');
  t.is((await store.eventsAfter(ACME, 0, 10)).length, 1);
  t.is(await store.commit({ ...batch, fence: { epoch: 1, batch: 4 } }), 'fenced', 'one is missing');
  t.is(await raised(store.knex, 1), 2, 'an owner who reads anew goes on');
});

testFence('who owns the shard no more makes no call center of it', async (t) => {
  const store = await openOne(t);
  await claim(store.knex, 1);
  await claim(store.knex, 2);
  t.is(await entered(store.knex, 1), undefined, 'although nobody has entered it yet');
  const made = { ...creationOf(ACME), fence: { epoch: 1, batch: 1 } };
  t.is(await store.commit(made), 'fenced');
  t.is(await entered(store.knex, 2), 0);
});

testFence('who owns a call center no more removes nothing of it, and its owner all', async (t) => {
  const store = await openOne(t);
  t.is(await raised(store.knex, 1), 0);
  const made = { ...creationOf(ACME), events: [event({})], fence: { epoch: 1, batch: 1 } };
  t.is(await store.commit(made), 'stored');
  t.is(await raised(store.knex, 2), 1);
  t.is(await store.remove(ACME, { epoch: 1, batch: 2 }), 'fenced');
  t.is((await store.eventsAfter(ACME, 0, 10)).length, 1);
  t.deepEqual(await store.callcenterIds(), [ACME]);
  t.is(await store.remove(ACME, { epoch: 2, batch: 2 }), 'stored');
  t.is(await store.remove(ACME, { epoch: 2, batch: 2 }), 'stored-already', 'when it was in doubt');
  t.is((await store.eventsAfter(ACME, 0, 10)).length, 0);
  t.deepEqual(await store.callcenterIds(), []);
  t.is(await entered(store.knex, 1), undefined, 'nor can they make it anew');
  t.is(await entered(store.knex, 2), 2);
});

testFence('nothing is stored of a call center that nobody has raised a fence for', async (t) => {
  const store = await openOne(t);
  const fence = { epoch: 1, batch: 1 };
  t.is(await store.commit({ ...creationOf(ZETA), fence }), 'fenced');
  t.deepEqual(await store.callcenterIds(), []);
});
