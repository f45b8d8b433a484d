import test from 'ava';
import { readConfig } from '../../src/config.ts';
import { withCallcenter } from '../helpers/callcenter.ts';
import { Carrier } from '../helpers/carrier.ts';
import { eventually } from '../helpers/eventually.ts';
import { OwnAsterisk } from '../helpers/own-asterisk.ts';
import { startService, untilReady } from '../helpers/running-service.ts';
import { SALES } from '../helpers/sales-scene.ts';
import { TestTrunks } from '../helpers/test-trunks.ts';
import { untilHearEachOther } from '../helpers/who-hears-whom.ts';

const PORTS = { ARI_PORT: '8196', SIP_PORT: '5172', RTP_PORTS: '35000-35499' };
const CUSTOMER = { user: 'acme-4711', password: 'very-secret' };

test('trunks of each kind and numbers work at once after a restart of Asterisk', async (t) => {
  const asterisk = await OwnAsterisk.up('trunks', PORTS);
  t.teardown(() => asterisk.remove());
  const { sip } = readConfig({ ARI_USERNAME: 'nobody', ARI_PASSWORD: 'nothing', ...PORTS });
  const service = await startService({ asterisk: asterisk.running, sip });
  t.teardown(() => service.stop());
  const trunks = new TestTrunks(service);
  await trunks.ask('POST', '/trunk/trunk', { prefixes: [] });
  const { registrar } = asterisk.running;
  const [home, world] = [
    await trunks.carrier({ customer: CUSTOMER, asterisk: registrar }),
    await trunks.carrier({ asterisk: registrar }),
  ];
  const { user: username, password } = CUSTOMER;
  const by = (prefix: string) => ({ prefixes: [{ prefix }] });
  const registered = await trunks.make({
    ...{ kind: 'register', ...home.place, username, password, ...by('030') },
  });
  const peer = await trunks.make({ kind: 'peer', ...world.place, ...by('00') });
  const accepted = await trunks.make({ kind: 'accept', ...by('1') });
  const gateway = await Carrier.create({
    ...{ account: accepted.name, password: accepted.password ?? '' },
    registrar,
  });
  t.teardown(() => gateway.stop());
  await withCallcenter(t, service, async (callcenter) => {
    await callcenter.condition('sales', 'has("sales")');
    const ana = await callcenter.agent('ana', { skills: { sales: 80 } });
    const number = trunks.newNumber();
    await trunks.route(number, { callcenter_id: callcenter.id, enqueue: SALES });
    for (const { name } of [registered, peer, accepted]) {
      await trunks.until(name, { reachable: true });
    }
    home.registered = null;

    await asterisk.restart();
    await eventually(() => service.ari.connected, {
      awaited: 'Asterisk to be back',
      withinMs: 10_000,
    });
    await untilReady(service.baseUrl);

    const callIn = world.call(number, '13900139001');
    const anasCall = await ana.phone.nextCall();
    await anasCall.answer();
    await eventually(() => callIn.state === 'answered' && world.heard > 20, {
      awaited: 'the carrier to hear ana',
    });
    await anasCall.hangUp();
    await eventually(() => callIn.state === 'ended', { awaited: 'the call in to be over' });
    await ana.untilState('idle');

    await trunks.until(registered.name, { registered: true, reachable: true });
    t.truthy(home.registered);
    for (const [to, far] of [
      ['03012345678', home],
      ['0049301234567', world],
    ] as const) {
      await ana.post('call_out', { to, max_answer_seconds: 60 });
      const call = await ana.phone.nextCall();
      await call.answer();
      await eventually(() => far.calls.at(-1)?.state === 'answered', {
        awaited: `${to} to be answered`,
      });
      t.is(far.asked.at(-1)?.number, to);
      await call.hangUp();
      await ana.untilState('idle');
    }
    const line = gateway.line('13800138001').takesCalls('answers');
    await ana.post('call_out', { to: line.number, max_answer_seconds: 60 });
    const call = await ana.phone.nextCall();
    await call.answer();
    await untilHearEachOther(ana.phone, line);
    await call.hangUp();
    await ana.untilState('idle');
  });
  await trunks.clear();
});
