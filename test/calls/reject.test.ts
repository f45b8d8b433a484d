import test from 'ava';
import { withCallcenter } from '../helpers/callcenter.ts';
import { startService, type RunningService } from '../helpers/running-service.ts';
import { callAnaForBen, SALES } from '../helpers/sales-scene.ts';
import { untilHearEachOther } from '../helpers/who-hears-whom.ts';

let service: RunningService;
test.before(async () => {
  service = await startService();
});
test.after.always(() => service.stop());

test.serial(
  'when an agent whose phone rings rejects with data, the phone stops and the caller is back in the IVR with it',
  (t) =>
    withCallcenter(t, service, async (callcenter) => {
      const { ana, ben, anasCall } = await callAnaForBen(callcenter);
      anasCall.ring();
      const task = await callcenter.untilTask({ state: 'fetching' });
      const answer = await ana.post('reject', { queue_task_id: task.id, data: 'ask "billing" ü' });
      t.like(answer, { status: 200, data: { queue_task_id: task.id } });
      t.deepEqual(await anasCall.ended(1000), { cause: 'cancelled', by: 'them' });
      t.like(await ben.untilBackInIvr(), {
        QUEUE_RESULT: 'reject',
        QUEUE_AGENT: 'ana',
        QUEUE_DATA: 'order 7',
        QUEUE_REJECT_DATA: 'ask "billing" ü',
      });
      await ben.phone.untilHears(1300);
      await callcenter.untilTask({ state: 'fail', cause: 'reject' });
      await ana.untilState('idle');
      const late = await ana.post('reject', { queue_task_id: task.id });
      t.like(late, { status: 409, errorId: 'queue-task-over' });
    }),
);

test.serial(
  'after a rejection the IVR hands the caller in again with the data, and another agent gets them',
  (t) =>
    withCallcenter(t, service, async (callcenter) => {
      await callcenter.condition('sales', 'has("sales")');
      await callcenter.condition('support', 'has("support")');
      const ana = await callcenter.agent('ana', { skills: { sales: 80 } });
      const cleo = await callcenter.agent('cleo', { skills: { support: 50 } });
      const ben = await callcenter.caller('ben');
      ben.enqueue(SALES, {
        onReject: '<enqueue data="@DATA@"><route><condition name="support"/></route></enqueue>',
      });
      await ana.phone.nextCall();
      const task = await callcenter.untilTask({ state: 'fetching', agent: 'ana' });
      await ana.post('reject', { queue_task_id: task.id, data: 'broken-printer' });
      const cleosCall = await cleo.phone.nextCall();
      await cleosCall.answer();
      await untilHearEachOther(cleo.phone, ben.phone);
      await cleosCall.hangUp();
      t.like(await ben.untilBackInIvr(), {
        QUEUE_RESULT: 'success',
        QUEUE_AGENT: 'cleo',
        QUEUE_DATA: 'broken-printer',
        QUEUE_REJECT_DATA: '',
        QUEUE_ATTEMPTS: '2',
      });
    }),
);

test.serial('only the agent whose phone rings for a task can reject it', (t) =>
  withCallcenter(t, service, async (callcenter) => {
    await callcenter.condition('sales', 'has("sales")');
    const ana = await callcenter.agent('ana', { skills: { sales: 80 } });
    const cleo = await callcenter.agent('cleo', { skills: {} });
    const ben = await callcenter.caller('ben');
    ben.enqueue(SALES);
    const anasCall = await ana.phone.nextCall();
    const task = await callcenter.untilTask({ state: 'fetching' });
    const answer = await cleo.post('reject', { queue_task_id: task.id, data: 'no' });
    t.like(answer, { status: 409, errorId: 'queue-task-not-yours' });
    await anasCall.answer();
    await ben.phone.untilHears(ana.phone);
  }),
);

test.serial('with fail_overflow the search goes on after a rejection', (t) =>
  withCallcenter(t, service, async (callcenter) => {
    await callcenter.condition('sales', 'has("sales")', { sort: 'skills["sales"]' });
    const ana = await callcenter.agent('ana', { skills: { sales: 80 } });
    const cleo = await callcenter.agent('cleo', { skills: { sales: 10 } });
    const ben = await callcenter.caller('ben');
    ben.enqueue('<enqueue fail_overflow="true"><route><condition name="sales"/></route></enqueue>');
    await ana.phone.nextCall();
    const task = await callcenter.untilTask({ state: 'fetching', agent: 'ana' });
    await ana.post('reject', { queue_task_id: task.id, data: 'not mine' });
    const cleosCall = await cleo.phone.nextCall();
    await cleosCall.answer();
    await ben.phone.untilHears(cleo.phone);
    await callcenter.untilTask({ id: task.id, state: 'success', agent: 'cleo' });
    await ana.phone.isNotCalledFor(200);
  }),
);
