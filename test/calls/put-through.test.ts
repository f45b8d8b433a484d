import test from 'ava';
import { withCallcenter } from '../helpers/callcenter.ts';
import { startService, type RunningService } from '../helpers/running-service.ts';
import { SALES, salesScene } from '../helpers/sales-scene.ts';
import { untilHearEachOther } from '../helpers/who-hears-whom.ts';

let service: RunningService;
test.before(async () => {
  service = await startService();
});
test.after.always(() => service.stop());

test.serial(
  'a caller is put through to an idle agent, they hear each other, and when the agent hangs up the caller is back in the IVR',
  (t) =>
    withCallcenter(t, service, async (callcenter) => {
      const { ana, ben } = await salesScene(callcenter, { num: '1009' });
      const bensCall = ben.enqueue(SALES);
      const anasCall = await ana.phone.nextCall();
      t.is(anasCall.caller.number, ben.user);
      anasCall.ring();
      await ana.untilState('fetching');
      await anasCall.answer();
      await bensCall.answered();
      await untilHearEachOther(ana.phone, ben.phone);
      await ana.untilState('talking');
      const task = await callcenter.untilTask({ state: 'success', agent: 'ana' });

      await anasCall.hangUp();
      const back = await ben.untilBackInIvr();
      t.like(back, {
        QUEUE_RESULT: 'success',
        QUEUE_TASK_ID: task.id,
        QUEUE_AGENT: 'ana',
        QUEUE_DATA: 'order 7',
        QUEUE_REJECT_DATA: '',
        QUEUE_ATTEMPTS: '1',
        CONVERSATION_ID: task.conversation_id,
        CONVERSATION_END_REASON: 'agent-hangup',
      });
      await ana.untilState('idle');
      await ben.phone.hearsNobodyFor(200);
    }),
);

test.serial(
  'when the caller hangs up, the agent’s phone is hung up and the agent takes their reserve state',
  (t) =>
    withCallcenter(t, service, async (callcenter) => {
      await callcenter.condition('sales', '"sales" in skills');
      const ana = await callcenter.agent('ana', { skills: { sales: 80 } });
      const ben = await callcenter.caller('ben');
      const bensCall = ben.enqueue(
        '<enqueue reserve_state="busy/wrap-up"><route><condition name="sales"/></route></enqueue>',
      );
      const anasCall = await ana.phone.nextCall();
      await anasCall.answer();
      await ana.phone.untilHears(ben.phone);
      await bensCall.hangUp();
      t.deepEqual(await anasCall.ended(), { cause: 'hung-up', by: 'them' });
      await ana.untilState('busy/wrap-up');
    }),
);

test.serial('given no free agent, the caller hears music until one becomes idle and answers', (t) =>
  withCallcenter(t, service, async (callcenter) => {
    const { ana, ben } = await salesScene(callcenter, { state: 'busy/lunch' });
    ben.enqueue(SALES);
    await ben.phone.untilHearsMusic();
    await callcenter.untilTask({ state: 'waiting' });
    await ana.phone.isNotCalledFor(300);

    const answer = await ana.post('state', { state: 'idle' });
    t.is(answer.status, 200);
    const anasCall = await ana.phone.nextCall();
    await anasCall.answer();
    await ben.phone.untilHears(ana.phone);
    const heard = await ben.phone.heardDuring(400);
    t.is(heard.music, 0, 'music stopped when they began to talk');
  }),
);

test.serial('of two callers for one agent the second is put through after the first', (t) =>
  withCallcenter(t, service, async (callcenter) => {
    const { ana, ben } = await salesScene(callcenter);
    const cleo = await callcenter.caller('cleo');
    ben.enqueue(SALES);
    const first = await ana.phone.nextCall();
    cleo.enqueue(SALES);
    await cleo.phone.untilHearsMusic();
    await first.answer();
    await ana.phone.untilHears(ben.phone);
    await first.hangUp();
    const second = await ana.phone.nextCall();
    t.is(second.caller.number, cleo.user);
    await second.answer();
    await untilHearEachOther(ana.phone, cleo.phone);
    const heard = await ana.phone.heardDuring(200);
    t.false(heard.tones.has(ben.phone.toneHz), 'the first caller is not heard any more');
  }),
);
