import type { ExecutionContext } from 'ava';
import { runningAsterisk } from '../helpers/asterisk.ts';
import { withCallcenter } from '../helpers/callcenter.ts';
import { testNeeding } from '../helpers/needs.ts';
import { SALES } from '../helpers/sales-scene.ts';
import { serviceAndTrunks } from '../helpers/service-and-trunks.ts';
import { SippCarrier } from '../helpers/sipp.ts';

/*
 * SIPp, a SIP stack that nobody here wrote, is the carrier: its gateway registers with a trunk of its own. It sends
 * back the voice that it hears, so that an agent who hears themselves was heard there.
 */

const opened = serviceAndTrunks(true);
const withSipp = testNeeding('sipp');

const sippCarrier = async (t: ExecutionContext) => {
  const { name, password = '' } = await opened.trunks.make({ kind: 'accept' });
  const { registrar } = runningAsterisk();
  const carrier = await SippCarrier.create({ user: name, password, registrar });
  t.teardown(() => carrier.stop());
  await opened.trunks.until(name, { registered: true });
  return { name, carrier };
};

withSipp('an agent calls out through SIPp as carrier, and hears themselves from there', (t) =>
  withCallcenter(t, opened.service, async (callcenter) => {
    const { name, carrier } = await sippCarrier(t);
    const ana = await callcenter.agent('ana', { state: 'busy' });
    const asked = { to: '13900004711', from: '4008001', max_answer_seconds: 60 };
    t.like(await ana.post('call_out', asked), { status: 200 });
    const anasCall = await ana.phone.nextCall();
    await anasCall.answer();
    await ana.phone.untilHears(ana.phone, 5000);
    await opened.trunks.until(name, { calls: 1 });
    await anasCall.hangUp();
    await carrier.wasCalled();
    await ana.untilState('busy');
  }),
);

withSipp('a caller who comes in through SIPp as carrier talks with an agent, and hangs up', (t) =>
  withCallcenter(t, opened.service, async (callcenter) => {
    const { carrier } = await sippCarrier(t);
    await callcenter.condition('sales', 'has("sales")');
    const ana = await callcenter.agent('ana', { skills: { sales: 80 } });
    const number = opened.trunks.newNumber();
    await opened.trunks.route(number, { callcenter_id: callcenter.id, enqueue: SALES });
    const caller = await carrier.calls({ number: '13900004712', to: number, talksMs: 4000 });
    t.teardown(() => caller.kill());
    const anasCall = await ana.phone.nextCall(5000);
    t.is(anasCall.caller.number, '13900004712');
    await anasCall.answer();
    await ana.phone.untilHears(ana.phone, 3000);
    await caller.succeeded();
    t.deepEqual(await anasCall.ended(), { cause: 'hung-up', by: 'them' });
    await ana.untilState('idle');
    t.like(await callcenter.untilTask({ state: 'success' }), { agent: 'ana' });
  }),
);
