import { performance } from 'node:perf_hooks';
import test, { type ExecutionContext } from 'ava';
import type { Knex } from 'knex';
import pino from 'pino';
import { LEASE_MS, type Shard } from '../../src/operations/ports/ownership.ts';
import { ShardOwner } from '../../src/operations/runtime/shard-owner.ts';
import { LOOK_AGAIN_AFTER_MS, type ShardWork } from '../../src/operations/runtime/tenancy.ts';
import type { HeldShard } from '../../src/operations/runtime/tenure.ts';
import { openPostgresStore } from '../../src/storage/postgres/open-store.ts';
import { PostgresShardClaims } from '../../src/storage/postgres/shard-claims.ts';
import { eventually } from '../helpers/eventually.ts';
import { hasPostgres } from '../helpers/own-postgres.ts';
import { ownServer } from './both-stores.ts';

const testOwners = hasPostgres() ? test.serial : test.serial.skip;

const ALL = 'all' as Shard;
const log = pino({ level: 'silent' });
const elapsed = (): number => performance.now();

/** A process that owns the shard or stands by, and what it did. */
class Process implements ShardWork {
  readonly owner: ShardOwner;
  readonly claims: PostgresShardClaims;
  held: HeldShard | null = null;
  /** In which order things happened, with their moments. */
  readonly did: { what: string; at: number }[] = [];
  /** Whether any other could send when this one began. */
  othersSent = false;
  failures = 0;
  readonly #others: readonly Process[];

  constructor(claims: PostgresShardClaims, others: readonly Process[] = [], failures = 0) {
    this.#others = others;
    this.failures = failures;
    this.claims = claims;
    this.owner = new ShardOwner({ claims, shard: ALL, work: this, log, elapsed });
  }

  async begin(held: HeldShard): Promise<void> {
    this.#note('begin');
    this.othersSent ||= this.#others.some((other) => other.sends);
    if (this.failures > 0) {
      this.failures -= 1;
      throw new Error('cannot read the records');
    }
    this.held = held;
    await Promise.resolve();
  }

  lookAgain(): void {
    this.#note('look again');
  }

  async finish(): Promise<void> {
    this.#note('finish');
    await Promise.resolve();
  }

  async drop(): Promise<void> {
    this.#note('drop');
    this.held = null;
    await Promise.resolve();
  }

  get sends(): boolean {
    return this.held?.lease.maySend() === true;
  }

  get what(): string[] {
    return this.did.map(({ what }) => what);
  }

  #note(what: string): void {
    this.did.push({ what, at: elapsed() });
  }
}

const scene = async (t: ExecutionContext) => {
  const url = await (await ownServer()).database();
  const store = await openPostgresStore(url);
  t.teardown(() => store.close());
  const start = (name: string, others: readonly Process[] = [], failures = 0): Process => {
    const claims = new PostgresShardClaims({ url, name, knex: store.knex });
    const process = new Process(claims, others, failures);
    t.teardown(async () => {
      await process.owner.stop();
      await claims.close();
    });
    return process;
  };
  return Object.assign(start, { knex: store.knex });
};

/** Right after a renewal, so that the next one by itself is far off. */
const claimAway = async (knex: Knex): Promise<void> => {
  const until = async (): Promise<number> => {
    const row = await knex<{ valid_until: number }>('shard').first('valid_until');
    return row?.valid_until ?? 0;
  };
  const before = await until();
  await eventually(async () => (await until()) > before, { awaited: 'a renewal' });
  await knex('shard').increment('epoch', 1);
};

const working = (process: Process): Promise<boolean> =>
  eventually(() => process.sends, { awaited: 'the process to work', withinMs: 5000 });

testOwners(
  'one process works for longer than a lease and looks twice, the other stands by',
  async (t) => {
    const start = await scene(t);
    const first = start('ana');
    await working(first);
    const second = start('bob', [first]);
    await eventually(() => first.what.includes('look again'), {
      awaited: 'another look',
      withinMs: LOOK_AGAIN_AFTER_MS + 2000,
      observed: () => first.what.join(', '),
    });
    const [began, looked] = first.did;
    t.true((looked?.at ?? 0) - (began?.at ?? 0) >= LOOK_AGAIN_AFTER_MS - 20);
    t.true(first.sends, 'the lease is put off');
    t.deepEqual(first.what, ['begin', 'look again']);
    t.deepEqual(second.what, []);
  },
);

testOwners('a process that stops hands over at once', async (t) => {
  const start = await scene(t);
  const first = start('ana');
  await working(first);
  const second = start('bob', [first]);
  const since = elapsed();
  await first.owner.stop();
  await working(second);
  t.true(elapsed() - since < LEASE_MS);
  t.deepEqual(first.what, ['begin', 'finish', 'drop']);
  t.false(second.othersSent);
});

testOwners('who loses the database sends nothing any more before another begins', async (t) => {
  const start = await scene(t);
  const first = start('ana');
  await working(first);
  const second = start('bob', [first]);
  await first.claims.close();
  t.true(first.sends, 'their lease goes on');
  await working(second);
  t.false(second.othersSent);
  t.is(second.held?.claim === undefined, false);
});

testOwners(
  'who is told that another took the calls over asks at once whose they are',
  async (t) => {
    const start = await scene(t);
    const first = start('ana');
    await working(first);
    first.owner.takenOver();
    t.true(first.sends, 'the shard is theirs: another installation has the same application');
    await claimAway(start.knex);
    first.owner.takenOver();
    await eventually(() => first.what.includes('drop'), {
      awaited: 'the owner before to end',
      withinMs: 200,
    });
  },
);

testOwners('who cannot begin leaves the shard to another', async (t) => {
  const start = await scene(t);
  const first = start('ana', [], 1000);
  await eventually(() => first.what.includes('drop'), { awaited: 'a beginning that failed' });
  const second = start('bob', [first]);
  await working(second);
  t.pass();
});
