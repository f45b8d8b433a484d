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

const SALES = '<route><condition name="sales"/></route>';
const KEYS = `<enqueue exit_keys="1*" data="order 7">${SALES}</enqueue>`;

test.serial('a caller who presses an exit key while they wait is back in the IVR with it', (t) =>
  withCallcenter(t, service, async (callcenter) => {
    const { ben } = await salesScene(callcenter, { state: 'busy' });
    const call = ben.enqueue(KEYS);
    await ben.phone.untilHearsMusic();
    await call.sendDtmf('2');
    await call.sendDtmf('*');
    t.like(await ben.untilBackInIvr(), {
      QUEUE_RESULT: 'key',
      QUEUE_KEY: '*',
      QUEUE_DATA: 'order 7',
    });
    await callcenter.untilTask({ state: 'fail', cause: 'key', detail: '*' });
    await ben.phone.untilHears(2300);
  }),
);

test.serial('an exit key stops the phone that rings for the caller', (t) =>
  withCallcenter(t, service, async (callcenter) => {
    const { ana, ben } = await salesScene(callcenter);
    const call = ben.enqueue(KEYS);
    const anasCall = await ana.phone.nextCall();
    call.sendInfoDtmf('1');
    await anasCall.ended();
    t.like(await ben.untilBackInIvr(), { QUEUE_RESULT: 'key', QUEUE_KEY: '1' });
    await ana.untilState('idle');
  }),
);

test.serial('in the sample IVR 9 tells the time, and leads back to the place in the queue', (t) =>
  withCallcenter(t, service, async (callcenter) => {
    const { ana, ben } = await salesScene(callcenter, { state: 'busy' });
    const call = ben.dialSampleIvr();
    const first = await callcenter.untilTask({ state: 'waiting' }, 20_000);
    const cleo = await callcenter.caller('cleo');
    cleo.enqueue(`<enqueue>${SALES}</enqueue>`);
    await cleo.phone.untilHearsMusic();
    await call.sendDtmf('9');
    await callcenter.untilTask({ id: first.id, state: 'fail', cause: 'key' });
    await callcenter.untilTask({ state: 'waiting', create_time: first.create_time }, 20_000);
    await ana.post('state', { state: 'idle' });
    const rung = await ana.phone.nextCall();
    t.is(rung.caller.number, ben.user);
    await rung.answer();
    await untilHearEachOther(ana.phone, ben.phone);
  }),
);
