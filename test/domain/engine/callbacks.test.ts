import test from 'ava';
import type { AgentName, CallId, QueueTaskId } from '../../../src/domain/ids.ts';
import { Refusal } from '../../../src/domain/refusal.ts';
import { enqueue, office } from './queueing-office.ts';
import type { StagedCallcenter } from './staged-callcenter.ts';

const KEY = 'callback_key="2" callback_retry_seconds="60"';

/** Ben asks to be called back after ten seconds. Ana is busy. */
const benAsks = (attributes = KEY): { scene: StagedCallcenter; ben: CallId } => {
  const scene = office('busy');
  const ben = scene.caller(enqueue(attributes));
  scene.advance(10_000);
  scene.presses(ben, '2');
  return { scene, ben };
};

const ask = (scene: StagedCallcenter, number: string, attributes = ''): QueueTaskId =>
  scene.ask({
    kind: 'ask-callback',
    number,
    enqueue: enqueue(attributes),
    data: 'form 7',
  }) as QueueTaskId;

const told = (scene: StagedCallcenter, event: string): unknown[] =>
  scene.events.filter((one) => one.event === event).map(({ body }) => body);

test('a callback has the place of its caller: who came later is served later', (t) => {
  const { scene, ben } = benAsks();
  const cleo = scene.caller(enqueue(''));
  scene.hangsUp(ben);
  scene.setState('ana', 'idle');
  t.is(scene.state(ben), 'fetching ana');
  t.is(scene.state(cleo), 'waiting');
});

test('the agent sees who is called back, hears it ring, and both talk when it answers', (t) => {
  const { scene, ben } = benAsks('callback_key="2" reserve_state="busy/notes" data="order 7"');
  scene.setState('ana', 'idle');
  const dialled = scene.commands.findLast(({ kind }) => kind === 'dial-phone');
  t.like(dialled, { caller: { number: '101' } });
  t.like(told(scene, 'callcenter.queue.select').at(-1), {
    type: 'callback',
    user_data: 'order 7',
    callback: { number: '101', asked_by: 'key', asked_time: scene.now, failed: 0 },
  });
  scene.answers('ana');
  t.is(scene.state(ben), 'calling with ana');
  const called = scene.numberAnswers();
  t.is(scene.state(ben), 'success ana');
  t.is(scene.leg(called).bridge, scene.leg(scene.callOf('ana')).bridge);
  scene.phoneEnds('ana');
  const presence = scene.world.agents.get('ana' as AgentName)?.presence;
  t.like(presence, { state: { kind: 'busy', note: 'notes' } });
});

for (const cause of ['busy', 'no-answer', 'declined', 'unreachable'] as const) {
  test(`a number that is ${cause} is called again in its place, and given up after so many tries`, (t) => {
    const { scene, ben } = benAsks(`${KEY} callback_tries="2" reserve_state="busy/notes"`);
    scene.setState('ana', 'idle');
    scene.answers('ana');
    scene.numberEnds(cause);
    t.is(scene.state(ben), 'resting');
    t.like(scene.world.agents.get('ana' as AgentName)?.presence, { state: { kind: 'idle' } });
    scene.advance(60_000);
    t.is(scene.state(ben), 'fetching ana');
    scene.answers('ana');
    scene.numberEnds(cause);
    t.is(scene.state(ben), 'callback_fail');
    t.like(told(scene, 'callcenter.queue.fail').at(-1), { cause: 'callback_fail', detail: cause });
  });
}

test('a number that nobody answers is given up for now when it has rung long enough', (t) => {
  const { scene, ben } = benAsks();
  scene.setState('ana', 'idle');
  scene.answers('ana');
  scene.advance(45_000);
  t.is(scene.state(ben), 'resting');
  t.is(scene.task(ben).callback?.lastFailure, 'no-answer');
});

test('an agent who hangs up while the number rings is no try', (t) => {
  const { scene, ben } = benAsks();
  scene.setState('ana', 'idle');
  scene.answers('ana');
  scene.phoneEnds('ana');
  t.is(scene.state(ben), 'resting');
  t.is(scene.task(ben).callback?.failed, 0);
  t.throws(() => scene.numberCalled());
});

test('times of the last route end no callback, and neither does an agent whose phone fails', (t) => {
  const scene = office('busy');
  const route = '<route><condition name="sales" queue_timeout="20"/></route>';
  const ben = scene.caller(enqueue(KEY, route + route));
  scene.presses(ben, '2');
  scene.advance(100_000);
  t.is(scene.task(ben).route.number, 1);
  scene.setState('ana', 'idle');
  scene.phoneEnds('ana', 'busy');
  t.is(scene.state(ben), 'waiting');
});

