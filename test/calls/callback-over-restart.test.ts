import test from 'ava';
import { withCallcenter } from '../helpers/callcenter.ts';
import { salesScene } from '../helpers/sales-scene.ts';
import { openServiceAndCarrier } from '../helpers/service-and-carrier.ts';
import { ServiceProcess } from '../helpers/service-process.ts';
import { untilHearEachOther } from '../helpers/who-hears-whom.ts';

const opened = openServiceAndCarrier(() => ServiceProcess.start());

const ENQUEUE = '<enqueue><route><condition name="sales"/></route></enqueue>';

test.serial('a callback that waits is called back after a restart of the service', (t) =>
  withCallcenter(t, opened.service, async (callcenter) => {
    const { ana } = await salesScene(callcenter, { state: 'busy' });
    const line = opened.carrier.line('13800151001').takesCalls('rings');
    await callcenter.api.do('POST', 'queue_task', { enqueue: ENQUEUE, to: line.number });
    await opened.service.kill();
    await opened.service.startAgain();
    await ana.post('state', { state: 'idle' });
    const anasCall = await ana.phone.nextCall();
    await anasCall.answer();
    const called = await line.nextCall();
    await called.answer();
    await untilHearEachOther(ana.phone, line);
    await callcenter.untilTask({ state: 'success', agent: 'ana' });
    await called.hangUp();
    await anasCall.ended();
  }),
);

test.serial('a number that answers while the service is away talks with its agent after all', (t) =>
  withCallcenter(t, opened.service, async (callcenter) => {
    const { ana } = await salesScene(callcenter);
    const line = opened.carrier.line('13800151002').takesCalls('rings');
    await callcenter.api.do('POST', 'queue_task', { enqueue: ENQUEUE, to: line.number });
    await (await ana.phone.nextCall()).answer();
    const called = await line.nextCall();
    await called.ringing();
    await callcenter.untilTask({ state: 'calling' });
    await opened.service.kill();
    await called.answer();
    await opened.service.startAgain();
    await untilHearEachOther(ana.phone, line);
    await callcenter.untilTask({ state: 'success', agent: 'ana' });
    await called.hangUp();
  }),
);
