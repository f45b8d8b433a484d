import test, { type ExecutionContext } from 'ava';
import type { CallerAccount } from '../helpers/caller.ts';
import { type TestAgent, type TestCallcenter, withCallcenter } from '../helpers/callcenter.ts';
import {
  conversation,
  enqueueFor,
  putThrough,
  type Talk,
  untilMembers,
  untilOver,
} from '../helpers/conversation.ts';
import { startService, type RunningService } from '../helpers/running-service.ts';
import { byTheRule, untilAllHear, untilHearEachOther } from '../helpers/who-hears-whom.ts';

let service: RunningService;
test.before(async () => {
  service = await startService();
});
test.after.always(() => service.stop());

interface Talking extends Talk {
  readonly callcenter: TestCallcenter;
  readonly ana: TestAgent;
  readonly bob: TestAgent;
  readonly cleo: CallerAccount;
}

/** Ana talks with Cleo; Bob is idle. */
const scene = (title: string, run: (talking: Talking, t: ExecutionContext) => Promise<void>) => {
  test.serial(title, (t) =>
    withCallcenter(t, service, async (callcenter) => {
      const ana = await callcenter.agent('ana', { skills: { sales: 9 } });
      const bob = await callcenter.agent('bob', { skills: { sales: 1 } });
      const cleo = await callcenter.caller('cleo');
      const talk = await putThrough(callcenter, ana, cleo, 'reserve_state="busy/notes" data="d"');
      await run({ callcenter, ana, bob, cleo, ...talk }, t);
    }),
  );
};

const transfer = async (
  { ana, conversationId }: Talking,
  queue: string,
  name = 'queue',
): Promise<string> => {
  const body = { conversation_id: conversationId, [name]: queue };
  const answer = await ana.post('xfer_agent', body);
  if (answer.status !== 200) throw new Error(`xfer_agent: ${answer.msg}`);
  return (answer.data as { queue_task_id: string }).queue_task_id;
};

scene(
  'a transferred caller hears music and then the other agent; who transferred is free at once',
  async (talking, t) => {
    const { callcenter, ana, bob, cleo, agentCall, conversationId } = talking;
    const taskId = await transfer(talking, enqueueFor('bob'));
    t.deepEqual(await agentCall.ended(), { cause: 'hung-up', by: 'them' });
    await ana.untilState('busy/notes');
    const bobsCall = await bob.phone.nextCall();
    bobsCall.ring();
    await cleo.phone.untilHearsMusic();
    await bobsCall.answer();
    const caller = { line: cleo.phone, mode: 1 };
    await untilAllHear('put through', byTheRule([{ line: bob.phone, mode: 1 }, caller]));
    await callcenter.untilTask({ id: taskId, state: 'success', agent: 'bob' });
    t.is((await conversation(callcenter, conversationId)).state, 'live');
    await bobsCall.hangUp();
    t.like(await cleo.untilBackInIvr(), {
      QUEUE_RESULT: 'success',
      CONVERSATION_ID: conversationId,
      CONVERSATION_END_REASON: 'agent-hangup',
    });
    await bob.untilState('idle');
  },
);

for (const { how, fail, reason } of [
  { how: 'is busy', fail: 'busy', reason: 'busy' },
  { how: 'declines', fail: 'decline', reason: 'declined' },
  { how: 'is unavailable', fail: 'unavailable', reason: 'no-answer' },
] as const) {
  scene(`when the other agent ${how}, the caller is back in the IVR`, async (talking, t) => {
    const { bob, cleo, callcenter, conversationId } = talking;
    await transfer(talking, enqueueFor('bob'), 'enqueue');
    const bobsCall = await bob.phone.nextCall();
    bobsCall[fail]();
    t.like(await cleo.untilBackInIvr(), { CONVERSATION_END_REASON: reason, QUEUE_DATA: 'd' });
    t.is((await untilOver(callcenter, conversationId)).end_reason, reason);
    await bob.untilState('idle');
  });
}

scene('when nobody is free in time, the caller is back in the IVR', async (talking, t) => {
  const { bob, cleo } = talking;
  await bob.post('state', { state: 'busy' });
  const entry = '<target name="bob" queue_timeout="0"/>';
  await transfer(talking, `<enqueue><route>${entry}</route></enqueue>`);
  t.like(await cleo.untilBackInIvr(), { CONVERSATION_END_REASON: 'timeout' });
});

