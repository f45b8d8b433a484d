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
  'after a talk the agent wraps up while the next caller hears music, and is rung when the time is up',
  (t) =>
    withCallcenter(t, service, async (callcenter) => {
      await callcenter.api.do('PUT', '', { wrap_up_seconds: 2 });
      const { ana, ben } = await salesScene(callcenter);
      const cleo = await callcenter.caller('cleo');
      ben.enqueue(SALES);
      const first = await ana.phone.nextCall();
      await first.answer();
      await untilHearEachOther(ben.phone, ana.phone);
      cleo.enqueue(SALES);
      await cleo.phone.untilHearsMusic();
      const hungUpAt = performance.now();
      await first.hangUp();
      await ana.untilState('busy/wrap-up');
      const second = await ana.phone.nextCall();
      const wrappedUp = (second.moment('new')?.at ?? 0) - hungUpAt;
      t.true(wrappedUp >= 2000, `ana was rung after ${wrappedUp} ms`);
      t.is(second.caller.number, cleo.user);
      await second.answer();
      await untilHearEachOther(cleo.phone, ana.phone);
    }),
);

test.serial(
  'an agent lengthens the wrap-up, and ends it: the caller who waits is given to them at once',
  (t) =>
    withCallcenter(t, service, async (callcenter) => {
      const { ana, ben } = await salesScene(callcenter);
      ben.enqueue(SALES.replace('<enqueue', '<enqueue wrap_up_seconds="2"'));
      const first = await ana.phone.nextCall();
      await first.answer();
      await untilHearEachOther(ben.phone, ana.phone);
      await first.hangUp();
      await ana.untilState('busy/wrap-up');
      t.is((await ana.post('wrap_up', { seconds: 600 })).status, 200);
      const cleo = await callcenter.caller('cleo');
      cleo.enqueue(SALES);
      await cleo.phone.untilHearsMusic();
      await ana.phone.isNotCalledFor(2200);
      await ana.post('wrap_up', { seconds: 0 });
      const second = await ana.phone.nextCall();
      await second.answer();
      await untilHearEachOther(cleo.phone, ana.phone);
    }),
);

test.serial(
  'an agent who asks for lunch during a talk is away after it, and no caller rings them',
  (t) =>
    withCallcenter(t, service, async (callcenter) => {
      const { ana, ben } = await salesScene(callcenter);
      ben.enqueue(SALES);
      const call = await ana.phone.nextCall();
      await call.answer();
      await untilHearEachOther(ben.phone, ana.phone);
      t.is((await ana.post('state', { state: 'away/lunch' })).status, 409);
      const asked = await ana.post('state', { state: 'away/lunch', after_call: true });
      t.like(asked.data, { state: 'talking', next_state: 'away/lunch' });
      const cleo = await callcenter.caller('cleo');
      cleo.enqueue(SALES);
      await call.hangUp();
      await ana.untilState('away/lunch');
      await cleo.phone.untilHearsMusic();
      await ana.phone.isNotCalledFor(500);
    }),
);
