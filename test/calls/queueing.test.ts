import test from 'ava';
import { withCallcenter } from '../helpers/callcenter.ts';
import { startService, type RunningService } from '../helpers/running-service.ts';
import { untilHearEachOther } from '../helpers/who-hears-whom.ts';

let service: RunningService;
test.before(async () => {
  service = await startService();
});
test.after.always(() => service.stop());

const SALES = '<enqueue><route><condition name="sales"/></route></enqueue>';
const URGENT = '<enqueue><route><condition name="sales" priority="50"/></route></enqueue>';

test.serial('when the time of a busy route is up, the target of the next one is rung', (t) =>
  withCallcenter(t, service, async (callcenter) => {
    await callcenter.condition('sales', 'has("sales")');
    const ana = await callcenter.agent('ana', { skills: { sales: 80 }, state: 'busy' });
    const cleo = await callcenter.agent('cleo');
    const ben = await callcenter.caller('ben');
    const calledAt = performance.now();
    ben.enqueue(
      `<enqueue><route><condition name="sales" queue_timeout="1"/></route>
       <route><target name="cleo" timeout="20"/></route></enqueue>`,
    );
    const call = await cleo.phone.nextCall();
    const waited = (call.moment('new')?.at ?? 0) - calledAt;
    t.true(waited >= 1000, `cleo was rung after ${waited} ms`);
    await call.answer();
    await untilHearEachOther(ben.phone, cleo.phone);
    await ana.phone.isNotCalledFor(100);
  }),
);

test.serial('of two who wait the one with the higher priority goes first', (t) =>
  withCallcenter(t, service, async (callcenter) => {
    await callcenter.condition('sales', 'has("sales")');
    const ana = await callcenter.agent('ana', { skills: { sales: 80 }, state: 'busy' });
    const ben = await callcenter.caller('ben');
    const cleo = await callcenter.caller('cleo');
    ben.enqueue(SALES);
    await ben.phone.untilHearsMusic();
    cleo.enqueue(URGENT);
    await cleo.phone.untilHearsMusic();
    await ana.post('state', { state: 'idle' });
    const first = await ana.phone.nextCall();
    t.is(first.caller.number, cleo.user);
    await first.answer();
    await untilHearEachOther(cleo.phone, ana.phone);
    await first.hangUp();
    const second = await ana.phone.nextCall();
    t.is(second.caller.number, ben.user);
    await second.answer();
    await ben.phone.untilHears(ana.phone);
  }),
);

test.serial('with priority_raise who waited long goes before a higher priority', (t) =>
  withCallcenter(t, service, async (callcenter) => {
    await callcenter.condition('sales', 'has("sales")');
    const ana = await callcenter.agent('ana', { skills: { sales: 80 }, state: 'busy' });
    const ben = await callcenter.caller('ben');
    const cleo = await callcenter.caller('cleo');
    ben.enqueue('<enqueue priority_raise="1"><route><condition name="sales"/></route></enqueue>');
    await ben.phone.untilHearsMusic();
    cleo.enqueue('<enqueue><route><condition name="sales" priority="1"/></route></enqueue>');
    await cleo.phone.untilHearsMusic();
    await ben.phone.heardDuring(1000);
    await ana.post('state', { state: 'idle' });
    t.is((await ana.phone.nextCall()).caller.number, ben.user);
  }),
);

test.serial(
  'a caller for whom the work channel has no place is back in the IVR with overflow',
  (t) =>
    withCallcenter(t, service, async (callcenter) => {
      await callcenter.api.do('POST', 'channel', { name: 'small', max_queue_task: 1 });
      await callcenter.api.do('POST', 'channel/small/condition', { name: 'all', where: 'true' });
      const xml =
        '<enqueue channel="small" data="7"><route><condition name="all"/></route></enqueue>';
      const ben = await callcenter.caller('ben');
      const cleo = await callcenter.caller('cleo');
      const bensCall = ben.enqueue(xml);
      await ben.phone.untilHearsMusic();
      const cleosCall = cleo.enqueue(xml);
      t.like(await cleo.untilBackInIvr(), { QUEUE_RESULT: 'overflow', QUEUE_DATA: '7' });
      await cleo.phone.untilHears(1800);
      await callcenter.untilTask({ state: 'fail', cause: 'overflow' });
      await cleosCall.hangUp();
      await bensCall.hangUp();
      await callcenter.untilTask({ state: 'fail', cause: 'hangup' });
      cleo.enqueue(xml);
      await cleo.phone.untilHearsMusic();
      await callcenter.untilTask({ state: 'waiting' });
    }),
);

