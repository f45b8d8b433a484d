import test from 'ava';
import type { AgentName } from '../../../src/domain/ids.ts';
import { Refusal } from '../../../src/domain/refusal.ts';
import type { Request } from '../../../src/domain/requests/request.ts';
import { enqueue } from './queueing-office.ts';
import { StagedCallcenter } from './staged-callcenter.ts';

const ANA = 'ana' as AgentName;

/** Ana wraps up for 30 seconds after what queue tasks bring her. */
const office = (wrapUpSeconds = 30): StagedCallcenter => {
  const scene = new StagedCallcenter({ wrapUpSeconds });
  scene.condition('sales');
  scene.agent('ana', { skills: { sales: 80 } });
  return scene;
};

/** Ana has talked with a caller, and wraps up. */
const wrappingUp = (): StagedCallcenter => {
  const scene = office();
  scene.caller(enqueue(''));
  scene.answers('ana');
  scene.phoneEnds('ana');
  return scene;
};

const moreTime = (seconds: number): Request => ({
  kind: 'wrap-up',
  agent: ANA,
  ms: seconds * 1000,
});

const toldOf = (scene: StagedCallcenter, name: string): unknown[] =>
  scene.events.filter(({ event }) => event === `callcenter.agent.${name}`).map(({ body }) => body);

test('after the conversation the agent wraps up, and is idle by themselves when the time is up', (t) => {
  const scene = wrappingUp();
  const ben = scene.caller(enqueue(''));
  t.is(scene.agentState('ana'), 'busy/wrap-up');
  t.is(scene.state(ben), 'waiting', 'who wraps up is given nobody');
  t.like(toldOf(scene, 'state_changed').at(-1), {
    latest_state: 'busy/wrap-up',
    next_state: 'idle',
    wrap_up_until: scene.now + 30_000,
  });
  scene.advance(29_999);
  t.is(scene.state(ben), 'waiting');
  scene.advance(1);
  t.is(scene.state(ben), 'fetching ana');
  t.true(toldOf(scene, 'state_changed').some((body) => isTold(body, 'wrap-up-over')));
});

const isTold = (body: unknown, reason: string): boolean =>
  JSON.stringify(body).includes(`"reason":"${reason}"`);

test('a phone that is not answered leaves nothing to wrap up', (t) => {
  const scene = office();
  scene.caller(enqueue(''));
  scene.phoneEnds('ana', 'busy');
  t.is(scene.agentState('ana'), 'idle');
});

test('wrap_up_seconds="0" leaves no time, whatever the call center is set to', (t) => {
  const scene = office();
  scene.caller(enqueue('wrap_up_seconds="0"'));
  scene.answers('ana');
  scene.phoneEnds('ana');
  t.is(scene.agentState('ana'), 'idle');
});

test('a wrap-up is lengthened, and ended', (t) => {
  const scene = wrappingUp();
  scene.advance(20_000);
  scene.ask(moreTime(60));
  t.like(toldOf(scene, 'next_state_changed').at(-1), {
    name: 'ana',
    state: 'busy/wrap-up',
    wrap_up_until: scene.now + 70_000,
  });
  scene.advance(69_999);
  t.is(scene.agentState('ana'), 'busy/wrap-up');
  scene.ask(moreTime(60));
  scene.ask(moreTime(0));
  t.is(scene.agentState('ana'), 'idle');
  scene.advance(100_000);
  t.is(scene.agentState('ana'), 'idle', 'the former end is forgotten');
});

test('time is asked for during the talk, and refused to who has nothing to wrap up', (t) => {
  const scene = office(0);
  const refused = t.throws(() => scene.ask(moreTime(60)), { instanceOf: Refusal });
  t.is(refused.id, 'nothing-to-wrap-up');
  scene.caller(enqueue(''));
  t.throws(() => scene.ask(moreTime(60)), { instanceOf: Refusal }, 'the phone only rings');
  scene.answers('ana');
  scene.ask(moreTime(60));
  scene.phoneEnds('ana');
  t.is(scene.agentState('ana'), 'busy/wrap-up');
  scene.advance(60_000);
  t.is(scene.agentState('ana'), 'idle');
});

test('a state that is asked for while the phone rings is taken after the call and the wrap-up', (t) => {
  const scene = office();
  scene.caller(enqueue('reserve_state="busy/notes"'));
  scene.setState('ana', 'away/lunch', { afterCall: true });
  scene.answers('ana');
  t.is(scene.agentState('ana'), 'talking');
  scene.phoneEnds('ana');
  t.is(scene.agentState('ana'), 'busy/wrap-up');
  scene.advance(30_000);
  t.is(scene.agentState('ana'), 'away/lunch');
});

test('a state that is asked for is also taken when the phone was not answered', (t) => {
  const scene = office();
  scene.caller(enqueue(''));
  scene.setState('ana', 'away/lunch', { afterCall: true });
  scene.phoneEnds('ana', 'no-answer');
  t.is(scene.agentState('ana'), 'away/lunch');
  t.true(isTold(toldOf(scene, 'state_changed').at(-1), 'after-call'));
});

test('who wraps up says what comes after, or ends it by a state', (t) => {
  const scene = wrappingUp();
  scene.setState('ana', 'away/lunch', { afterCall: true });
  t.is(scene.agentState('ana'), 'busy/wrap-up');
  scene.advance(30_000);
  t.is(scene.agentState('ana'), 'away/lunch');
  const other = wrappingUp();
  other.setState('ana', 'idle');
  t.is(other.agentState('ana'), 'idle');
  other.advance(30_000);
  t.is(other.agentState('ana'), 'idle');
});

test('without a call a state for after the call is taken at once: the call was over before', (t) => {
  const scene = office();
  scene.setState('ana', 'away/lunch', { afterCall: true });
  t.is(scene.agentState('ana'), 'away/lunch');
});

test('who calls out while wrapping up has the rest of the time afterwards', (t) => {
  const scene = wrappingUp();
  scene.advance(10_000);
  const dialOut = { to: '0301', from: '', maxDialMs: 30_000, maxAnswerMs: 600_000 };
  scene.ask({ kind: 'call-out', agent: ANA, dialOut, record: false, data: null });
  scene.advance(5000);
  scene.answers('ana');
  scene.advance(20_000);
  scene.phoneEnds('ana');
  t.is(scene.agentState('ana'), 'busy/wrap-up');
  scene.advance(19_999);
  t.is(scene.agentState('ana'), 'busy/wrap-up');
  scene.advance(1);
  t.is(scene.agentState('ana'), 'idle');
});

test('a phone that is gone for a while does not stop the clock of the wrap-up', (t) => {
  const scene = wrappingUp();
  const extension = 'ana-phone' as never;
  scene.tell({ kind: 'phone-unregistered', extension });
  scene.advance(29_999);
  scene.tell({ kind: 'phone-registered', extension });
  t.is(scene.agentState('ana'), 'busy/wrap-up');
  scene.tell({ kind: 'phone-unregistered', extension });
  scene.advance(40_000);
  t.is(scene.agentState('ana'), 'away/phone-gone');
  scene.tell({ kind: 'phone-registered', extension });
  t.is(scene.agentState('ana'), 'idle');
});
