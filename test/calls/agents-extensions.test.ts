import test from 'ava';
import { runningAsterisk } from '../helpers/asterisk.ts';
import { withCallcenter } from '../helpers/callcenter.ts';
import { Carrier } from '../helpers/carrier.ts';
import { Phone } from '../helpers/phone.ts';
import { startService, type RunningService } from '../helpers/running-service.ts';

let service: RunningService;
let carrier: Carrier;
test.before(async () => {
  service = await startService();
  carrier = await Carrier.create({ password: runningAsterisk().trunkPassword });
});
test.after.always(async () => {
  await carrier.stop();
  await service.stop();
});

test.serial('an agent whose phone is a plain telephone number is rung over the trunk', (t) =>
  withCallcenter(t, service, async (callcenter) => {
    await callcenter.condition('sales', 'has("sales")');
    const line = carrier.line('13900139000').takesCalls('rings');
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
    await Promise.all([line.untilHears(ben.phone), ben.phone.untilHears(line)]);
    await evasCall.hangUp();
    t.is((await ben.untilBackInIvr())['QUEUE_AGENT'], 'eva');
  }),
);

test.serial('an agent whose phone is behind a SIP gateway is rung at its address', (t) =>
  withCallcenter(t, service, async (callcenter) => {
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
      await Promise.all([phone.untilHears(ben.phone), ben.phone.untilHears(phone)]);
      await evasCall.hangUp();
      t.is((await ben.untilBackInIvr())['QUEUE_AGENT'], 'eva');
    } finally {
      await phone.stop();
    }
  }),
);