test.serial('a caller who comes while it is closed is back in the IVR with closed', (t) =>
  withCallcenter(t, service, async (callcenter) => {
    await callcenter.api.do('POST', 'condition', { name: 'all', where: 'true' });
    const schedule = { time_zone: 'UTC', week: [], dates: [] };
    await callcenter.api.do('PUT', '', { schedule });
    const ben = await callcenter.caller('ben');
    const call = ben.enqueue(
      '<enqueue closed="return" data="7"><route><condition name="all"/></route></enqueue>',
    );
    t.like(await ben.untilBackInIvr(), { QUEUE_RESULT: 'closed', QUEUE_DATA: '7' });
    await callcenter.untilTask({ state: 'fail', cause: 'closed' });
    await call.hangUp();
  }),
);

test.serial('a skill that an agent learns counts at once for who waits for it', (t) =>
  withCallcenter(t, service, async (callcenter) => {
    const ana = await callcenter.agent('ana');
    const ben = await callcenter.caller('ben');
    ben.enqueue('<enqueue><route><skill name="french"/></route></enqueue>');
    await ben.phone.untilHearsMusic();
    await ana.post('skills', { opts: [{ opt: 1, name: 'french', score: 5 }] });
    await (await ana.phone.nextCall()).answer();
    await ben.phone.untilHears(ana.phone);
  }),
);

test.serial(
  'a caller whom the IVR did not answer hears music, and is answered when the agent answers',
  (t) =>
    withCallcenter(t, service, async (callcenter) => {
      await callcenter.condition('sales', 'has("sales")');
      const ana = await callcenter.agent('ana', { skills: { sales: 80 }, state: 'busy' });
      const ben = await callcenter.caller('ben');
      const bensCall = ben.enqueue(SALES, { answered: false });
      await callcenter.untilTask({ state: 'waiting' });
      await ben.phone.untilHearsMusic();
      t.is(bensCall.moment('answered'), undefined, 'waiting costs them nothing');
      await ana.post('state', { state: 'idle' });
      const call = await ana.phone.nextCall();
      call.ring();
      await ana.untilState('fetching');
      t.is(bensCall.moment('answered'), undefined);
      await call.answer();
      await bensCall.answered();
      await untilHearEachOther(ben.phone, ana.phone);
    }),
);

/** Asterisk answers a call only once nothing is played to it. */
for (const [heard, attributes] of [
  ['ring-back', 'ring_mode="2"'],
  ['music', 'wait_voice="queue-thankyou"'],
] as const) {
  const what = heard === 'music' ? 'a prompt' : 'a ring-back';
  test.serial(
    `a caller whom the IVR did not answer is answered at once out of ${what} without end`,
    (t) =>
      withCallcenter(t, service, async (callcenter) => {
        const ana = await callcenter.agent('ana');
        const ben = await callcenter.caller('ben');
        const bensCall = ben.enqueue(
          `<enqueue ${attributes}><route><target name="ana"/></route></enqueue>`,
          { answered: false },
        );
        const call = await ana.phone.nextCall();
        call.ring();
        await (heard === 'music' ? ben.phone.untilHearsMusic() : ben.phone.untilHearsRingback());
        await call.answer();
        await bensCall.answered(2000);
        await untilHearEachOther(ben.phone, ana.phone);
      }),
  );
}

test.serial('a caller whom nobody answered at all goes back to the IVR unanswered', (t) =>
  withCallcenter(t, service, async (callcenter) => {
    await callcenter.condition('sales', 'has("sales")', { queue_timeout: 1 });
    const ben = await callcenter.caller('ben');
    const call = ben.enqueue(SALES, { answered: false });
    t.is((await ben.untilBackInIvr())['QUEUE_RESULT'], 'timeout');
    t.is(call.moment('answered'), undefined);
  }),
);
