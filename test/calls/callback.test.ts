import test from 'ava';
import { eventually } from '../helpers/eventually.ts';
import { withCallcenter } from '../helpers/callcenter.ts';
import { salesScene } from '../helpers/sales-scene.ts';
import { serviceAndCarrier } from '../helpers/service-and-carrier.ts';
import { untilHearEachOther } from '../helpers/who-hears-whom.ts';

const opened = serviceAndCarrier();

const SALES = '<route><condition name="sales"/></route>';

test.serial('a caller who presses the callback key is called back when their turn comes', (t) =>
  withCallcenter(t, opened.service, async (callcenter) => {
    const { ana, ben } = await salesScene(callcenter, { state: 'busy' });
    const bensMobile = opened.carrier.line('13800150001').takesCalls('rings');
    const call = ben.enqueue(
      `<enqueue callback_key="2" callback_to="13800150001" callback_voice="vm-goodbye"
        reserve_state="away/notes" data="order 7">${SALES}</enqueue>`,
    );
    await ben.phone.untilHearsMusic();
    await call.sendDtmf('2');
    t.like(await ben.untilBackInIvr(6000), { QUEUE_RESULT: 'callback', QUEUE_KEY: '2' });
    await call.hangUp();
    const waiting = await callcenter.untilTask({ state: 'waiting', type: 'callback' });
    const cleo = await callcenter.caller('cleo');
    cleo.enqueue(`<enqueue>${SALES}</enqueue>`);
    await cleo.phone.untilHearsMusic();
    await ana.post('state', { state: 'idle' });
    const anasCall = await ana.phone.nextCall();
    t.is(anasCall.caller.number, '13800150001', 'her phone shows who is called back');
    await anasCall.answer();
    const called = await bensMobile.nextCall();
    await callcenter.untilTask({ id: waiting.id, state: 'calling', agent: 'ana' });
    await called.answer();
    await untilHearEachOther(ana.phone, bensMobile);
    await callcenter.untilTask({ id: waiting.id, state: 'success' });
    await called.hangUp();
    await anasCall.ended();
    await ana.untilState('away/notes');
    await callcenter.untilTask({ state: 'waiting', type: 'ivr' });
  }),
);

test.serial('a busy number is called again later, and after the last try it is given up', (t) =>
  withCallcenter(t, opened.service, async (callcenter) => {
    const { ana } = await salesScene(callcenter);
    const line = opened.carrier.line('13800150002').takesCalls('is-busy');
    const enqueue = `<enqueue callback_tries="2" callback_retry_seconds="10">${SALES}</enqueue>`;
    const { queue_task_id: id } = await callcenter.api.do<{ queue_task_id: string }>(
      'POST',
      'queue_task',
      { enqueue, to: line.number, data: 'form 7' },
    );
    await (await ana.phone.nextCall()).answer();
    await line.nextCall();
    await callcenter.untilTask({ id, state: 'resting' });
    await ana.untilState('idle');
    await ana.phone.isNotCalledFor(5000);
    await (await ana.phone.nextCall(8000)).answer();
    await line.nextCall();
    await callcenter.untilTask({ id, state: 'fail', cause: 'callback_fail', detail: 'busy' });
    await ana.untilState('idle');
  }),
);

test.serial(
  'with callback_first="number" the number waits with music, and its agent is rung at once',
  (t) =>
    withCallcenter(t, opened.service, async (callcenter) => {
      const { ana } = await salesScene(callcenter);
      const line = opened.carrier.line('13800150003').takesCalls('rings');
      const enqueue = `<enqueue callback_first="number">${SALES}</enqueue>`;
      await callcenter.api.do('POST', 'queue_task', { enqueue, to: line.number });
      const called = await line.nextCall();
      await ana.phone.isNotCalledFor(500);
      t.is(await ana.state(), 'idle');
      await called.answer();
      const anasCall = await ana.phone.nextCall();
      await line.untilHearsMusic();
      await anasCall.answer();
      await untilHearEachOther(ana.phone, line);
      await callcenter.untilTask({ state: 'success', agent: 'ana' });
      await anasCall.hangUp();
      await called.ended();
    }),
);

test.serial('a callback that is cancelled while its number rings stops both phones', (t) =>
  withCallcenter(t, opened.service, async (callcenter) => {
    const { ana } = await salesScene(callcenter);
    const line = opened.carrier.line('13800150004').takesCalls('rings');
    const asked = { enqueue: `<enqueue>${SALES}</enqueue>`, to: line.number };
    const { queue_task_id: id } = await callcenter.api.do<{ queue_task_id: string }>(
      'POST',
      'queue_task',
      asked,
    );
    t.like(await callcenter.api.call('POST', 'queue_task', asked), {
      status: 409,
      errorId: 'callback-exists',
    });
    const anasCall = await ana.phone.nextCall();
    await anasCall.answer();
    const called = await line.nextCall();
    await called.ringing();
    await callcenter.api.do('DELETE', `queue_task/${id}`);
    await Promise.all([called.ended(), anasCall.ended()]);
    await callcenter.untilTask({ id, state: 'fail', cause: 'cancel' });
    await ana.untilState('idle');
    await eventually(
      async () =>
        (await callcenter.api.do<{ total_count: number }>('GET', 'conversation?state=live'))
          .total_count === 0,
      {
        awaited: 'no conversation to be left',
      },
    );
  }),
);

test.serial(
  'in the sample IVR 1 while waiting asks to be called back, at the number that calls',
  (t) =>
    withCallcenter(t, opened.service, async (callcenter) => {
      const { ana } = await salesScene(callcenter, { state: 'busy' });
      const ben = opened.carrier.line('13800150005').takesCalls('rings');
      const call = ben.dial('test-ivr', {
        headers: { 'X-App': callcenter.service.app, 'X-Callcenter': callcenter.id },
      });
      await callcenter.untilTask({ state: 'waiting', type: 'ivr' }, 20_000);
      await call.sendDtmf('1');
      await call.ended(20_000);
      await callcenter.untilTask({ state: 'waiting', type: 'callback' });
      await ana.post('state', { state: 'idle' });
      await (await ana.phone.nextCall()).answer();
      const called = await ben.nextCall();
      await called.answer();
      await untilHearEachOther(ana.phone, ben);
      await called.hangUp();
    }),
);

test.serial('a number that calls in again is not called back any more', (t) =>
  withCallcenter(t, opened.service, async (callcenter) => {
    const { ana } = await salesScene(callcenter, { state: 'busy' });
    const ben = opened.carrier.line('13800150006').takesCalls('rings');
    const { queue_task_id: id } = await callcenter.api.do<{ queue_task_id: string }>(
      'POST',
      'queue_task',
      { enqueue: `<enqueue>${SALES}</enqueue>`, to: ben.number },
    );
    const xml = `<enqueue keep_place="true">${SALES}</enqueue>`;
    const call = ben.dial('test-enqueue', {
      headers: {
        'X-App': callcenter.service.app,
        'X-Callcenter': callcenter.id,
        'X-Enqueue': Buffer.from(xml).toString('base64'),
      },
    });
    await callcenter.untilTask({ id, state: 'fail', cause: 'callback_replaced' });
    await ana.post('state', { state: 'idle' });
    await (await ana.phone.nextCall()).answer();
    await untilHearEachOther(ana.phone, ben);
    await call.hangUp();
  }),
);
