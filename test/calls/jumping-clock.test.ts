import test from 'ava';
import { SYSTEM_TIME, type TimeSources } from '../../src/steady-clock.ts';
import { withCallcenter } from '../helpers/callcenter.ts';
import { conversation, enqueueFor, putThrough } from '../helpers/conversation.ts';
import { type RunningService, startService } from '../helpers/running-service.ts';
import { untilHearEachOther } from '../helpers/who-hears-whom.ts';

/** The machine's time, with a wall clock that a test puts forward or back. */
class JumpingTime implements TimeSources {
  #by = 0;
  readonly elapsed = SYSTEM_TIME.elapsed;
  readonly sleep = SYSTEM_TIME.sleep;
  readonly wall = (): number => SYSTEM_TIME.wall() + this.#by;

  put(ms: number): void {
    this.#by += ms;
  }
}

const HOUR_MS = 3_600_000;

/** How much later than its time something may be noticed on a loaded machine. */
const LATE_MS = 1500;

const time = new JumpingTime();
let service: RunningService;
test.before(async () => {
  service = await startService({ time });
});
test.after.always(() => service.stop());

for (const [how, ms] of [
  ['back', -HOUR_MS],
  ['forward', HOUR_MS],
] as const) {
  test.serial(
    `with the clock put ${how} an hour, a caller waits as long as queue_timeout says`,
    (t) =>
      withCallcenter(t, service, async (callcenter) => {
        const ana = await callcenter.agent('ana', { state: 'busy' });
        const ben = await callcenter.caller('ben');
        ben.enqueue('<enqueue><route><target name="ana" queue_timeout="4"/></route></enqueue>');
        const began = performance.now();
        await ben.phone.untilHearsMusic();
        time.put(ms);
        // Whatever happens, deadlines that are past count.
        await ana.post('state', { state: 'away' });
        t.is((await ben.untilBackInIvr(4000 + LATE_MS))['QUEUE_RESULT'], 'timeout');
        const waited = performance.now() - began;
        t.true(waited > 3900, `${waited} ms`);
      }),
  );

  test.serial(
    `with the clock put ${how} an hour, a talk lasts as long as conversation_timeout says`,
    (t) =>
      withCallcenter(t, service, async (callcenter) => {
        const ana = await callcenter.agent('ana');
        const ben = await callcenter.caller('ben');
        const began = performance.now();
        const talk = await putThrough(callcenter, ana, ben, 'conversation_timeout="4"');
        time.put(ms);
        await ana.post('lsm', { conversation_id: talk.conversationId, mode: 1 });
        t.is((await conversation(callcenter, talk.conversationId)).state, 'live');
        await untilHearEachOther(ana.phone, ben.phone);
        const back = await ben.untilBackInIvr(4000 + LATE_MS);
        t.is(back['CONVERSATION_END_REASON'], 'timeout');
        const lasted = performance.now() - began;
        t.true(lasted > 3900, `${lasted} ms`);
      }),
  );

  test.serial(
    `with the clock put ${how} an hour, a phone rings as long as fetch_timeout says`,
    (t) =>
      withCallcenter(t, service, async (callcenter) => {
        const ana = await callcenter.agent('ana');
        const ben = await callcenter.caller('ben');
        const began = performance.now();
        ben.enqueue(enqueueFor('ana').replace('<target', '<target fetch_timeout="3"'));
        const call = await ana.phone.nextCall();
        call.ring();
        time.put(ms);
        await call.ended(3000 + LATE_MS);
        const rang = performance.now() - began;
        t.true(rang > 2900, `${rang} ms`);
        t.is((await ben.untilBackInIvr())['QUEUE_DETAIL'], 'no-answer');
      }),
  );
}
