import test from 'ava';
import pino from 'pino';
import type { CallcenterId, WorkChannelName } from '../../../src/domain/ids.ts';
import { unlimited } from '../../../src/domain/work-channel.ts';
import { Callcenters } from '../../../src/operations/callcenters.ts';
import { NO_CONTEXT } from '../../../src/operations/ports/log-context.ts';
import { LEASE_MS } from '../../../src/operations/ports/ownership.ts';
import type { Batch, CommitOutcome } from '../../../src/operations/ports/store.ts';
import { Lease, SENDING_MARGIN_MS } from '../../../src/operations/runtime/lease.ts';
import { ShardTenure } from '../../../src/operations/runtime/tenure.ts';
import { MemoryClock } from '../../helpers/memory-clock.ts';
import { MemoryStore } from '../../helpers/memory-store.ts';
import { MemoryTelephony } from '../../helpers/memory-telephony.ts';
import { Chance } from '../../simulation/chance.ts';

const ACME = 'acme' as CallcenterId;
const log = pino({ level: 'silent' });

type Doubt = 'stored' | 'not-stored' | null;

/** A store that several owners use in turn, as PostgreSQL's: one call center with its fence. */
class FencedStore extends MemoryStore {
  epoch = 0;
  batch = 0;
  /** What becomes of the next batch, the answer to which is lost. */
  doubt: Doubt = null;
  /** A fault put in on purpose: nobody looks at the fence. */
  isOpen = false;
  /** Epoch and number of all that was stored. */
  readonly stored: string[] = [];

  override async commit(batch: Batch): Promise<CommitOutcome> {
    const { doubt } = this;
    this.doubt = null;
    if (doubt === 'not-stored') throw new Error('the connection is lost');
    const outcome = await this.#passFence(batch);
    if (doubt === 'stored') throw new Error('the connection is lost');
    return outcome;
  }

  #passFence(batch: Batch): Promise<CommitOutcome> {
    const { fence } = batch;
    if (fence === undefined) throw new Error('a batch came without a fence');
    const isNext = fence.epoch === this.epoch && fence.batch === this.batch + 1;
    if (!isNext && !this.isOpen) {
      const isKnown = fence.epoch === this.epoch && fence.batch === this.batch;
      return Promise.resolve(isKnown ? 'stored-already' : 'fenced');
    }
    this.batch = fence.batch;
    this.stored.push(`${fence.epoch}/${fence.batch}`);
    return super.commit(batch);
  }
}

/** A process that owns the call center, or believes so. */
class Owner {
  readonly callcenters: Callcenters;
  readonly telephony = new MemoryTelephony();
  readonly lease: Lease;
  losses = 0;

  constructor(store: FencedStore, elapsed: () => number) {
    store.epoch += 1;
    const { epoch } = store;
    this.lease = new Lease(epoch, elapsed(), elapsed);
    const shard = {
      lease: this.lease,
      claim: { enter: () => Promise.resolve(store.epoch === epoch ? store.batch : null) },
      onLost: () => {
        this.losses += 1;
      },
    };
    this.callcenters = new Callcenters({
      ...{ store, log, telephony: this.telephony, clock: new MemoryClock() },
      tenureOf: (id) => new ShardTenure(id, shard),
    });
  }

  make(name: string): Promise<unknown> {
    const workChannel = unlimited(name as WorkChannelName);
    return this.callcenters
      .find(ACME)
      .ask({ kind: 'create-work-channel', workChannel }, NO_CONTEXT);
  }
}

const begun = async (): Promise<{ store: FencedStore; first: Owner; at: { now: number } }> => {
  const store = new FencedStore();
  const at = { now: 0 };
  const first = new Owner(store, () => at.now);
  await first.callcenters.put(ACME, {}, NO_CONTEXT);
  return { store, first, at };
};

const channelsIn = async (store: FencedStore): Promise<string[]> =>
  ((await store.load(ACME))?.workChannels ?? []).map(({ name }) => name);