test('a callback for one agent whose phone fails waits for that agent', (t) => {
  const scene = office('busy');
  const ben = scene.caller(enqueue(KEY, '<route><agent name="ana"/></route>'));
  scene.presses(ben, '2');
  scene.setState('ana', 'idle');
  scene.phoneEnds('ana', 'busy');
  t.is(scene.state(ben), 'waiting');
  scene.advance(5000);
  t.is(scene.state(ben), 'fetching ana');
});

test('a caller is told that they will be called back, and goes back when they have heard it', (t) => {
  const { scene, ben } = benAsks('callback_key="2" callback_voice="vm-goodbye"');
  t.is(scene.returned.size, 0);
  t.like(scene.hears(ben), { kind: 'speech', utterances: [{ voice: 'vm-goodbye' }] });
  scene.speechEnds(ben);
  t.like(scene.returned.get(ben), { QUEUE_RESULT: 'callback', QUEUE_KEY: '2' });
});

test('a caller whose confirmation has no end goes back after a minute, and one may hang up', (t) => {
  const { scene, ben } = benAsks('callback_key="2" callback_voice="vm-goodbye"');
  scene.advance(60_000);
  t.true(scene.returned.has(ben));
  const other = benAsks('callback_key="2" callback_voice="vm-goodbye"');
  other.scene.hangsUp(other.ben);
  t.is(other.scene.state(other.ben), 'waiting', 'they are called back all the same');
});

test('a callback key stops the phone that rings, whose agent is rung for the callback', (t) => {
  const scene = office();
  const ben = scene.caller(enqueue(KEY));
  scene.rings('ana');
  scene.presses(ben, '2');
  t.is(scene.task(ben).type, 'callback');
});

test('a caller whose agent is rung asks to be called back: that is told once, and as no move', (t) => {
  const scene = office();
  const ben = scene.caller(enqueue(KEY));
  scene.rings('ana');
  const since = scene.events.length;
  scene.presses(ben, '2');
  const queueEvents = scene.events.slice(since).filter(({ event }) => event.includes('.queue.'));
  t.deepEqual(
    queueEvents.map(({ event }) => event),
    ['callcenter.queue.wait', 'callcenter.queue.select'],
  );
});

test('who has no number that can be called goes back with the key, and keeps their place', (t) => {
  for (const number of ['', 'anonymous', '+8821634567']) {
    const scene = office('busy');
    const callId = 'unknown' as CallId;
    const who = { number, name: '', dialled: '', answered: true, attempts: 1 };
    scene.tell({ kind: 'caller-arrived', callId, ...who, enqueueXml: enqueue(KEY) });
    scene.presses(callId, '2');
    t.like(scene.returned.get(callId), { QUEUE_RESULT: 'key', QUEUE_KEY: '2' });
    t.is(scene.world.keptPlaces.size, 1);
  }
});

test('a number that comes in again replaces its callback, and may have its place', (t) => {
  for (const [keep, since] of [
    ['true', 10_000],
    ['false', 0],
  ] as const) {
    const { scene, ben } = benAsks();
    const first = scene.task(ben);
    scene.again(ben, enqueue(`keep_place="${keep}"`), '101');
    t.is(scene.stateOf(scene.taskOf(first.id)), 'callback_replaced');
    t.is(scene.task(ben).createdAt, scene.now - since);
    t.is(scene.state(ben), 'waiting');
  }
});

test('a number that comes in while it is called is not called any more', (t) => {
  const { scene, ben } = benAsks();
  const first = scene.task(ben);
  scene.setState('ana', 'idle');
  scene.answers('ana');
  scene.again(ben, enqueue(''), '0101'.slice(1));
  t.is(scene.stateOf(scene.taskOf(first.id)), 'callback_replaced');
  t.throws(() => scene.numberCalled());
  t.is(scene.state(ben), 'fetching ana', 'she is free for them at once');
});

test('who asks from two phones for the same number is called once, in the earlier place', (t) => {
  const { scene, ben } = benAsks(`${KEY} callback_to="0049301"`);
  const first = scene.task(ben);
  const cleo = scene.caller(enqueue(`${KEY} callback_to="+49301"`));
  scene.presses(cleo, '2');
  t.is(scene.stateOf(scene.taskOf(first.id)), 'callback_replaced');
  t.is(scene.task(cleo).createdAt, first.createdAt);
});

test('with callback_first="number" an agent is kept free while it rings, and rung when it answers', (t) => {
  const { scene, ben } = benAsks(`${KEY} callback_first="number"`);
  scene.setState('ana', 'idle');
  t.is(scene.state(ben), 'calling');
  const cleo = scene.caller(enqueue(''));
  t.is(scene.state(cleo), 'waiting', 'ana is kept free');
  const called = scene.numberAnswers();
  t.is(scene.state(ben), 'fetching ana');
  t.is(scene.heardIn(scene.leg(called).bridge as never)?.kind, 'music');
  scene.answers('ana');
  t.is(scene.state(ben), 'success ana');
  t.is(scene.leg(called).bridge, scene.leg(scene.callOf('ana')).bridge);
});

