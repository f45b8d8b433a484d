import test from 'ava';
import { type TestAgent, type TestCallcenter, withCallcenter } from '../helpers/callcenter.ts';
import { conversation, enqueueFor, untilOver } from '../helpers/conversation.ts';
import { startService, type RunningService } from '../helpers/running-service.ts';
import { at } from '../helpers/talking-scene.ts';
import { byTheRule, untilAllHear } from '../helpers/who-hears-whom.ts';

let service: RunningService;
test.before(async () => {
  service = await startService();
});
test.after.always(() => service.stop());

interface Called {
  readonly conversation_id: string;
  readonly queue_task_id: string;
  readonly agent_call_id: string;
}

const callAgent = async (agent: TestAgent, enqueue: string, more: object = {}): Promise<Called> => {
  const answer = await agent.post('call_agent', { enqueue, ...more });
  if (answer.status !== 200) throw new Error(`call_agent: ${answer.msg}`);
  return answer.data as Called;
};

/** Ana, who is busy, calls Bob; their own phone is answered. */
const anaCallsBob = async (callcenter: TestCallcenter, attributes = '', fetchSeconds = 45) => {
  const ana = await callcenter.agent('ana', { state: 'busy/paperwork', num: '1001' });
  const bob = await callcenter.agent('bob');
  const target = `<target name="bob" fetch_timeout="${fetchSeconds}"/>`;
  const xml = `<enqueue ${attributes}><route>${target}</route></enqueue>`;
  const called = await callAgent(ana, xml);
  const anasCall = await ana.phone.nextCall();
  await anasCall.answer();
  return { ana, bob, anasCall, ...called };
};

test.serial(
  'an agent calls another: music until the other answers, then they hear each other',
  (t) =>
    withCallcenter(t, service, async (callcenter) => {
      const ana = await callcenter.agent('ana', { state: 'busy/paperwork', num: '1001' });
      const bob = await callcenter.agent('bob');
      const xml = enqueueFor('bob', 'reserve_state="away/notes" data="of the XML"');
      const called = await callAgent(ana, xml, { data: 'of the request' });
      const anasCall = await ana.phone.nextCall();
      anasCall.ring();
      await ana.untilState('fetching');
      await bob.phone.isNotCalledFor(200);
      await anasCall.answer();
      const bobsCall = await bob.phone.nextCall();
      t.is(bobsCall.caller.number, '1001', 'their phone shows who calls');
      bobsCall.ring();
      await ana.phone.untilHearsMusic();
      await bobsCall.answer();
      await untilAllHear('both talk', byTheRule([at(1, ana), at(1, bob)]));
      t.like(await conversation(callcenter, called.conversation_id), {
        type: 'call_agent',
        state: 'live',
        queue_task_id: called.queue_task_id,
        data: 'of the request',
      });

      await bobsCall.hangUp();
      t.deepEqual(await anasCall.ended(), { cause: 'hung-up', by: 'them' });
      t.is((await untilOver(callcenter, called.conversation_id)).end_reason, 'agent-hangup');
      await ana.untilState('busy/paperwork');
      await bob.untilState('away/notes');
    }),
);

for (const { how, fail, reason } of [
  { how: 'is busy', fail: 'busy', reason: 'busy' },
  { how: 'declines', fail: 'decline', reason: 'declined' },
  { how: 'is unavailable', fail: 'unavailable', reason: 'no-answer' },
] as const) {
  test.serial(`when the agent who is called ${how}, the conversation ends as ${reason}`, (t) =>
    withCallcenter(t, service, async (callcenter) => {
      const { ana, bob, anasCall, conversation_id } = await anaCallsBob(callcenter);
      const bobsCall = await bob.phone.nextCall();
      bobsCall[fail]();
      t.deepEqual(await anasCall.ended(), { cause: 'hung-up', by: 'them' });
      t.is((await untilOver(callcenter, conversation_id)).end_reason, reason);
      await callcenter.untilTask({ state: 'fail', cause: 'call_fail', detail: reason });
      await ana.untilState('busy/paperwork');
      await bob.untilState('idle');
    }),
  );
}

test.serial(
  'when the agent who is called does not answer in time, the conversation ends as no-answer',
  (t) =>
    withCallcenter(t, service, async (callcenter) => {
      const { bob, anasCall, conversation_id } = await anaCallsBob(callcenter, '', 1);
      const bobsCall = await bob.phone.nextCall();
      bobsCall.ring();
      t.deepEqual(await bobsCall.ended(), { cause: 'cancelled', by: 'them' });
      await anasCall.ended();
      t.is((await untilOver(callcenter, conversation_id)).end_reason, 'no-answer');
    }),
);