scene('when the transfer is cancelled, the caller is back in the IVR', async (talking, t) => {
  const { callcenter, bob, cleo } = talking;
  const taskId = await transfer(talking, enqueueFor('bob'));
  const bobsCall = await bob.phone.nextCall();
  bobsCall.ring();
  await callcenter.api.do('DELETE', `queue_task/${taskId}`);
  t.deepEqual(await bobsCall.ended(), { cause: 'cancelled', by: 'them' });
  t.like(await cleo.untilBackInIvr(), { CONVERSATION_END_REASON: 'cancel' });
});

scene(
  'a caller who hangs up while they are transferred stops the other phone',
  async (talking, t) => {
    const { callcenter, bob, callerCall, conversationId } = talking;
    await transfer(talking, enqueueFor('bob'));
    const bobsCall = await bob.phone.nextCall();
    bobsCall.ring();
    await callerCall.hangUp();
    t.deepEqual(await bobsCall.ended(), { cause: 'cancelled', by: 'them' });
    t.is((await untilOver(callcenter, conversationId)).end_reason, 'caller-hangup');
    await callcenter.untilTask({ state: 'fail', cause: 'hangup' });
    await bob.untilState('idle');
  },
);

scene('the agent who transfers is no candidate', async (talking, t) => {
  const { ana, bob } = talking;
  await transfer(talking, '<enqueue><route><skill name="sales"/></route></enqueue>');
  await ana.untilState('busy/notes');
  await ana.post('state', { state: 'idle' });
  const bobsCall = await bob.phone.nextCall();
  bobsCall.decline();
  await ana.phone.isNotCalledFor(300);
  t.is(ana.phone.calls.length, 1);
});

scene('a transfer can be forwarded by the agent who is rung', async (talking, t) => {
  const { callcenter, bob, cleo, conversationId } = talking;
  const dora = await callcenter.agent('dora');
  const taskId = await transfer(talking, enqueueFor('bob'));
  const bobsCall = await bob.phone.nextCall();
  bobsCall.ring();
  const body = { queue_task_id: taskId, enqueue: enqueueFor('dora') };
  t.is((await bob.post('forward_agent', body)).status, 200);
  t.deepEqual(await bobsCall.ended(), { cause: 'cancelled', by: 'them' });
  const dorasCall = await dora.phone.nextCall();
  await dorasCall.answer();
  await untilHearEachOther(dora.phone, cleo.phone);
  await untilMembers(callcenter, conversationId, ['dora', cleo.user]);
});

scene('two who are left talking go on while the other agent is looked for', async (talking, t) => {
  const { callcenter, ana, bob, cleo, conversationId, agentCall } = talking;
  const dora = await callcenter.agent('dora', { state: 'busy' });
  await dora.post('enter', { conversation_id: conversationId });
  const dorasCall = await dora.phone.nextCall();
  await dorasCall.answer();
  await dora.phone.untilHears(ana.phone);
  await transfer(talking, enqueueFor('bob'));
  await agentCall.ended();
  const bobsCall = await bob.phone.nextCall();
  bobsCall.ring();
  const two = [dora.phone, cleo.phone].map((line) => ({ line, mode: 1 }));
  await untilAllHear('without music', byTheRule(two));
  bobsCall.decline();
  await callcenter.untilTask({ state: 'fail', cause: 'call_fail' });
  await untilAllHear('still', byTheRule(two));
  t.is((await conversation(callcenter, conversationId)).state, 'live');
});

scene('only a member can transfer, what goes on, with XML that is right', async (talking, t) => {
  const { ana, bob, cleo, conversationId: conversation_id } = talking;
  const queue = enqueueFor('bob');
  const byBob = await bob.post('xfer_agent', { conversation_id, queue });
  t.like(byBob, { status: 409, errorId: 'not-a-member' });
  const unknown = await ana.post('xfer_agent', { conversation_id: 'none', queue });
  t.like(unknown, { status: 404, errorId: 'conversation-not-found' });
  const wrong = await ana.post('xfer_agent', { conversation_id, queue: '<enqueue' });
  t.like(wrong, { status: 400, errorId: 'invalid-argument' });
  const both = await ana.post('xfer_agent', { conversation_id, queue, enqueue: queue });
  t.like(both, { status: 400, errorId: 'invalid-argument' });
  const two = [ana.phone, cleo.phone].map((line) => ({ line, mode: 1 }));
  await untilAllHear('nothing changed', byTheRule(two));
  await bob.phone.isNotCalledFor(200);
});
