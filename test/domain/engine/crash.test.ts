import test from 'ava';
import type { CallId } from '../../../src/domain/ids.ts';
import { CALLER, enqueue, Scene } from './scene.ts';

/** A caller who waits while Ana's phone rings for them. */
const ringing = (): { scene: Scene; phone: CallId } => {
  const scene = new Scene();
  scene.agent('ana');
  scene.arrive(enqueue());
  const phone = scene.phone();
  scene.happen({ kind: 'phone-ringing', callId: phone });
  return { scene, phone };
};

/** A caller who talks with Ana. */
const talking = (): { scene: Scene; phone: CallId } => {
  const { scene, phone } = ringing();
  scene.answer(phone);
  return { scene, phone };
};

test('after a crash those who talk are still known, and the end of their talk is handled', (t) => {
  const { scene, phone } = talking();
  scene.restart();
  scene.seen();
  t.is(scene.world.conversations.size, 1);
  t.deepEqual(scene.commands('hang-up'), []);
  scene.gone(phone);
  t.is(scene.returned()?.['CONVERSATION_END_REASON'], 'agent-hangup');
});

test('what ended while the service was away is ended when it is back', (t) => {
  const { scene, phone } = talking();
  scene.restart();
  scene.seen((calls) => calls.filter(({ callId }) => callId !== phone));
  t.is(scene.returned()?.['CONVERSATION_END_REASON'], 'agent-hangup');
  t.like(scene.agentNamed('ana').presence, { kind: 'resting', state: { kind: 'idle' } });
});

test('a phone that another program took while the service was away is hung up, so that it can ring', (t) => {
  const { scene, phone } = talking();
  scene.restart();
  scene.seen((calls) => calls.filter(({ callId }) => callId !== phone));
  t.deepEqual(scene.commands('hang-up'), [{ kind: 'hang-up', callId: phone }]);
});

test('a caller who waits keeps their place over a crash, although the phone never rang', (t) => {
  const { scene, phone } = ringing();
  const { id } = scene.task();
  scene.restart();
  scene.seen((calls) => calls.filter(({ callId }) => callId !== phone));
  t.is(scene.task().id, id);
  t.like(scene.task().phase, { kind: 'fetching', selection: { agent: 'ana' } });
  t.not(scene.phone(), phone);
});

test('who is rung anew in the very moment in which they were chosen is told of, and counted, as chosen anew', (t) => {
  const { scene, phone } = ringing();
  scene.seen((calls) => calls.filter(({ callId }) => callId !== phone));
  const anew = scene.phone();
  t.not(anew, phone);
  t.deepEqual(
    scene.events('callcenter.queue.select').map((body) => body['agent_call_id']),
    [anew],
  );
  t.deepEqual(
    scene.latest.figures.map(({ kind }) => kind),
    ['ring-ended'],
  );
});

test('a caller who was given back and comes again while the service is away is a new arrival', (t) => {
  const { scene, phone } = talking();
  scene.gone(phone);
  scene.restart();
  scene.seen((calls) => calls.map((call) => ({ ...call, attempts: 2 })));
  t.deepEqual(scene.commands('return-to-ivr'), []);
  t.deepEqual(scene.commands('readmit-caller'), [{ kind: 'readmit-caller', callId: CALLER }]);
});

test('what is told late of a visit that is over by what Asterisk has is no arrival', (t) => {
  const { scene, phone } = talking();
  scene.gone(phone);
  scene.restart();
  scene.seen((calls) => calls.map((call) => ({ ...call, attempts: 2 })));
  scene.arrive(enqueue(), CALLER, 1);
  t.is(scene.world.calls.get(CALLER), undefined);
  scene.arrive(enqueue(), CALLER, 2);
  t.like(scene.world.calls.get(CALLER), { attempts: 2 });
});

/** A caller whom nobody answered yet hears a ring-back while Ana's phone rings, and then talks with them. */
const talkingUnanswered = (): { scene: Scene; phone: CallId } => {
  const scene = new Scene();
  scene.agent('ana');
  scene.arrive(enqueue('ring_mode="2"'), CALLER, 1, false);
  const phone = scene.phone();
  scene.happen({ kind: 'phone-ringing', callId: phone });
  scene.answer(phone);
  return { scene, phone };
};

const kindsFor = (scene: Scene, callId: CallId): string[] =>
  scene.latest.commands
    .filter((command) => 'callId' in command && command.callId === callId)
    .map(({ kind }) => kind);

test('whatever is played to a caller ends before they are answered, as Asterisk would wait for its end', (t) => {
  const { scene } = talkingUnanswered();
  t.deepEqual(kindsFor(scene, CALLER).slice(0, 2), ['play-to-call', 'answer-call']);
  t.like(scene.commands('play-to-call')[0], { sound: { kind: 'silence' } });
});

test('a caller whom Asterisk did not get to answer before the service died is answered after all', (t) => {
  const { scene } = talkingUnanswered();
  scene.restart();
  scene.seen((calls) =>
    calls.map((call) => (call.callId === CALLER ? { ...call, state: 'ringing' } : call)),
  );
  t.deepEqual(kindsFor(scene, CALLER).slice(0, 2), ['play-to-call', 'answer-call']);
  t.like(scene.commands('play-to-call')[0], { sound: { kind: 'silence' }, before: null });
});

test('a caller who is on their way back when Asterisk did not get to answer them goes back unanswered', (t) => {
  const { scene, phone } = talkingUnanswered();
  scene.gone(phone);
  scene.seen((calls) =>
    calls.map((call) => (call.callId === CALLER ? { ...call, state: 'ringing' } : call)),
  );
  t.deepEqual(scene.commands('answer-call'), []);
  t.truthy(scene.returned());
});