test.serial('when the agent who is called rejects, the conversation ends as reject', (t) =>
  withCallcenter(t, service, async (callcenter) => {
    const { bob, anasCall, conversation_id, queue_task_id } = await anaCallsBob(callcenter);
    const bobsCall = await bob.phone.nextCall();
    bobsCall.ring();
    t.is((await bob.post('reject', { queue_task_id })).status, 200);
    t.deepEqual(await bobsCall.ended(), { cause: 'cancelled', by: 'them' });
    await anasCall.ended();
    t.is((await untilOver(callcenter, conversation_id)).end_reason, 'reject');
  }),
);

test.serial('when the agent who calls hangs up while they wait, the other phone stops', (t) =>
  withCallcenter(t, service, async (callcenter) => {
    const { ana, bob, anasCall, conversation_id } = await anaCallsBob(callcenter);
    const bobsCall = await bob.phone.nextCall();
    bobsCall.ring();
    await anasCall.hangUp();
    t.deepEqual(await bobsCall.ended(), { cause: 'cancelled', by: 'them' });
    t.is((await untilOver(callcenter, conversation_id)).end_reason, 'agent-hangup');
    await callcenter.untilTask({ state: 'fail', cause: 'hangup' });
    await ana.untilState('busy/paperwork');
    await bob.untilState('idle');
  }),
);

test.serial('when the agent who calls leaves by exit while they wait, the task is cancelled', (t) =>
  withCallcenter(t, service, async (callcenter) => {
    const { ana, bob, anasCall, conversation_id } = await anaCallsBob(callcenter);
    const bobsCall = await bob.phone.nextCall();
    bobsCall.ring();
    t.is((await ana.post('exit', { conversation_id })).status, 200);
    t.deepEqual(await anasCall.ended(), { cause: 'hung-up', by: 'them' });
    t.deepEqual(await bobsCall.ended(), { cause: 'cancelled', by: 'them' });
    await callcenter.untilTask({ state: 'fail', cause: 'cancel' });
    t.is((await untilOver(callcenter, conversation_id)).end_reason, 'exit');
  }),
);

for (const { how, fail, reason } of [
  { how: 'declines', fail: 'decline', reason: 'declined' },
  { how: 'is busy', fail: 'busy', reason: 'busy' },
  { how: 'is unavailable', fail: 'unavailable', reason: 'no-answer' },
] as const) {
  test.serial(`when the own phone of the agent who calls ${how}, nobody else is rung`, (t) =>
    withCallcenter(t, service, async (callcenter) => {
      const ana = await callcenter.agent('ana', { state: 'away' });
      const bob = await callcenter.agent('bob');
      const { conversation_id, queue_task_id } = await callAgent(ana, enqueueFor('bob'));
      const anasCall = await ana.phone.nextCall();
      anasCall[fail]();
      t.is((await untilOver(callcenter, conversation_id)).end_reason, reason);
      await callcenter.untilTask({ id: queue_task_id, state: 'fail', cause: 'cancel' });
      await ana.untilState('away');
      await bob.phone.isNotCalledFor(200);
    }),
  );
}

test.serial('an agent whose own phone is not registered cannot call', (t) =>
  withCallcenter(t, service, async (callcenter) => {
    const ana = await callcenter.agent('ana', { register: false });
    const bob = await callcenter.agent('bob');
    const { conversation_id } = await callAgent(ana, enqueueFor('bob'));
    t.is((await untilOver(callcenter, conversation_id)).end_reason, 'unreachable');
    await ana.untilState('idle');
    await bob.phone.isNotCalledFor(200);
  }),
);

test.serial('the agent who calls is never a candidate', (t) =>
  withCallcenter(t, service, async (callcenter) => {
    const ana = await callcenter.agent('ana', { skills: { sales: 99 } });
    const bob = await callcenter.agent('bob', { skills: { sales: 1 } });
    const xml = `<enqueue><route><skill name="sales" queue_timeout="1"/></route></enqueue>`;
    const first = await callAgent(ana, xml);
    const anasCall = await ana.phone.nextCall();
    await anasCall.answer();
    const bobsCall = await bob.phone.nextCall();
    await bobsCall.answer();
    await ana.phone.untilHears(bob.phone);
    // Bob is taken now, so there is nobody left but themselves.
    const second = await callAgent(ana, xml);
    t.is((await untilOver(callcenter, second.conversation_id)).end_reason, 'timeout');
    t.is((await ana.post('resume', { conversation_id: first.conversation_id })).status, 200);
    await untilAllHear('back with Bob', byTheRule([at(1, ana), at(1, bob)]));
    t.is(ana.phone.calls.length, 1, 'their phone was rung once');
  }),
);

test.serial('nobody is called for XML that is wrong, and the error says where', (t) =>
  withCallcenter(t, service, async (callcenter) => {
    const ana = await callcenter.agent('ana');
    const answer = await ana.post('call_agent', { enqueue: '<enqueue><route/></enqueue>' });
    t.like(answer, { status: 400, errorId: 'invalid-argument' });
    t.regex(answer.msg, /line 1/);
    await ana.phone.isNotCalledFor(200);
    t.is(await ana.state(), 'idle');
  }),
);
