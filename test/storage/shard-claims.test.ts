import { performance } from 'node:perf_hooks';
import test, { type ExecutionContext } from 'ava';
import {
  type ClaimedShard,
  ClocksApart,
  LEASE_MS,
  type Shard,
} from '../../src/operations/ports/ownership.ts';
import { openPostgresStore } from '../../src/storage/postgres/open-store.ts';
import { PostgresShardClaims } from '../../src/storage/postgres/shard-claims.ts';
import { eventually } from '../helpers/eventually.ts';
import { hasPostgres } from '../helpers/own-postgres.ts';
import { ownServer } from './both-stores.ts';
import { creationOf, event } from './sample-records.ts';
import { ACME } from './temporary-store.ts';

const testClaims = hasPostgres() ? test.serial : test.serial.skip;

const EAST = 'east' as Shard;
const WEST = 'west' as Shard;

/** An answer of the server takes some of a lease; nothing here ends so much earlier by itself. */
const ROUNDING_MS = 20;

const scene = async (t: ExecutionContext) => {
  const url = await (await ownServer()).database();
  const store = await openPostgresStore(url);
  t.teardown(() => store.close());
  const claimant = (name: string, now?: () => number): PostgresShardClaims => {
    const asked = now === undefined ? {} : { now };
    const claims = new PostgresShardClaims({ url, name, knex: store.knex, ...asked });
    t.teardown(() => claims.close());
    return claims;
  };
  /** Cuts the connection by which a shard is held. */
  const cut = async (shard: Shard): Promise<void> => {
    const found = await store
      .knex<{ name: string; backend: number }>('shard')
      .where({ name: shard })
      .first('backend');
    await store.knex.raw('SELECT pg_terminate_backend(?, 1000)', [found?.backend ?? 0]);
  };
  return { store, claimant, cut };
};

const claimed = async (claims: PostgresShardClaims, shard = EAST): Promise<ClaimedShard> => {
  const got = await claims.claim(shard);
  if (got === null) throw new Error(`somebody else owns ${shard}`);
  return got;
};

/** As who waits for it does: asks until it is theirs. */
const claimedInTime = (claims: PostgresShardClaims): Promise<ClaimedShard> =>
  eventually(() => claims.claim(EAST), { awaited: 'the shard to be free', withinMs: 4000 });

testClaims('a shard has one owner at a time, and other shards have others', async (t) => {
  const { claimant } = await scene(t);
  const [ana, bob] = [claimant('ana'), claimant('bob')];
  const both = await Promise.all([ana.claim(EAST), bob.claim(EAST)]);
  t.is(both.filter((claim) => claim !== null).length, 1);
  t.is(await ana.claim(EAST), null);
  t.is(await bob.claim(EAST), null);
  t.is((await claimed(bob, WEST)).epoch, 1);
});

testClaims(
  'a shard that is given up is owned by the next at once, by a higher epoch',
  async (t) => {
    const { claimant } = await scene(t);
    const [ana, bob] = [claimant('ana'), claimant('bob')];
    const first = await claimed(ana);
    const kept = await claimed(ana, WEST);
    await first.release();
    const since = performance.now();
    const second = await claimed(bob);
    t.true(performance.now() - since < LEASE_MS / 2);
    t.is(second.epoch, first.epoch + 1);
    t.false(await first.renew());
    t.true(await kept.renew(), 'what else they own is not touched');
    await second.release();
    t.is((await claimed(ana)).epoch, second.epoch + 1);
  },
);

testClaims('the lease of an owner whose connection ended is waited for', async (t) => {
  const { claimant } = await scene(t);
  const [ana, bob] = [claimant('ana'), claimant('bob')];
  const first = await claimed(ana);
  const since = performance.now();
  await ana.close();
  const second = await claimedInTime(bob);
  const took = performance.now() - since;
  t.true(took > LEASE_MS - ROUNDING_MS - 100, `after ${took} ms`);
  t.true(took < LEASE_MS + 1000, `after ${took} ms`);
  t.is(second.epoch, first.epoch + 1);
});

