import test from 'ava';
import { withCallcenter } from '../helpers/callcenter.ts';
import { startService, type RunningService } from '../helpers/running-service.ts';
import { salesScene } from '../helpers/sales-scene.ts';
import { untilHearEachOther } from '../helpers/who-hears-whom.ts';

let service: RunningService;
test.before(async () => {
  service = await startService();
});
test.after.always(() => service.stop());

test.serial(
  'when the only agent of a route declines, the agent of the next route is rung at once',
  (t) =>
    withCallcenter(t, service, async (callcenter) => {
      const { ana, ben } = await salesScene(callcenter);
      const cleo = await callcenter.agent('cleo');
      ben.enqueue(
        `<enqueue fail_overflow="true"><route><condition name="sales" queue_timeout="600"/></route>
         <route><target name="cleo"/></route></enqueue>`,
      );
      const anasCall = await ana.phone.nextCall();
      anasCall.decline();
      const call = await cleo.phone.nextCall();
      await call.answer();
      await untilHearEachOther(ben.phone, cleo.phone);
      await ana.phone.isNotCalledFor(100);
    }),
);

test.serial(
  'on the last route an agent who declined is rung again after ring_pause_seconds, while the caller hears music',
  (t) =>
    withCallcenter(t, service, async (callcenter) => {
      await callcenter.api.do('PUT', '', { ring_pause_seconds: 3 });
      const { ana, ben } = await salesScene(callcenter);
      ben.enqueue(
        '<enqueue fail_overflow="true"><route><condition name="sales"/></route></enqueue>',
      );
      const first = await ana.phone.nextCall();
      first.decline();
      const declinedAt = performance.now();
      await ben.phone.untilHearsMusic();
      const second = await ana.phone.nextCall();
      t.true(performance.now() - declinedAt > 2500, 'not before the pause is over');
      await second.answer();
      await untilHearEachOther(ben.phone, ana.phone);
    }),
);