for (const doubt of ['stored', 'not-stored'] as const) {
  test(`a batch whose answer was lost is stored once, when it was ${doubt} before`, async (t) => {
    const { store, first } = await begun();
    store.doubt = doubt;
    await first.make('sales');
    await first.make('billing');
    t.deepEqual(store.stored, ['1/1', '1/2', '1/3']);
    t.true((await channelsIn(store)).includes('sales'));
    t.is(first.losses, 0);
  });
}

test('who owns a call center no more stores nothing, tells who asks so, and drops it without another try', async (t) => {
  const { store, first, at } = await begun();
  const second = new Owner(store, () => at.now);
  await second.callcenters.take([ACME], () => true);
  const refusal = await t.throwsAsync(first.make('late'));
  t.regex(refusal.message, /another process took over call center acme/);
  t.is(first.losses, 1);
  t.false(first.lease.maySend());
  await t.throwsAsync(first.make('later'), { message: /another process took over/ });
  await second.make('new');
  t.false((await channelsIn(store)).some((name) => name.startsWith('late')));
  t.true((await channelsIn(store)).includes('new'));
});

test('a new call center is not made by who owns its shard no more', async (t) => {
  const store = new FencedStore();
  const first = new Owner(store, () => 0);
  store.epoch += 1;
  await t.throwsAsync(first.callcenters.put(ACME, {}, NO_CONTEXT), {
    message: /another process took over/,
  });
  t.false(first.callcenters.has(ACME));
  t.deepEqual(store.stored, []);
});

test('nothing is sent to Asterisk after the own lease less a margin, and again after it was renewed', async (t) => {
  const { first, at } = await begun();
  const callers = (): number => first.telephony.logContexts.length;
  const arrive = async (number: string): Promise<void> => {
    first.telephony.callerArrives('acme', { number, enqueueXml: null });
    await first.callcenters.find(ACME).quiet();
  };
  await arrive('201');
  const before = callers();
  t.true(before > 0);
  at.now = LEASE_MS - SENDING_MARGIN_MS;
  await arrive('202');
  t.is(callers(), before);
  first.lease.renewed(at.now);
  await arrive('203');
  t.true(callers() > before);
});

/** Owners come one after the other; those of before wake up at any time and go on where they were. */
const play = async (seed: number, isOpen: boolean): Promise<string | null> => {
  const chance = new Chance(seed);
  const { store, first, at } = await begun();
  store.isOpen = isOpen;
  const owners = [first];
  const promised = new Set<string>();
  for (let step = 0; step < 40; step += 1) {
    at.now += chance.below(400);
    const owner = chance.oneIn(2) ? owners.at(-1) : chance.pick(owners);
    if (chance.oneIn(8)) {
      const next = new Owner(store, () => at.now);
      await next.callcenters.take([ACME], () => true);
      owners.push(next);
    } else if (owner?.callcenters.has(ACME) === true) {
      const name = `w${step}`;
      const done = await owner.make(name).then(
        () => true,
        () => false,
      );
      if (done && owner !== owners.at(-1)) return 'who owns it no more stored something';
      if (done) promised.add(name);
      if (!done && owner.lease.maySend()) return 'who was refused may still send';
    }
  }
  if (new Set(store.stored).size !== store.stored.length) return 'a batch was stored twice';
  const stored = await channelsIn(store);
  return [...promised].every((name) => stored.includes(name)) ? null : 'something was lost';
};

test('owners that follow one another, the former ones paused and woken at any time, lose and double nothing', async (t) => {
  for (let seed = 1; seed <= 200; seed += 1) t.is(await play(seed, false), null, `seed ${seed}`);
});

test('a fence that nobody looks at is found', async (t) => {
  const found = await Promise.all(Array.from({ length: 20 }, (_, seed) => play(seed + 1, true)));
  t.true(found.includes('who owns it no more stored something'));
});
