import test, { type ExecutionContext } from 'ava';
import { uniqueName } from '../helpers/asterisk.ts';
import { type TestCallcenter, withCallcenter } from '../helpers/callcenter.ts';
import { Carrier } from '../helpers/carrier.ts';
import { eventually } from '../helpers/eventually.ts';
import { SALES } from '../helpers/sales-scene.ts';
import { serviceAndTrunks } from '../helpers/service-and-trunks.ts';
import { untilHearEachOther } from '../helpers/who-hears-whom.ts';

const opened = serviceAndTrunks(false);

/** A carrier whose gateway registers with us, by a trunk of its own. */
const gateway = async (t: ExecutionContext, more: object = {}) => {
  const { name, password } = await opened.trunks.make({ kind: 'accept', ...more });
  t.truthy(password, 'the password that was made up is shown once');
  const carrier = await Carrier.create({ account: name, password: password ?? '' });
  t.teardown(() => carrier.stop());
  await opened.trunks.until(name, { registered: true, reachable: true });
  return { name, carrier };
};

const route = async (callcenter: TestCallcenter, target: object): Promise<string> => {
  const number = opened.trunks.newNumber();
  await opened.trunks.route(number, { callcenter_id: callcenter.id, ...target });
  return number;
};

test.serial(
  'a gateway that registers with its trunk is called out over, and both hear each other',
  (t) =>
    withCallcenter(t, opened.service, async (callcenter) => {
      const { name, carrier } = await gateway(t);
      const ana = await callcenter.agent('ana', { state: 'busy' });
      const line = carrier.line('13800138001').takesCalls('answers');
      t.is((await ana.post('call_out', { to: line.number, max_answer_seconds: 60 })).status, 200);
      const anasCall = await ana.phone.nextCall();
      await anasCall.answer();
      await untilHearEachOther(ana.phone, line);
      await opened.trunks.until(name, { calls: 1 });
      await anasCall.hangUp();
      await ana.untilState('busy');
      await carrier.stop();
      await opened.trunks.until(name, { registered: false, reachable: false, calls: 0 });
    }),
);

test.serial(
  'a call for a number that leads into a queue is an agent’s without any dialplan, in every way to write the number',
  (t) =>
    withCallcenter(t, opened.service, async (callcenter) => {
      const { carrier } = await gateway(t);
      await callcenter.condition('sales', 'has("sales")');
      const ana = await callcenter.agent('ana', { skills: { sales: 80 } });
      const number = await route(callcenter, { enqueue: SALES });
      const ben = carrier.line('13900139001');
      for (const dialled of [number, number.replace('+', '00')]) {
        const call = ben.dial(dialled);
        const anasCall = await ana.phone.nextCall();
        t.is(anasCall.caller.number, ben.number);
        await anasCall.answer();
        await call.answered();
        await untilHearEachOther(ana.phone, ben);
        t.like(await callcenter.untilTask({ state: 'success' }), { agent: 'ana', type: 'ivr' });
        await anasCall.hangUp();
        await call.ended();
        await ana.untilState('idle');
      }
    }),
);

test.serial('whoever waits for an agent on a routed number hears music, and may hang up', (t) =>
  withCallcenter(t, opened.service, async (callcenter) => {
    const { carrier } = await gateway(t);
    await callcenter.condition('sales', 'has("sales")');
    const number = await route(callcenter, { enqueue: SALES });
    const ben = carrier.line('13900139002');
    const call = ben.dial(number);
    await callcenter.untilTask({ state: 'waiting' });
    await ben.untilHearsMusic();
    // It costs them nothing until somebody talks with them.
    t.is(call.moment('answered'), undefined);
    await call.hangUp();
    await callcenter.untilTask({ cause: 'hangup' });
  }),
);

test.serial('whoever waited in vain on a routed number is told that it is busy', (t) =>
  withCallcenter(t, opened.service, async (callcenter) => {
    const { carrier } = await gateway(t);
    await callcenter.condition('sales', 'has("sales")');
    const enqueue = '<enqueue><route><condition name="sales" queue_timeout="1"/></route></enqueue>';
    const number = await route(callcenter, { enqueue });
    const ben = carrier.line('13900139003');
    const call = ben.dial(number);
    await callcenter.untilTask({ cause: 'timeout' });
    t.like(await call.ended(), { cause: 'rejected', by: 'them', status: 486 });
  }),
);

