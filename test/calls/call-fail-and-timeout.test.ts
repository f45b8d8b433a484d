import test from 'ava';
import { withCallcenter } from '../helpers/callcenter.ts';
import { startService, type RunningService } from '../helpers/running-service.ts';
import { callAnaForBen, SALES } from '../helpers/sales-scene.ts';

let service: RunningService;
test.before(async () => {
  service = await startService();
});
test.after.always(() => service.stop());

for (const { how, detail, fail } of [
  { how: 'is busy', detail: 'busy', fail: 'busy' },
  { how: 'declines', detail: 'declined', fail: 'decline' },
  { how: 'is unavailable', detail: 'no-answer', fail: 'unavailable' },
] as const) {
  test.serial(`when the agent’s phone ${how}, the caller is back in the IVR with call_fail`, (t) =>
    withCallcenter(t, service, async (callcenter) => {
      const { ana, ben, anasCall } = await callAnaForBen(callcenter);
      anasCall[fail]();
      const back = await ben.untilBackInIvr();
      t.like(back, {
        QUEUE_RESULT: 'call_fail',
        QUEUE_DETAIL: detail,
        QUEUE_AGENT: 'ana',
        QUEUE_DATA: 'order 7',
        CONVERSATION_ID: '',
      });
      await ben.phone.untilHears(1400);
      await callcenter.untilTask({ state: 'fail', cause: 'call_fail', detail });
      await ana.untilState('idle');
    }),
  );
}

test.serial('an agent who does not answer in time is no longer rung', (t) =>
  withCallcenter(t, service, async (callcenter) => {
    await callcenter.condition('sales', 'has("sales")', { fetch_timeout: 3 });
    const ana = await callcenter.agent('ana', { skills: { sales: 80 } });
    const ben = await callcenter.caller('ben');
    ben.enqueue(SALES);
    const anasCall = await ana.phone.nextCall();
    anasCall.ring();
    await ben.phone.untilHearsMusic();
    t.deepEqual(await anasCall.ended(4000), { cause: 'cancelled', by: 'them' });
    const back = await ben.untilBackInIvr();
    t.like(back, { QUEUE_RESULT: 'call_fail', QUEUE_DETAIL: 'no-answer', QUEUE_AGENT: 'ana' });
    await ana.untilState('idle');
  }),
);

test.serial('an agent whose phone is not registered is unreachable', (t) =>
  withCallcenter(t, service, async (callcenter) => {
    await callcenter.condition('sales', 'has("sales")');
    await callcenter.agent('ana', { skills: { sales: 80 }, register: false });
    const ben = await callcenter.caller('ben');
    ben.enqueue(SALES);
    const back = await ben.untilBackInIvr();
    t.like(back, { QUEUE_RESULT: 'call_fail', QUEUE_DETAIL: 'unreachable', QUEUE_AGENT: 'ana' });
  }),
);

test.serial('when nobody becomes free in time, the caller is back in the IVR with timeout', (t) =>
  withCallcenter(t, service, async (callcenter) => {
    await callcenter.condition('sales', 'has("sales")', { queue_timeout: 1 });
    const ben = await callcenter.caller('ben');
    ben.enqueue(SALES);
    const back = await ben.untilBackInIvr();
    t.like(back, { QUEUE_RESULT: 'timeout', QUEUE_AGENT: '', QUEUE_DATA: 'order 7' });
    await ben.phone.untilHears(1200);
    await callcenter.untilTask({ state: 'fail', cause: 'timeout' });
  }),
);

test.serial('queue_timeout="0" means now or never', (t) =>
  withCallcenter(t, service, async (callcenter) => {
    await callcenter.condition('sales', 'has("sales")');
    const ben = await callcenter.caller('ben');
    ben.enqueue('<enqueue><route><condition name="sales" queue_timeout="0"/></route></enqueue>');
    t.is((await ben.untilBackInIvr(1500))['QUEUE_RESULT'], 'timeout');
  }),
);
