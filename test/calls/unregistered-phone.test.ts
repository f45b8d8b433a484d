import test from 'ava';
import { withCallcenter } from '../helpers/callcenter.ts';
import { PATIENCE } from '../helpers/eventually.ts';
import { startService, type RunningService } from '../helpers/running-service.ts';
import { SALES, salesScene } from '../helpers/sales-scene.ts';

let service: RunningService;
test.before(async () => {
  service = await startService();
});
test.after.always(() => service.stop());

test.serial('a phone that is unregistered while it rings for a caller fails at once', (t) =>
  withCallcenter(t, service, async (callcenter) => {
    const { ana, ben } = await salesScene(callcenter);
    ben.enqueue(SALES);
    const anasCall = await ana.phone.nextCall();
    anasCall.ring();
    await ana.untilState('fetching');
    await ana.phone.unregister();
    t.like(await ben.untilBackInIvr(), { QUEUE_RESULT: 'call_fail', QUEUE_DETAIL: 'unreachable' });
    t.deepEqual(await anasCall.ended(), { cause: 'cancelled', by: 'them' });
    await ana.untilState('idle');
  }),
);

test.serial('a phone that is not registered when its agent is chosen fails at once', (t) =>
  withCallcenter(t, service, async (callcenter) => {
    const { ana, ben } = await salesScene(callcenter, { register: false });
    const calledAt = performance.now();
    ben.enqueue(SALES);
    t.like(await ben.untilBackInIvr(), { QUEUE_RESULT: 'call_fail', QUEUE_DETAIL: 'unreachable' });
    t.true(performance.now() - calledAt < 2500 * PATIENCE, 'it was found out at once');
    await ana.untilState('idle');
  }),
);

test.serial(
  'an agent whose phone is unregistered for some time is away/phone-gone, and has the state before when it registers',
  (t) =>
    withCallcenter(t, service, async (callcenter) => {
      await callcenter.api.do('PUT', '', { phone_gone_seconds: 1 });
      const { ana, ben } = await salesScene(callcenter);
      await ana.phone.unregister();
      await ana.untilState('away/phone-gone');
      ben.enqueue(SALES);
      await ben.phone.untilHearsMusic();
      t.is((await ana.post('state', { state: 'busy/desk' })).status, 200);
      t.is(await ana.state(), 'away/phone-gone', 'the state is kept for when the phone is back');
      await ana.post('state', { state: 'idle' });
      await ana.phone.register();
      const anasCall = await ana.phone.nextCall();
      await anasCall.answer();
      await ben.phone.untilHears(ana.phone);
    }),
);
