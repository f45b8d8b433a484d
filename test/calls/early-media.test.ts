import test from 'ava';
import { runningAsterisk } from '../helpers/asterisk.ts';
import { withCallcenter } from '../helpers/callcenter.ts';
import { Carrier } from '../helpers/carrier.ts';
import { enqueueFor } from '../helpers/conversation.ts';
import { PATIENCE } from '../helpers/eventually.ts';
import type { PhoneCall } from '../helpers/phone-call.ts';
import { startService, type RunningService } from '../helpers/running-service.ts';
import { untilHearEachOther } from '../helpers/who-hears-whom.ts';

let service: RunningService;
test.before(async () => {
  service = await startService();
});
test.after.always(() => service.stop());

/** What a phone may say that rings and is not heard. */
const SIGNALS: readonly (readonly [what: string, say: (call: PhoneCall) => unknown])[] = [
  [
    '183 without a session description',
    (call) => {
      call.makeProgress();
    },
  ],
  ['183 with one, and no sound', (call) => call.promiseEarlyMedia(183)],
  ['180 with one, and no sound', (call) => call.promiseEarlyMedia(180)],
];

for (const mode of [3, 5]) {
  for (const [what, say] of SIGNALS) {
    test.serial(
      `ring_mode ${mode}: a phone that says ${what}, is ring-back; what it plays later is heard`,
      (t) =>
        withCallcenter(t, service, async (callcenter) => {
          const ana = await callcenter.agent('ana');
          const ben = await callcenter.caller('ben');
          ben.enqueue(enqueueFor('ana', `ring_mode="${mode}"`));
          const call = await ana.phone.nextCall();
          await say(call);
          // In mode 3 it is ring-back before as well; neither begins anew with every packet.
          await ben.phone.untilHearsRingback(2500);
          if (!what.startsWith('183 without')) {
            call.beginEarlyMedia();
            await ben.phone.untilHears(ana.phone);
            await ben.phone.untilHears(ana.phone);
          }
          await call.answer();
          await untilHearEachOther(ben.phone, ana.phone);
          const { ringBack, music } = await ben.phone.heardDuring(300);
          t.is(ringBack + music, 0, 'nothing else goes on');
        }),
    );
  }
}

test.serial('ring_mode 5: a phone that plays at once is heard within 300 ms', (t) =>
  withCallcenter(t, service, async (callcenter) => {
    const ana = await callcenter.agent('ana');
    const ben = await callcenter.caller('ben');
    ben.enqueue(enqueueFor('ana', 'ring_mode="5"'));
    const call = await ana.phone.nextCall();
    const from = performance.now();
    await call.earlyMedia();
    const { at } = await ben.phone.untilHears(ana.phone);
    t.true(at - from < 300 * PATIENCE, `${Math.round(at - from)} ms`);
    await call.answer();
    await ana.phone.untilHears(ben.phone);
  }),
);

test.serial(
  'a number that says 183 and is not heard is ring-back for who called it, and what it plays later is heard',
  (t) =>
    withCallcenter(t, service, async (callcenter) => {
      const carrier = await Carrier.create({ password: runningAsterisk().trunkPassword });
      t.teardown(() => carrier.stop());
      const ana = await callcenter.agent('ana', { state: 'away/desk' });
      for (const [index, [what, say]] of SIGNALS.entries()) {
        const line = carrier.line(`1390001000${index}`);
        line.whenCalled = say;
        await ana.post('call_out', { to: line.number, max_answer_seconds: 60 });
        const anasCall = await ana.phone.nextCall();
        await anasCall.answer();
        const lineCall = await line.nextCall();
        await ana.phone.untilHearsRingback(2500);
        if (!what.startsWith('183 without')) {
          lineCall.beginEarlyMedia();
          await ana.phone.untilHears(line);
        }
        await lineCall.answer();
        await untilHearEachOther(ana.phone, line);
        await anasCall.hangUp();
        await ana.untilState('away/desk');
      }
    }),
);
