import test from 'ava';
import fc from 'fast-check';
import type { AgentName } from '../../../src/domain/ids.ts';
import { AgentColumns } from '../../../src/domain/queue/agent-columns.ts';
import { AgentPool } from '../../../src/domain/queue/agent-pool.ts';
import { PoolMemberships } from '../../../src/domain/queue/pool-memberships.ts';
import { Runs } from '../../../src/domain/queue/runs.ts';
import { ScoreOrder } from '../../../src/domain/queue/score-order.ts';

const AGENTS = 1_500;
const RANKING = 7;

interface Member {
  readonly slot: number;
  readonly name: string;
  score: number;
  ended: number;
  usable: boolean;
}

/** A pool and what must be found in it, changed alike. */
class Compared {
  readonly columns = new AgentColumns();
  readonly memberships = new PoolMemberships();
  readonly storage = { columns: this.columns, runs: new Runs(), memberships: this.memberships };
  readonly pool = new AgentPool(this.storage, RANKING);
  /** Shares the runs, so that a mistake with them shows. */
  readonly neighbour = new AgentPool(this.storage, RANKING + 1);
  readonly everyone: Member[] = [];
  readonly members = new Set<Member>();

  constructor() {
    for (let n = 0; n < AGENTS; n += 1) {
      const name = `agent-${(n * 7919) % 5003}`;
      const slot = this.columns.take(name as AgentName, 0);
      this.memberships.open(slot);
      this.neighbour.add(slot, n % 3);
      this.everyone.push({ slot, name, score: 0, ended: 0, usable: false });
    }
  }

  sorted(): Member[] {
    return [...this.members].sort(preferred);
  }

  toggle(member: Member, score: number): void {
    const { slot } = member;
    if (this.members.delete(member)) this.pool.remove(slot);
    else {
      member.score = score;
      this.pool.add(slot, score);
      this.members.add(member);
    }
  }

  setUsable(member: Member, usable: boolean): void {
    if (member.usable === usable) return;
    member.usable = usable;
    this.columns.usable[member.slot] = usable ? 1 : 0;
    for (const pool of [this.pool, this.neighbour]) {
      const run = this.memberships.runOf(member.slot, pool.number);
      if (run === -1) continue;
      if (usable) pool.countIn(run);
      else pool.countOut(run);
    }
  }

  talk(member: Member, ended: number): void {
    member.ended = ended;
    this.columns.lastEndedAt[member.slot] = ended;
    for (const pool of [this.pool, this.neighbour]) {
      const run = this.memberships.runOf(member.slot, pool.number);
      if (run !== -1) pool.move(member.slot, run);
    }
  }

  /** Everybody from here on in steps, as a changed condition does. */
  refill(from: number, step: number, scores: number): void {
    const bySlot = new Float64Array(AGENTS).fill(NaN);
    this.members.clear();
    this.everyone.forEach((member, n) => {
      if (n < from || n % step !== 0) return;
      member.score = n % scores;
      bySlot[member.slot] = member.score;
      this.members.add(member);
    });
    const seniors = [...this.members].sort(senior).map(({ slot }) => slot);
    this.pool.refill(new ScoreOrder().highestFirst(Uint32Array.from(seniors), bySlot), bySlot);
  }
}

const senior = (a: Member, b: Member): number => a.ended - b.ended || (a.name < b.name ? -1 : 1);
const preferred = (a: Member, b: Member): number => b.score - a.score || senior(a, b);

/** Long stretches of agents, so that runs are split, emptied and merged. */
const stretch = fc.record({
  what: fc.constantFrom('toggle', 'usable', 'not usable', 'talk', 'refill', 'clear'),
  from: fc.nat(AGENTS),
  length: fc.integer({ min: 1, max: 700 }),
  step: fc.constantFrom(1, 3, 7),
  value: fc.integer({ min: 1, max: 90 }),
});
type Stretch = typeof stretch extends fc.Arbitrary<infer Value> ? Value : never;

const play = (compared: Compared, { what, from, length, step, value }: Stretch): void => {
  if (what === 'refill') compared.refill(from, step, value);
  else if (what === 'clear') {
    compared.pool.clear();
    compared.members.clear();
  }
  for (let n = from; n < from + length * step; n += step) {
    const member = compared.everyone[n];
    if (member === undefined) return;
    if (what === 'toggle') compared.toggle(member, (n * 31) % value);
    else if (what === 'talk') compared.talk(member, (n * 17) % value);
    else compared.setUsable(member, what === 'usable');
  }
};

const played = (stretches: readonly Stretch[]): Compared => {
  const compared = new Compared();
  for (const each of stretches) play(compared, each);
  return compared;
};

const stretches = fc.array(stretch, { minLength: 1, maxLength: 12, size: 'max' });
const RUNS = { numRuns: 100 };
const NOBODY: ReadonlySet<number> = new Set<number>();

test('a pool holds its members by score and seniority, whatever changes about them', (t) => {
  fc.assert(
    fc.property(stretches, (changes) => {
      const compared = played(changes);
      const { pool, neighbour, everyone, members } = compared;
      const slots = new Uint32Array(AGENTS);
      t.is(neighbour.memberCount, AGENTS);
      t.is(neighbour.copySlots(slots), AGENTS);
      t.is(new Set(slots).size, AGENTS);
      t.is(pool.memberCount, members.size);
      t.is(pool.copySlots(slots), members.size);
      t.true(compared.sorted().every(({ slot }, rank) => slots[rank] === slot));
      t.true(everyone.every((member) => pool.has(member.slot) === members.has(member)));
      t.true([...members].every(({ slot, score }) => pool.scoreOf(slot) === score));
    }),
    RUNS,
  );
});

test('a pool counts and finds those of its members who are usable', (t) => {
  fc.assert(
    fc.property(stretches, fc.nat(90), (changes, score) => {
      const compared = played(changes);
      const { pool } = compared;
      const usable = compared.sorted().filter((member) => member.usable);
      t.is(pool.usableCount, usable.length);
      t.is(pool.first(NOBODY), usable[0]?.slot);
      const passedOver = new Set(usable.slice(0, score).map(({ slot }) => slot));
      t.is(pool.first(passedOver), usable[score]?.slot);
      t.is(pool.usableDownTo(score), usable.filter((member) => member.score >= score).length);
      t.true(usable.every(({ slot }, rank) => pool.usableAt(rank) === slot));
      t.true(usable.every(({ slot }, rank) => pool.usableBefore(slot) === rank));
      t.is(pool.usableAt(usable.length), undefined);
    }),
    RUNS,
  );
});

test('chance chooses among the best who are not passed over, each for an equal share of numbers', (t) => {
  fc.assert(
    fc.property(stretches, fc.array(fc.nat(200)), (changes, places) => {
      const compared = played(changes);
      const members = compared.sorted();
      const passed = new Set(places.flatMap((place) => members[place] ?? []));
      const left = members.filter((member) => member.usable && !passed.has(member));
      const rivals = left.filter(({ score }) => score === left[0]?.score);
      const passedOver = new Set([...passed].map(({ slot }) => slot));
      t.is(
        compared.pool.pick('lru', passedOver, () => 0),
        left[0]?.slot,
      );
      rivals.forEach(({ slot }, n) => {
        const drawn = (n + 0.5) / rivals.length;
        t.is(
          compared.pool.pick('random', passedOver, () => drawn),
          slot,
        );
      });
    }),
    RUNS,
  );
  t.pass();
});
