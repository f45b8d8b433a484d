import test, { type ExecutionContext } from 'ava';
import type { CallerAccount } from '../helpers/caller.ts';
import { type TestAgent, type TestCallcenter, withCallcenter } from '../helpers/callcenter.ts';
import { enqueueFor } from '../helpers/conversation.ts';
import type { PhoneCall } from '../helpers/phone-call.ts';
import { startService, type RunningService } from '../helpers/running-service.ts';
import { untilHearEachOther } from '../helpers/who-hears-whom.ts';

let service: RunningService;
test.before(async () => {
  service = await startService();
});
test.after.always(() => service.stop());

interface Ringing {
  readonly callcenter: TestCallcenter;
  readonly ana: TestAgent;
  readonly anasCall: PhoneCall;
  readonly bob: TestAgent;
  readonly cleo: CallerAccount;
  readonly cleosCall: PhoneCall;
  readonly taskId: string;
}

/** Ana's phone rings for Cleo; Bob is idle too. */
const scene = (title: string, run: (ringing: Ringing, t: ExecutionContext) => Promise<void>) => {
  test.serial(title, (t) =>
    withCallcenter(t, service, async (callcenter) => {
      const ana = await callcenter.agent('ana', { skills: { sales: 9 } });
      const bob = await callcenter.agent('bob', { skills: { sales: 1 } });
      const cleo = await callcenter.caller('cleo');
      const cleosCall = cleo.enqueue(enqueueFor('ana', 'data="first"'));
      const anasCall = await ana.phone.nextCall();
      anasCall.ring();
      const { id: taskId } = await callcenter.untilTask({ state: 'fetching', agent: 'ana' });
      await run({ callcenter, ana, anasCall, bob, cleo, cleosCall, taskId }, t);
    }),
  );
};

const forward = async ({ ana, taskId }: Ringing, enqueue: string): Promise<string> => {
  const answer = await ana.post('forward_agent', { queue_task_id: taskId, enqueue });
  if (answer.status !== 200) throw new Error(`forward_agent: ${answer.msg}`);
  return (answer.data as { queue_task_id: string }).queue_task_id;
};

scene('a forwarded caller notices nothing and talks with the other agent', async (ringing, t) => {
  const { callcenter, ana, anasCall, bob, cleo, taskId } = ringing;
  await cleo.phone.untilHearsMusic();
  const next = await forward(ringing, enqueueFor('bob', 'data="second"'));
  t.deepEqual(await anasCall.ended(), { cause: 'cancelled', by: 'them' });
  const bobsCall = await bob.phone.nextCall();
  t.is(bobsCall.caller.number, cleo.user, 'they see who calls, not who forwards');
  await cleo.phone.untilHearsMusic();
  t.is(cleo.phone.calls.length, 1);
  await callcenter.untilTask({ id: taskId, state: 'fail', cause: 'forward' });
  await bobsCall.answer();
  await untilHearEachOther(bob.phone, cleo.phone);
  await ana.untilState('idle');
  await bobsCall.hangUp();
  t.like(await cleo.untilBackInIvr(), {
    QUEUE_RESULT: 'success',
    QUEUE_TASK_ID: next,
    QUEUE_AGENT: 'bob',
    QUEUE_DATA: 'second',
    QUEUE_ATTEMPTS: '1',
  });
});

scene('the agent who forwards is no candidate for the new task', async (ringing, t) => {
  const { callcenter, ana, bob, taskId } = ringing;
  const xml = '<enqueue><route><skill name="sales"/></route></enqueue>';
  const next = await forward(ringing, xml);
  const bobsCall = await bob.phone.nextCall();
  bobsCall.ring();
  await callcenter.untilTask({ id: next, state: 'fetching', agent: 'bob' });
  await ana.phone.isNotCalledFor(200);
  t.is(await ana.state(), 'idle');
  const again = await ana.post('forward_agent', { queue_task_id: taskId, enqueue: xml });
  t.like(again, { status: 409, errorId: 'queue-task-over' });
});

scene('the agent who forwards is rung for the new task if it names them', async (ringing) => {
  const { ana, cleo } = ringing;
  await forward(ringing, enqueueFor('ana'));
  const second = await ana.phone.nextCall();
  await second.answer();
  await cleo.phone.untilHears(ana.phone);
});

scene('when the other agent fails, the caller is back in the IVR with it', async (ringing, t) => {
  const { callcenter, bob, cleo } = ringing;
  const next = await forward(ringing, enqueueFor('bob', 'data="second"'));
  const bobsCall = await bob.phone.nextCall();
  bobsCall.decline();
  t.like(await cleo.untilBackInIvr(), {
    QUEUE_RESULT: 'call_fail',
    QUEUE_DETAIL: 'declined',
    QUEUE_AGENT: 'bob',
    QUEUE_DATA: 'second',
    QUEUE_TASK_ID: next,
  });
  await callcenter.untilTask({ id: next, state: 'fail', cause: 'call_fail' });
});

scene('a forwarded caller who hangs up stops the other phone', async (ringing, t) => {
  const { bob, cleosCall } = ringing;
  await forward(ringing, enqueueFor('bob'));
  const bobsCall = await bob.phone.nextCall();
  bobsCall.ring();
  await cleosCall.hangUp();
  t.deepEqual(await bobsCall.ended(), { cause: 'cancelled', by: 'them' });
  await bob.untilState('idle');
});

scene('only whose phone rings can forward, and a wrong XML changes nothing', async (ringing, t) => {
  const { ana, anasCall, bob, cleo, taskId } = ringing;
  const enqueue = enqueueFor('bob');
  const byBob = await bob.post('fwd_agent', { queue_task_id: taskId, enqueue });
  t.like(byBob, { status: 409, errorId: 'queue-task-not-yours' });
  const wrong = await ana.post('fwd_agent', { queue_task_id: taskId, enqueue: '<enqueue/>' });
  t.like(wrong, { status: 400, errorId: 'invalid-argument' });
  const unknown = await ana.post('fwd_agent', { queue_task_id: 'none', enqueue });
  t.like(unknown, { status: 404, errorId: 'queue-task-not-found' });
  await anasCall.answer();
  await cleo.phone.untilHears(ana.phone);
  const late = await ana.post('fwd_agent', { queue_task_id: taskId, enqueue });
  t.like(late, { status: 409, errorId: 'queue-task-over' });
});