test('of numbers that are called first no more are called than agents are free', (t) => {
  const scene = office('busy');
  const tasks = ['+491', '+492'].map((number) => ask(scene, number, 'callback_first="number"'));
  scene.setState('ana', 'idle');
  t.deepEqual(
    tasks.map((id) => scene.stateOf(scene.taskOf(id))),
    ['calling', 'waiting'],
  );
  scene.numberEnds('busy');
  t.deepEqual(
    tasks.map((id) => scene.stateOf(scene.taskOf(id))),
    ['resting', 'calling'],
  );
});

test('a number that was called first and hangs up while it waits is not called again', (t) => {
  const { scene, ben } = benAsks(`${KEY} callback_first="number"`);
  scene.setState('ana', 'idle');
  scene.numberAnswers();
  scene.numberEnds('normal');
  t.is(scene.state(ben), 'hangup');
  t.deepEqual(scene.rung, []);
});

for (const first of ['agent', 'number'] as const) {
  test(`a callback is cancelled at any moment, ${first} first, and nothing of it is left`, (t) => {
    for (const until of ['waiting', 'resting', 'fetching', 'calling']) {
      const { scene, ben } = benAsks(`${KEY} callback_first="${first}"`);
      if (until !== 'waiting') scene.setState('ana', 'idle');
      if (first === 'agent' && until !== 'waiting' && until !== 'fetching') scene.answers('ana');
      if (first === 'number' && until === 'fetching') scene.numberAnswers();
      if (until === 'resting') scene.numberEnds('busy');
      t.true(scene.state(ben).startsWith(until));
      scene.ask({ kind: 'cancel-task', taskId: scene.task(ben).id });
      t.is(scene.state(ben), 'cancel');
      t.is(scene.world.conversations.size, 0);
      t.throws(() => scene.numberCalled());
    }
  });
}

test('a callback by the API is as one by key, and a second for its number is refused', (t) => {
  const scene = office('busy');
  const id = ask(scene, '+4930');
  t.like(scene.taskOf(id), { type: 'callback', callback: { number: '+4930', askedBy: 'api' } });
  t.like(told(scene, 'callcenter.queue.wait'), [{ type: 'callback', user_data: 'form 7' }]);
  const again = t.throws(() => ask(scene, '004930'), { instanceOf: Refusal });
  t.like(again, { id: 'callback-exists', details: { queue_task_id: id } });
  const far = t.throws(() => ask(scene, '+88216'), { instanceOf: Refusal });
  t.is(far.id, 'number-not-allowed');
});

test('callbacks take places of max_queue_task', (t) => {
  const scene = office('busy');
  scene.ask({
    kind: 'change-work-channel',
    workChannel: 'default' as never,
    changes: { maxQueueTask: 1 },
  });
  const ben = scene.caller(enqueue(KEY));
  scene.presses(ben, '2');
  t.is(scene.state(scene.caller(enqueue(''))), 'overflow');
  t.is(t.throws(() => ask(scene, '+4930'), { instanceOf: Refusal }).id, 'work-channel-full');
  scene.again(ben, enqueue(''), '101');
  t.is(scene.state(ben), 'waiting', 'the callback that they replace made room');
});

test('callbacks wait while as many calls go out as may', (t) => {
  const scene = office('busy');
  scene.ask({ kind: 'change-callcenter', changes: { maxOutsideCalls: 0 } });
  const id = ask(scene, '+4930');
  scene.setState('ana', 'idle');
  t.is(scene.stateOf(scene.taskOf(id)), 'resting');
  scene.ask({ kind: 'change-callcenter', changes: { maxOutsideCalls: 1 } });
  scene.advance(10_000);
  t.is(scene.stateOf(scene.taskOf(id)), 'fetching ana');
});

test('an agent forwards a callback, and it is called back all the same', (t) => {
  const { scene, ben } = benAsks();
  scene.setState('ana', 'idle');
  scene.agent('cleo', { skills: { sales: 1 } });
  const taskId = scene.ask({
    kind: 'forward-agent',
    agent: 'ana' as AgentName,
    taskId: scene.task(ben).id,
    enqueue: enqueue('', '<route><agent name="cleo"/></route>'),
  }) as QueueTaskId;
  scene.answers('cleo');
  scene.numberAnswers();
  t.is(scene.stateOf(scene.taskOf(taskId)), 'success cleo');
});

test('callers are told their place behind callbacks', (t) => {
  const { scene } = benAsks();
  const cleo = scene.caller(enqueue('announce_position="true"'));
  t.is(scene.world.queue.placeOf(scene.task(cleo).id, scene.now), 2);
});
