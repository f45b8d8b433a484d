import test from 'ava';
import type { AgentName, CallId } from '../../../src/domain/ids.ts';
import { MUSIC, SILENCE } from '../../../src/domain/sound.ts';
import { CALLER, enqueue, Scene } from './scene.ts';

const BOB = 'bob' as AgentName;

/** A caller who waits while Ana's phone rings for them. */
const ringing = (attributes = '', entry = ''): { scene: Scene; phone: CallId } => {
  const scene = new Scene();
  scene.agent('ana');
  scene.arrive(enqueue(attributes, entry));
  const phone = scene.phone();
  scene.happen({ kind: 'phone-ringing', callId: phone });
  return { scene, phone };
};

/** A caller who talks with Ana. */
const talking = (attributes = ''): { scene: Scene; phone: CallId } => {
  const { scene, phone } = ringing(attributes);
  scene.pass(5);
  scene.answer(phone);
  return { scene, phone };
};

test('a caller whom nobody can serve waits with music', (t) => {
  const scene = new Scene();
  scene.arrive(enqueue());
  t.is(scene.task().phase.kind, 'waiting');
  t.deepEqual(scene.latest.commands, [
    { kind: 'play-to-call', callId: CALLER, sound: MUSIC, before: SILENCE },
  ]);
  t.like(scene.events('callcenter.queue.wait')[0], { type: 'ivr', origin_call_id: CALLER });
});

test('the phone of an idle agent is rung at once, and they are fetching', (t) => {
  const scene = new Scene();
  scene.agent('ana');
  scene.arrive(enqueue());
  t.like(scene.commands('dial-phone')[0], {
    phone: { kind: 'sip-terminal', user: 'phone-ana' },
    caller: { number: '5551', name: '' },
    ringForMs: 45_000,
  });
  t.is(scene.agentNamed('ana').presence.kind, 'fetching');
  t.like(scene.events('callcenter.queue.select')[0], { agent_name: 'ana', condition: 'sales' });
  t.like(scene.events('callcenter.agent.state_changed')[0], {
    previous_state: 'idle',
    latest_state: 'fetching',
  });
});

test('an agent who becomes idle takes the caller who waits', (t) => {
  const scene = new Scene();
  scene.agent('ana', 'busy');
  scene.arrive(enqueue());
  t.is(scene.task().phase.kind, 'waiting');
  scene.ask({
    kind: 'set-agent-state',
    agent: 'ana' as AgentName,
    state: { kind: 'idle' },
    afterCall: false,
  });
  t.is(scene.task().phase.kind, 'fetching');
  t.is(scene.commands('dial-phone').length, 1);
});

test('when the agent answers, music ends before both are put into one bridge', (t) => {
  const { scene, phone } = ringing();
  scene.answer(phone);
  const [conversation] = scene.world.conversations.values();
  t.deepEqual(
    scene.latest.commands.map(({ kind }) => kind),
    ['open-bridge', 'play-to-call', 'join-bridge'],
  );
  t.like(scene.commands('play-to-call')[0], { callId: CALLER, sound: { kind: 'silence' } });
  t.deepEqual(
    [...(scene.commands('join-bridge')[0]?.callIds ?? [])].sort(),
    [phone, CALLER].sort(),
  );
  t.is(scene.agentNamed('ana').presence.kind, 'talking');
  t.like(scene.events('callcenter.queue.success')[0], { agent_name: 'ana' });
  t.like(scene.events('callcenter.conversation.begin')[0], { id: conversation?.id ?? '' });
  t.is(scene.world.tasks.size, 0);
});