test.serial(
  'a call for a number that leads to an IVR is in that IVR, for its call center, which may hand it in',
  (t) =>
    withCallcenter(t, opened.service, async (callcenter) => {
      const { carrier } = await gateway(t);
      await callcenter.condition('sales', 'has("sales")');
      const ana = await callcenter.agent('ana', { skills: { sales: 80 } });
      const number = await route(callcenter, { ivr: 'ivr-enqueue,sales' });
      const ben = carrier.line('13900139004');
      const call = ben.dial(number);
      const anasCall = await ana.phone.nextCall();
      await anasCall.answer();
      await call.answered();
      await untilHearEachOther(ana.phone, ben);
      t.like(await callcenter.untilTask({ state: 'success' }), { agent: 'ana' });
      await anasCall.hangUp();
      // The IVR thanks them when they are back.
      await eventually(
        async () => {
          const channels = await opened.service.ari.listChannels();
          const bens = channels.find(({ caller }) => caller.number === ben.number);
          return bens?.dialplan.context === 'ivr-result' && bens.dialplan.exten === 'success';
        },
        { awaited: 'ben to be back in the IVR' },
      );
      await call.hangUp();
      await ana.untilState('idle');
    }),
);

test.serial(
  'a number that leads to a place that the dialplan lacks goes where it would if it were not routed',
  (t) =>
    withCallcenter(t, opened.service, async (callcenter) => {
      const { carrier } = await gateway(t);
      const number = await route(callcenter, { ivr: `${uniqueName('nowhere')},s` });
      const ben = carrier.line('13900139005');
      const call = ben.dial(number);
      await call.answered();
      await ben.untilHearsMusic();
      await call.hangUp();
    }),
);

test.serial(
  'given an address that is no trunk’s, a call for a routed number reaches nobody; made a peer, it rings the agent',
  (t) =>
    withCallcenter(t, opened.service, async (callcenter) => {
      await callcenter.condition('sales', 'has("sales")');
      const ana = await callcenter.agent('ana', { skills: { sales: 80 } });
      const number = await route(callcenter, { enqueue: SALES });
      const far = await opened.trunks.carrier();
      const strangers = far.call(number, '13900139006');
      await eventually(() => strangers.state === 'ended', {
        awaited: 'the stranger to be refused',
      });
      t.is(strangers.status, 401);
      await opened.trunks.make({ kind: 'peer', ...far.place });
      const call = far.call(number, '13900139006');
      const anasCall = await ana.phone.nextCall();
      t.is(anasCall.caller.number, '13900139006');
      await anasCall.answer();
      await eventually(() => call.state === 'answered' && far.heard > 20, {
        awaited: 'the carrier to hear ana',
      });
      t.is((await callcenter.tasks()).total_count, 1, 'the stranger was in no queue');
      call.hangUp();
      await anasCall.ended();
      await ana.untilState('idle');
    }),
);

test.serial('a carrier that we registered with calls us back where we registered', (t) =>
  withCallcenter(t, opened.service, async (callcenter) => {
    await callcenter.condition('sales', 'has("sales")');
    const ana = await callcenter.agent('ana', { skills: { sales: 80 } });
    const number = 'acme-4712';
    await opened.trunks.route(number, { callcenter_id: callcenter.id, enqueue: SALES });
    const far = await opened.trunks.carrier({
      customer: { user: number, password: 'very-secret' },
    });
    const { name } = await opened.trunks.make({
      ...{ kind: 'register', ...far.place, username: number, password: 'very-secret' },
    });
    await opened.trunks.until(name, { registered: true });
    const call = far.callRegistered('13900139007');
    const anasCall = await ana.phone.nextCall();
    await anasCall.answer();
    await eventually(() => call.state === 'answered' && far.heard > 20, {
      awaited: 'the carrier to hear ana',
    });
    await opened.trunks.until(name, { calls: 1 });
    t.false(
      far.identities.some((one) => one.includes('ana')),
      'whose phone it is, is ours to know',
    );
    await anasCall.hangUp();
    await eventually(() => call.state === 'ended', { awaited: 'the call in to be over' });
    await ana.untilState('idle');
  }),
);
