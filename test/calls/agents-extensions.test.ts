import test from 'ava';
import { withCallcenter } from '../helpers/callcenter.ts';
import { Phone } from '../helpers/phone.ts';
import { untilHearEachOther } from '../helpers/who-hears-whom.ts';
import { serviceAndCarrier } from '../helpers/service-and-carrier.ts';

const opened = serviceAndCarrier();

test.serial('an agent whose phone is a plain telephone number is rung over the trunk', (t) =>
  withCallcenter(t, opened.service, async (callcenter) => {
    await callcenter.condition('sales', 'has("sales")');
    const line = opened.carrier.line('13900139000').takesCalls('rings');
    await callcenter.api.do('POST', 'extension', { type: 3, telnum: '13900139000' });
    await callcenter.api.do('POST', 'agent', {
      name: 'eva',
      extension: '13900139000',
      state: 'idle',
      skills: [{ name: 'sales', score: 1 }],
    });
    const ben = await callcenter.caller('ben');
    ben.enqueue('<enqueue><route><condition name="sales"/></route></enqueue>');
    const evasCall = await line.nextCall();
    await evasCall.answer();
    await untilHearEachOther(line, ben.phone);
    await evasCall.hangUp();
    t.is((await ben.untilBackInIvr())['QUEUE_AGENT'], 'eva');
  }),
);

test.serial('an agent whose phone is behind a SIP gateway is rung at its address', (t) =>
  withCallcenter(t, opened.service, async (callcenter) => {
    await callcenter.condition('sales', 'has("sales")');
    const phone = await Phone.create({ user: '2001', name: 'gateway', register: false });
    try {
      const ipaddr = phone.address.replace(/^sip:.*@/, '');
      await callcenter.api.do('POST', 'extension', { type: 2, user: '2001', ipaddr });
      await callcenter.api.do('POST', 'agent', {
        name: 'eva',
        extension: `2001@${ipaddr}`,
        state: 'idle',
        skills: [{ name: 'sales', score: 1 }],
      });
      const ben = await callcenter.caller('ben');
      ben.enqueue('<enqueue><route><condition name="sales"/></route></enqueue>');
      const evasCall = await phone.nextCall();
      await evasCall.answer();
      await untilHearEachOther(phone, ben.phone);
      await evasCall.hangUp();
      t.is((await ben.untilBackInIvr())['QUEUE_AGENT'], 'eva');
    } finally {
      await phone.stop();
    }
  }),
);

test.serial('an agent whose phone tries the IVR waits in their own call center', (t) =>
  withCallcenter(t, opened.service, async (callcenter) => {
    await callcenter.condition('sales', 'has("sales")');
    const ana = await callcenter.agent('ana', { state: 'busy' });
    const call = ana.phone.dial('6000');
    await callcenter.untilTask({ state: 'waiting', type: 'ivr' }, 20_000);
    await call.hangUp();
    await callcenter.untilTask({ state: 'fail', cause: 'hangup' });
  }),
);