test('when the agent hangs up, the caller is back in the IVR with all they need to know', (t) => {
  const { scene, phone } = talking('data="order 7"');
  const [conversation] = scene.world.conversations.values();
  scene.gone(phone);
  t.deepEqual(scene.returned(), {
    QUEUE_RESULT: 'success',
    QUEUE_TASK_ID: conversation?.taskId ?? '',
    QUEUE_AGENT: 'ana',
    QUEUE_DETAIL: '',
    QUEUE_DATA: 'order 7',
    QUEUE_REJECT_DATA: '',
    QUEUE_KEY: '',
    QUEUE_ATTEMPTS: '1',
    CONVERSATION_ID: conversation?.id ?? '',
    CONVERSATION_END_REASON: 'agent-hangup',
  });
  t.deepEqual(
    scene.latest.commands.map(({ kind }) => kind),
    ['leave-bridge', 'return-to-ivr', 'close-bridge'],
  );
  scene.gone(CALLER);
  t.is(scene.world.calls.size, 0);
  t.is(scene.latest.events.length, 0, 'a caller who is back in the IVR has not ended their call');
});

test('when the caller hangs up, the agent is hung up and then takes their reserve state', (t) => {
  const { scene, phone } = talking('reserve_state="busy/notes"');
  scene.gone(CALLER);
  t.deepEqual(scene.commands('hang-up'), [{ kind: 'hang-up', callId: phone }]);
  t.is(scene.agentNamed('ana').presence.kind, 'talking', 'until their phone is free');
  scene.gone(phone);
  t.deepEqual(scene.agentNamed('ana').presence, {
    kind: 'resting',
    state: { kind: 'busy', note: 'notes' },
    phoneRestsUntil: null,
  });
});

test('when time is up, the conversation ends for both', (t) => {
  const { scene, phone } = talking('conversation_timeout="60"');
  scene.pass(59);
  t.is(scene.world.conversations.size, 1);
  scene.pass(1);
  t.is(scene.returned()?.['CONVERSATION_END_REASON'], 'timeout');
  t.deepEqual(scene.commands('hang-up'), [{ kind: 'hang-up', callId: phone }]);
});

test('a caller who hangs up while they wait leaves the queue', (t) => {
  const scene = new Scene();
  scene.arrive(enqueue());
  scene.gone(CALLER);
  t.is(scene.world.tasks.size + scene.world.calls.size, 0);
  t.like(scene.events('callcenter.queue.fail')[0], { cause: 'hangup' });
  t.deepEqual(scene.latest.commands, []);
});

test('a caller who hangs up while a phone rings for them stops it', (t) => {
  const { scene, phone } = ringing();
  scene.gone(CALLER);
  t.deepEqual(scene.commands('hang-up'), [{ kind: 'hang-up', callId: phone }]);
  scene.answer(phone);
  t.is(scene.world.conversations.size, 0, 'answered at the moment when it was hung up');
  scene.gone(phone);
  t.like(scene.agentNamed('ana').presence, { kind: 'resting', state: { kind: 'idle' } });
});

for (const detail of ['busy', 'declined', 'no-answer', 'unreachable'] as const) {
  test(`a phone that is ${detail} ends the task, and the caller hears of it in the IVR`, (t) => {
    const { scene, phone } = ringing();
    scene.gone(phone, detail);
    t.like(scene.returned(), {
      QUEUE_RESULT: 'call_fail',
      QUEUE_DETAIL: detail,
      QUEUE_AGENT: 'ana',
      QUEUE_REJECT_DATA: '',
    });
    t.like(scene.events('callcenter.queue.fail')[0], { cause: 'call_fail', detail });
  });
}

test('with fail_overflow another agent is rung when a phone fails', (t) => {
  const { scene, phone } = ringing('fail_overflow="true"');
  scene.agent('bob');
  scene.gone(phone, 'busy');
  t.like(scene.task().phase, { kind: 'fetching', selection: { agent: 'bob' } });
  t.is(scene.returned(), undefined);
});

test('a phone that is not answered is rung for as long as the entry says', (t) => {
  const { scene, phone } = ringing('', 'fetch_timeout="20"');
  scene.pass(19);
  t.is(scene.task().phase.kind, 'fetching');
  scene.pass(1);
  t.deepEqual(scene.commands('hang-up'), [{ kind: 'hang-up', callId: phone }]);
  t.like(scene.returned(), { QUEUE_RESULT: 'call_fail', QUEUE_DETAIL: 'no-answer' });
});

