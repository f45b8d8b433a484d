import test from 'ava';
import { CALLER, enqueue } from '../scene.ts';
import type { CallcenterSettings } from '../../../../src/domain/callcenter.ts';
import type { AgentName } from '../../../../src/domain/ids.ts';
import { trunk, TrunkScene, wayOf } from './trunk-scene.ts';

const FIRST = trunk('first', { priority: 2 });
const SECOND = trunk('second', { priority: 1 });
const LAST = trunk('third');

const endOf = (scene: TrunkScene) => scene.events('callcenter.call.end');

test('a number is called over one trunk after the other, each once, until none is left', (t) => {
  const scene = new TrunkScene(FIRST, SECOND, LAST);
  const first = scene.callOut('030');
  scene.fails(first);
  const second = scene.line();
  t.deepEqual(scene.dialled(), ['030 over second']);
  t.like(endOf(scene)[0], { call_id: first.id, trunk: 'first', next_call_id: second.id });
  scene.fails(second);
  t.deepEqual(scene.dialled(), ['030 over third']);
  t.deepEqual(scene.line().route?.failed, [FIRST.name, SECOND.name]);
  scene.fails(scene.line());
  t.deepEqual(scene.dialled(), []);
  t.is([...scene.world.calls.values()].filter(({ kind }) => kind === 'outside').length, 0);
});

test('a conversation waits for the call over the next trunk, and has the number when that is answered', (t) => {
  const scene = new TrunkScene(FIRST, SECOND);
  const first = scene.callOut('030');
  scene.fails(first);
  const next = scene.line();
  t.like(scene.conversationOf(next).pending, [{ kind: 'line', callId: next.id }]);
  scene.answer(next.id);
  t.true(scene.conversationOf(next).members.some(({ callId }) => callId === next.id));
  t.is(endOf(scene).length, 0);
});

for (const cause of ['busy', 'declined', 'no-answer', 'unreachable', 'normal'] as const) {
  test(`a number that is ${cause} is not called over another trunk`, (t) => {
    const scene = new TrunkScene(FIRST, SECOND);
    scene.gone(scene.callOut('030').id, cause);
    t.deepEqual(scene.dialled(), []);
    t.is(endOf(scene)[0]?.['next_call_id'], undefined);
  });
}

test('a call that was answered does not go on over another trunk', (t) => {
  const scene = new TrunkScene(FIRST, SECOND);
  const line = scene.callOut('030');
  scene.answer(line.id);
  scene.fails(line);
  t.deepEqual(scene.dialled(), []);
});

test('all trunks together have the time that the number may ring', (t) => {
  const scene = new TrunkScene(FIRST, SECOND);
  const first = scene.callOut('030', 10_000);
  scene.now += 4000;
  scene.fails(first);
  t.is(scene.commands('dial-phone')[0]?.ringForMs, 6000);
  scene.pass(6);
  t.like(scene.line().phase, { kind: 'ending' });
});

test('a call that Asterisk would not even make goes over the next trunk, and what was made of it is hung up', (t) => {
  const scene = new TrunkScene(FIRST, SECOND);
  const { id } = scene.callOut('030');
  const [command] = scene.commands('dial-phone');
  if (command === undefined) throw new Error('nothing is dialled');
  scene.happen({ kind: 'command-failed', command, message: 'no such endpoint' });
  t.deepEqual(scene.commands('hang-up'), [{ kind: 'hang-up', callId: id }]);
  t.deepEqual(scene.dialled(), ['030 over second']);
});

test('a call of which nothing is heard yet leaves a trunk that goes down; one that rings stays', (t) => {
  const down = { ...FIRST, reachable: false };
  const scene = new TrunkScene(FIRST, SECOND);
  const { id } = scene.callOut('030');
  scene.list(down, SECOND);
  t.deepEqual(scene.commands('hang-up'), [{ kind: 'hang-up', callId: id }]);
  t.deepEqual(scene.dialled(), ['030 over second']);
  const other = new TrunkScene(FIRST, SECOND);
  const rings = other.callOut('030');
  other.happen({ kind: 'phone-ringing', callId: rings.id });
  other.list(down, SECOND);
  t.deepEqual(other.latest.commands, []);
});

test('what is told late of the call before changes nothing', (t) => {
  const scene = new TrunkScene(FIRST, SECOND);
  const first = scene.callOut('030');
  scene.fails(first);
  const next = scene.line();
  scene.answer(first.id);
  scene.fails(first);
  t.deepEqual(scene.line(), next);
});

