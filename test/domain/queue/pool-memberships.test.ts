import test from 'ava';
import fc from 'fast-check';
import type { AgentName } from '../../../src/domain/ids.ts';
import { AgentColumns } from '../../../src/domain/queue/agent-columns.ts';
import { PoolMemberships } from '../../../src/domain/queue/pool-memberships.ts';
import { Ranking } from '../../../src/domain/queue/ranking.ts';
import { Runs } from '../../../src/domain/queue/runs.ts';

const slot = fc.nat(60);
const ranking = fc.nat(90);

const change = fc.oneof(
  { weight: 20, arbitrary: fc.tuple(fc.constant('put'), slot, ranking, fc.nat(1000)) },
  { weight: 8, arbitrary: fc.tuple(fc.constant('drop'), slot, ranking, fc.constant(0)) },
  { weight: 1, arbitrary: fc.tuple(fc.constant('anew'), slot, ranking, fc.constant(0)) },
);

/** Most memberships go to few slots, so that their room is doubled. */
const changes = fc.array(change, { maxLength: 2000, size: 'max' });

const byRanking = ([a = 0]: readonly number[], [b = 0]: readonly number[]): number => a - b;

test('each slot keeps its own memberships, and finds the run of each', (t) => {
  fc.assert(
    fc.property(changes, fc.constantFrom(3, 20, 61), (list, slots) => {
      const memberships = new PoolMemberships();
      const model = Array.from({ length: slots }, () => new Map<number, number>());
      for (let n = 0; n < slots; n += 1) memberships.open(n);
      for (const [what, anySlot, number, run] of list) {
        const at = anySlot % slots;
        const kept = model[at];
        if (what === 'put') {
          memberships.put(at, number, run);
          kept?.set(number, run);
        } else if (what === 'drop') {
          memberships.drop(at, number);
          kept?.delete(number);
        } else {
          memberships.close(at);
          memberships.open(at);
          kept?.clear();
        }
      }
      model.forEach((kept, at) => {
        const found = Array.from({ length: memberships.count(at) }, (_, n) => [
          memberships.rankingAt(at, n),
          memberships.runAt(at, n),
        ]);
        t.deepEqual(found.sort(byRanking), [...kept].sort(byRanking));
        for (let n = 0; n <= 90; n += 1) t.is(memberships.runOf(at, n), kept.get(n) ?? -1);
      });
    }),
  );
});

test('who comes and goes again and again takes no more room than at first', (t) => {
  const [columns, runs, memberships] = [new AgentColumns(), new Runs(), new PoolMemberships()];
  const rankings = Array.from(
    { length: 40 },
    (_, n) => new Ranking({ columns, runs, memberships }, n),
  );
  const comeAndGo = (): void => {
    const slots = Array.from({ length: 200 }, (_, n) => columns.take(`agent-${n}` as AgentName, 0));
    for (const each of slots) {
      memberships.open(each);
      for (const joined of rankings) joined.add(each, (each * 31) % 7);
    }
    for (const each of slots) {
      for (const left of rankings) left.remove(each);
      memberships.close(each);
      columns.release(each);
    }
  };
  const room = (): number[] => [columns.usable.length, runs.lengths.length, memberships.room];
  comeAndGo();
  const first = room();
  for (let n = 0; n < 20; n += 1) comeAndGo();
  t.deepEqual(room(), first);
});