test('an agent who rejects sends the caller back with data, and from there into a second queue', (t) => {
  const { scene, phone } = ringing('data="first"');
  const { id: taskId } = scene.task();
  scene.ask({ kind: 'reject', agent: 'ana' as AgentName, taskId, data: 'support' });
  t.deepEqual(scene.latest.answer, { kind: 'done', value: taskId });
  t.deepEqual(scene.commands('hang-up'), [{ kind: 'hang-up', callId: phone }]);
  t.like(scene.returned(), {
    QUEUE_RESULT: 'reject',
    QUEUE_AGENT: 'ana',
    QUEUE_DATA: 'first',
    QUEUE_REJECT_DATA: 'support',
    QUEUE_ATTEMPTS: '1',
  });
  scene.gone(CALLER);
  scene.gone(phone);
  scene.condition('support');
  scene.agent('bob', 'idle', 'support');
  scene.arrive(
    '<enqueue data="support"><route><condition name="support"/></route></enqueue>',
    CALLER,
    2,
  );
  t.not(scene.task().id, taskId);
  t.like(scene.task().phase, { kind: 'fetching', selection: { agent: 'bob' } });
  scene.answer(scene.phone());
  scene.gone(scene.phone());
  t.like(scene.returned(), { QUEUE_RESULT: 'success', QUEUE_DATA: 'support', QUEUE_ATTEMPTS: '2' });
});

test('only the agent whose phone rings for the task may reject it, and only while it rings', (t) => {
  const { scene, phone } = ringing();
  const { id: taskId } = scene.task();
  scene.agent('bob', 'busy');
  const refusal = (): string | undefined =>
    scene.latest.answer.kind === 'refused' ? scene.latest.answer.refusal.id : undefined;
  scene.ask({ kind: 'reject', agent: BOB, taskId, data: null });
  t.is(refusal(), 'queue-task-not-yours');
  t.is(scene.task().phase.kind, 'fetching');
  scene.answer(phone);
  scene.ask({ kind: 'reject', agent: 'ana' as AgentName, taskId, data: null });
  t.is(refusal(), 'queue-task-not-found');
  t.is(scene.world.conversations.size, 1);
});

test('wrong XML comes straight back with what is wrong and where', (t) => {
  const scene = new Scene();
  scene.arrive('<enqueue><route><condition name="nobody"/></route></enqueue>');
  t.is(scene.world.tasks.size, 0);
  t.is(scene.returned()?.['QUEUE_RESULT'], 'error');
  t.regex(scene.returned()?.['QUEUE_DETAIL'] ?? '', /no condition "nobody".*line 1, column 17/);
});

test('facts that come late or twice change nothing', (t) => {
  const { scene, phone } = talking();
  const facts = [
    { kind: 'phone-ringing', callId: phone },
    { kind: 'phone-answered', callId: phone },
    { kind: 'phone-answered', callId: 'gone-call' as CallId },
    { kind: 'call-gone', callId: 'gone-call' as CallId, cause: 'busy' },
  ] as const;
  for (const fact of facts) {
    const { changes, events, commands } = scene.happen(fact);
    t.deepEqual([changes, events, commands], [[], [], []], fact.kind);
  }
  t.deepEqual(scene.arrive(enqueue()).changes, []);
});

test('an agent who leaves three callers unanswered in a row is set away', (t) => {
  const scene = new Scene();
  scene.agent('ana');
  for (const caller of ['one', 'two', 'three'] as CallId[]) {
    scene.arrive(enqueue('', 'fetch_timeout="5"'), caller);
    const phone = scene.phone();
    scene.pass(5);
    scene.gone(phone);
    scene.gone(caller);
  }
  t.like(scene.agentNamed('ana').presence, { state: { kind: 'away', note: 'no-answer' } });
});
