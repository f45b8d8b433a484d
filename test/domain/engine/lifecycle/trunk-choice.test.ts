import test from 'ava';
import type { CallId, TrunkName } from '../../../../src/domain/ids.ts';
import type { TrunkNow, TrunkPrefix } from '../../../../src/domain/trunk.ts';
import { trunk, TrunkScene, wayOf } from './trunk-scene.ts';

const takes = (prefix: string, strip = 0, add = ''): TrunkPrefix => ({ prefix, strip, add });

const ofPrefix = (name: string, prefix: string, rules: Partial<TrunkNow> = {}): TrunkNow =>
  trunk(name, { prefixes: [takes(prefix)], ...rules });

/** Which of the trunks a call takes. */
const CHOICES: readonly (readonly [string, readonly TrunkNow[], string])[] = [
  ['the longest prefix', [trunk('any'), ofPrefix('home', '0'), ofPrefix('city', '030')], 'city'],
  ['the higher priority', [trunk('one', { priority: 1 }), trunk('two', { priority: 2 })], 'two'],
  ['the first name', [trunk('two'), trunk('one')], 'one'],
  ['one that is there', [ofPrefix('a', '030', { reachable: false }), trunk('any')], 'any'],
  ['one that is registered', [trunk('a', { registered: false }), trunk('any')], 'any'],
  ['one that is down if there is no other', [trunk('a', { reachable: false })], 'a'],
  ['one with room', [trunk('a', { maxCalls: 0 }), trunk('any')], 'any'],
  ['one that has calls in, and room', [trunk('a', { maxCalls: 2, callsIn: 1 })], 'a'],
  ['none full of calls in', [trunk('a', { maxCalls: 2, callsIn: 2 }), trunk('any')], 'any'],
  ['none that takes calls in alone', [trunk('a', { prefixes: [] }), trunk('any')], 'any'],
];

for (const [what, trunks, name] of CHOICES) {
  test(`a call out takes ${what}`, (t) => {
    const scene = new TrunkScene(...trunks);
    t.is(wayOf(scene.callOut('03012345')), name);
  });
}

test('a trunk is asked for the number as it wants it, by the longest of its prefixes', (t) => {
  const prefixes = [takes(''), takes('0', 1, '+49'), takes('00', 2, '+')];
  const scene = new TrunkScene(trunk('home', { prefixes }));
  scene.callOut('03012345');
  t.deepEqual(scene.dialled(), ['+493012345 over home']);
  const other = new TrunkScene(trunk('home', { prefixes }));
  other.callOut('0086123');
  t.deepEqual(other.dialled(), ['+86123 over home']);
});

test('a number that no trunk takes is refused before anybody is rung', (t) => {
  const scene = new TrunkScene(ofPrefix('home', '0'), trunk('in', { prefixes: [] }));
  t.like(scene.askCallOut('+8613').answer, { kind: 'refused', refusal: { id: 'no-trunk' } });
  t.is(scene.world.calls.size, 0);
});

test('a number whose trunks have as many calls as they may is refused, and goes when there is room', (t) => {
  const full = trunk('one', { maxCalls: 1, callsIn: 1 });
  const scene = new TrunkScene(full);
  t.like(scene.askCallOut('030').answer, { kind: 'refused', refusal: { id: 'trunks-full' } });
  scene.list({ ...full, callsIn: 0 });
  t.is(wayOf(scene.callOut('030')), 'one');
});

test('calls of other call centers take the places of a trunk as well', (t) => {
  const scene = new TrunkScene(trunk('one', { maxCalls: 1 }));
  scene.world.callsElsewhere = (name) => (name === ('one' as TrunkName) ? 1 : 0);
  t.like(scene.askCallOut('030').answer, { kind: 'refused', refusal: { id: 'trunks-full' } });
});

test('a call out keeps its place on the trunk until it is gone, also while it is hung up', (t) => {
  const scene = new TrunkScene(trunk('one', { maxCalls: 1 }));
  const { id } = scene.callOut('030');
  scene.answer(id);
  scene.gone(scene.phone());
  t.like(scene.call(id), { phase: { kind: 'ending' } });
  t.like(scene.askCallOut('030').answer, { kind: 'refused', refusal: { id: 'trunks-full' } });
  scene.gone(id);
  t.is(wayOf(scene.callOut('030')), 'one');
});

test('an emergency number goes over a trunk that is full', (t) => {
  const scene = new TrunkScene(trunk('one', { maxCalls: 0 }));
  t.is(wayOf(scene.callOut('112')), 'one');
});

test('an emergency number that no trunk takes goes over any that calls out, as it was asked for', (t) => {
  const scene = new TrunkScene(
    trunk('in', { prefixes: [] }),
    trunk('home', { prefixes: [takes('0', 1, '+49')], maxCalls: 0 }),
  );
  scene.callOut('112');
  t.deepEqual(scene.dialled(), ['112 over home']);
});

test('the telephone of an agent is called over a trunk as numbers are', (t) => {
  const scene = new TrunkScene(trunk('home', { prefixes: [takes('0', 1, '+49')] }));
  scene.telephone('bea', '0170');
  scene.arrive('<enqueue><route><condition name="sales"/></route></enqueue>', 'c' as CallId);
  t.deepEqual(scene.dialled(), ['+49170 over home']);
});