testClaims('an owner whose connection was cut goes on by another one', async (t) => {
  const { claimant, cut } = await scene(t);
  const [ana, bob] = [claimant('ana'), claimant('bob')];
  const first = await claimed(ana);
  await cut(EAST);
  const renewed = await eventually(() => first.renew().catch(() => null), {
    awaited: 'a renewal by another connection',
  });
  t.true(renewed);
  t.is(await bob.claim(EAST), null, 'the new connection has the lock');
  await first.release();
  t.is((await claimed(bob)).epoch, first.epoch + 1);
});

testClaims('a renewal that is not answered goes by another connection', async (t) => {
  const { claimant, store } = await scene(t);
  const first = await claimed(claimant('ana'));
  const other = await store.knex.transaction();
  const row = await other<{ name: string; backend: number }>('shard').forUpdate().first('backend');
  await t.throwsAsync(first.renew(), { message: /timeout/i });
  // The server still has the old connection, which waits for the row, and its lock.
  const renewal = first.renew();
  const isThere = () =>
    store
      .knex('pg_stat_activity')
      .where({ pid: row?.backend ?? 0 })
      .first(1);
  await eventually(async () => (await isThere()) === undefined, {
    awaited: 'the old connection to be ended',
  });
  await other.commit();
  t.true(await renewal);
});

testClaims('who stops renewing is ended after the lease, and told so', async (t) => {
  const { claimant, store } = await scene(t);
  const [ana, bob] = [claimant('ana'), claimant('bob')];
  const first = await claimed(ana);
  t.is(await first.enter(ACME), 0);
  const made = { ...creationOf(ACME), fence: { epoch: first.epoch, batch: 1 } };
  t.is(await store.commit(made), 'stored');
  const renewedAt = performance.now();
  t.true(await first.renew());
  const second = await claimedInTime(bob);
  t.true(performance.now() - renewedAt > LEASE_MS - ROUNDING_MS);
  t.is(second.epoch, first.epoch + 1);
  t.is(await second.enter(ACME), 1);
  // Their connection was ended: it may take another try until they are told.
  await eventually(async () => (await first.renew().catch(() => null)) === false, {
    awaited: 'the owner before to be told that it is lost',
  });
  const late = { callcenterId: ACME, changes: [], events: [event({})] };
  t.is(await store.commit({ ...late, fence: { epoch: first.epoch, batch: 2 } }), 'fenced');
  t.is(await first.enter(ACME), null);
  t.is(await store.commit({ ...late, fence: { epoch: second.epoch, batch: 2 } }), 'stored');
});

testClaims('who renews keeps a shard for longer than a lease', async (t) => {
  const { claimant } = await scene(t);
  const [ana, bob] = [claimant('ana'), claimant('bob')];
  const first = await claimed(ana);
  const since = performance.now();
  await eventually(
    async () => {
      t.true(await first.renew());
      t.is(await bob.claim(EAST), null);
      return performance.now() - since > LEASE_MS * 1.5;
    },
    { awaited: 'more than a lease', withinMs: 4000, everyMs: 100 },
  );
});

testClaims('nothing is claimed by clocks that are more than 500 ms apart', async (t) => {
  const { claimant } = await scene(t);
  const aheadOf = (ms: number) => (): number => Date.now() + ms;
  const early = await t.throwsAsync(claimant('ana', aheadOf(900)).claim(EAST), {
    instanceOf: ClocksApart,
  });
  t.true(early.apartMs > 500 && early.apartMs <= 900);
  const late = await t.throwsAsync(claimant('bob', aheadOf(-900)).claim(EAST), {
    instanceOf: ClocksApart,
  });
  t.true(late.apartMs < -500 && late.apartMs >= -901, String(late.apartMs));
  t.is(
    (await claimed(claimant('eve', aheadOf(300)))).epoch,
    1,
    'it is free, and less is no matter',
  );
});