test('a trunk without room is passed over', (t) => {
  const scene = new TrunkScene(FIRST, { ...SECOND, maxCalls: 0 }, LAST);
  scene.fails(scene.callOut('030'));
  t.deepEqual(scene.dialled(), ['030 over third']);
});

test('an emergency number goes over any trunk when those that take it have failed', (t) => {
  const home = trunk('home', { prefixes: [{ prefix: '0', strip: 1, add: '+49' }], maxCalls: 0 });
  const scene = new TrunkScene(
    home,
    trunk('emergencies', { prefixes: [{ prefix: '112', strip: 0, add: '' }] }),
  );
  t.is(wayOf(scene.callOut('112')), 'emergencies');
  scene.fails(scene.line());
  t.deepEqual(scene.dialled(), ['112 over home']);
});

test('a caller for whom a telephone is called hears no change and loses no place when its trunk fails', (t) => {
  const scene = new TrunkScene(FIRST, SECOND);
  scene.telephone('bea', '0170');
  scene.arrive(enqueue());
  const [first] = [...scene.world.calls.values()].filter(({ kind }) => kind === 'agent');
  if (first?.kind !== 'agent') throw new Error('nobody is rung');
  const task = scene.task();
  scene.fails(first);
  const next = scene.phone();
  t.deepEqual(scene.dialled(), ['0170 over second']);
  t.deepEqual(scene.commands('play-to-call'), []);
  t.like(scene.task(), {
    id: task.id,
    attempts: [],
    phase: { kind: 'fetching', selection: { callId: next } },
  });
  t.like(scene.agentNamed('bea'), { noAnswers: 0, presence: { kind: 'fetching', callId: next } });
  t.deepEqual(scene.events('callcenter.queue.select'), []);
  t.deepEqual(scene.latest.figures, []);
  scene.answer(next);
  t.like(scene.call(CALLER), { place: { kind: 'talking' } });
});

test('after a restart a call over the second trunk is known, and is not tried over the first again', (t) => {
  const scene = new TrunkScene(FIRST, SECOND, LAST);
  scene.fails(scene.callOut('030'));
  const { id } = scene.line();
  scene.happen({ kind: 'phone-ringing', callId: id });
  scene.restart();
  scene.list(FIRST, SECOND, LAST);
  scene.seen();
  t.is(scene.line().id, id);
  scene.gone(id, 'gateway-failed');
  t.deepEqual(scene.dialled(), ['030 over third']);
});

test('no next call is told of for a caller who is given up in the moment in which the trunk fails', (t) => {
  const scene = new TrunkScene(FIRST, SECOND);
  scene.telephone('bea', '0170');
  scene.arrive(enqueue());
  const call = scene.call(scene.phone());
  if (call === undefined) throw new Error('nobody is rung');
  scene.happen({ kind: 'phone-silent', callId: CALLER, forMs: 1000 });
  scene.now += 40_000;
  scene.fails(call);
  t.deepEqual(scene.commands('hang-up'), [{ kind: 'hang-up', callId: CALLER }]);
  t.deepEqual(scene.dialled(), []);
  t.is(endOf(scene)[0]?.['next_call_id'], undefined);
  t.like(endOf(scene)[0], { call_id: call.id, trunk: 'first' });
});

/** What is dialled when the first trunk fails after the rules have changed. */
const dialledAfter = (to: string, changes: Partial<CallcenterSettings>): number => {
  const scene = new TrunkScene(trunk('first', { priority: 90 }), trunk('second'));
  const dialOut = { to, from: '4008001', maxDialMs: 60_000, maxAnswerMs: 60_000 };
  const agent = 'ana' as AgentName;
  scene.ask({ kind: 'call-out', agent, dialOut, record: false, data: null });
  scene.answer(scene.phone());
  scene.ask({ kind: 'change-callcenter', changes });
  scene.fails(scene.line());
  return scene.dialled().length;
};

test('a number that may not be shown any more goes over no further trunk, but to an emergency', (t) => {
  t.is(dialledAfter('0301234', { callerIds: ['4008002'] }), 0);
  t.is(dialledAfter('112', { callerIds: ['4008002'] }), 1);
});

test('a number that may not be called any more goes over no further trunk, but an emergency', (t) => {
  t.is(dialledAfter('0301234', { deniedPrefixes: ['030'] }), 0);
  t.is(dialledAfter('112', { deniedPrefixes: ['1'] }), 1);
});
