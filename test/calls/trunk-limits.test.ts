import test from 'ava';
import { bearer } from '../helpers/access.ts';
import { type TestAgent, type TestCallcenter, withCallcenter } from '../helpers/callcenter.ts';
import { eventually } from '../helpers/eventually.ts';
import { EventReader, type ReadEvent } from '../helpers/event-reader.ts';
import type { FarCarrier } from '../helpers/far-carrier.ts';
import type { PhoneCall } from '../helpers/phone-call.ts';
import { serviceAndTrunks } from '../helpers/service-and-trunks.ts';
import { SALES } from '../helpers/sales-scene.ts';

const opened = serviceAndTrunks(true);

const callOut = (agent: TestAgent, to: string) =>
  agent.post('call_out', { to, max_answer_seconds: 60 });

/** A peer, with its carrier. */
const peer = async (more: object = {}, far?: FarCarrier) => {
  const carrier = far ?? (await opened.trunks.carrier());
  const { name } = await opened.trunks.make({ kind: 'peer', ...carrier.place, ...more });
  await opened.trunks.until(name, { reachable: true });
  return { name, far: carrier };
};

const answeredAt = (far: FarCarrier, count: number): Promise<boolean> =>
  eventually(() => far.calls.filter(({ state }) => state === 'answered').length === count, {
    awaited: `${count} calls at the carrier to be answered`,
    observed: () => JSON.stringify(far.calls.map(({ state }) => state)),
  });

/** An agent calls a number, which answers. */
const talks = async (agent: TestAgent, to: string, far: FarCarrier): Promise<PhoneCall> => {
  const before = far.calls.filter(({ state }) => state === 'answered').length;
  const { status, msg } = await callOut(agent, to);
  if (status !== 200) throw new Error(msg);
  const call = await agent.phone.nextCall();
  await call.answer();
  await answeredAt(far, before + 1);
  return call;
};

/** The agent is free a moment before the line's end is told. */
const untilCalled = (agent: TestAgent, to: string): Promise<unknown> =>
  eventually(async () => (await callOut(agent, to)).status === 200, {
    awaited: `${agent.name} to be let call out`,
  });

test.serial(
  'a trunk that has as many calls as it may is passed over for the next, and taken again when one has ended',
  (t) =>
    withCallcenter(t, opened.service, async (callcenter) => {
      const first = await peer({ priority: 90, max_calls: 1 });
      const next = await peer({ priority: 10 });
      const ana = await callcenter.agent('ana', { state: 'busy' });
      const ben = await callcenter.agent('ben', { state: 'busy' });
      const anasCall = await talks(ana, '13800138001', first.far);
      await opened.trunks.until(first.name, { calls: 1 });
      const bensCall = await talks(ben, '13800138002', next.far);
      await anasCall.hangUp();
      await ana.untilState('busy');
      await opened.trunks.until(first.name, { calls: 0 });
      const again = await talks(ana, '13800138003', first.far);
      t.deepEqual(
        [first.far, next.far].map(({ asked }) => asked.map(({ number }) => number)),
        [['13800138001', '13800138003'], ['13800138002']],
      );
      for (const call of [bensCall, again]) await call.hangUp();
      for (const agent of [ana, ben]) await agent.untilState('busy');
    }),
);

test.serial(
  'where all trunks for a number are full a call out is refused with their names, and made when one has room; an emergency number is called',
  (t) =>
    withCallcenter(t, opened.service, async (callcenter) => {
      const { name, far } = await peer({ max_calls: 1 });
      const [ana, ben] = [
        await callcenter.agent('ana', { state: 'busy' }),
        await callcenter.agent('ben', { state: 'busy' }),
      ];
      const anasCall = await talks(ana, '13800138001', far);
      const refused = await callOut(ben, '13800138002');
      t.like(refused, { status: 409, errorId: 'trunks-full' });
      t.true(refused.msg.includes(name), refused.msg);
      await ben.phone.isNotCalledFor(300);
      t.is(await ben.state(), 'busy');
      const emergency = await talks(ben, '112', far);
      await emergency.hangUp();
      await ben.untilState('busy');
      await answeredAt(far, 1);
      await anasCall.hangUp();
      await ana.untilState('busy');
      await untilCalled(ben, '13800138003');
      const bensCall = await ben.phone.nextCall();
      await bensCall.answer();
      await answeredAt(far, 1);
      await bensCall.hangUp();
      await ben.untilState('busy');
      t.deepEqual(
        far.asked.map(({ number }) => number),
        ['13800138001', '112', '13800138003'],
      );
    }),
);

test.serial('a call in counts for the limit of its trunk, and is never refused for it', (t) =>
  withCallcenter(t, opened.service, async (callcenter) => {
    const { name, far } = await peer({ max_calls: 1 });
    await callcenter.condition('sales', 'has("sales")');
    const ana = await callcenter.agent('ana', { skills: { sales: 80 } });
    const ben = await callcenter.agent('ben', { state: 'busy' });
    const number = opened.trunks.newNumber();
    await opened.trunks.route(number, { callcenter_id: callcenter.id, enqueue: SALES });
    const [first, second] = [far.call(number, '13900139001'), far.call(number, '13900139002')];
    const anasCall = await ana.phone.nextCall();
    await anasCall.answer();
    await answeredAt(far, 1);
    await callcenter.untilTask({ state: 'waiting' });
    await opened.trunks.until(name, { calls: 2 });
    t.like(await callOut(ben, '13800138001'), { status: 409, errorId: 'trunks-full' });
    for (const call of [first, second]) call.hangUp();
    await anasCall.ended();
    await ana.untilState('idle');
    await untilCalled(ben, '13800138002');
    const bensCall = await ben.phone.nextCall();
    await bensCall.hangUp();
    await ben.untilState('busy');
  }),
);

test.serial(
  'a caller whose agent has a plain telephone behind a full trunk hears music and reaches them when it has room',
  (t) =>
    withCallcenter(t, opened.service, async (callcenter) => {
      const { far } = await peer({ max_calls: 1 });
      const ana = await callcenter.agent('ana', { state: 'busy' });
      await callcenter.api.do('POST', 'extension', { type: 3, telnum: '13800138007' });
      await callcenter.api.do('POST', 'agent', {
        name: 'tom',
        extension: '13800138007',
        state: 'idle',
      });
      const anasCall = await talks(ana, '13800138001', far);
      const cleo = await callcenter.caller('cleo');
      const enqueue = '<enqueue><route><target name="tom"/></route></enqueue>';
      cleo.enqueue(enqueue);
      const back = await cleo.untilBackInIvr();
      t.like(back, { QUEUE_RESULT: 'call_fail', QUEUE_DETAIL: 'unreachable' });
      t.is(far.calls.length, 1);
      await anasCall.hangUp();
      await ana.untilState('busy');
      cleo.enqueue(enqueue);
      await answeredAt(far, 1);
      await callcenter.untilTask({ state: 'success', agent: 'tom' });
    }),
);

test.serial(
  'one more number than a call center may have called is refused; another call center calls, and so does it when one has ended',
  (t) =>
    withCallcenter(t, opened.service, (callcenter) =>
      withCallcenter(t, opened.service, async (other) => {
        const { far } = await peer();
        await callcenter.api.do('PUT', '', { max_outside_calls: 1 });
        const ana = await callcenter.agent('ana', { state: 'busy' });
        const ben = await callcenter.agent('ben', { state: 'busy' });
        const theirs = await other.agent('theo', { state: 'busy' });
        const anasCall = await talks(ana, '13800138001', far);
        const refused = await callOut(ben, '13800138002');
        t.like(refused, { status: 409, errorId: 'too-many-outside-calls' });
        t.regex(refused.msg, /\b1\b/);
        const theosCall = await talks(theirs, '13800138003', far);
        await anasCall.hangUp();
        await ana.untilState('busy');
        await untilCalled(ben, '13800138004');
        const bensCall = await ben.phone.nextCall();
        await bensCall.answer();
        await answeredAt(far, 2);
        for (const call of [bensCall, theosCall]) await call.hangUp();
        for (const agent of [ben, theirs]) await agent.untilState('busy');
      }),
    ),
);

const alertsIn = ({ events }: EventReader): readonly ReadEvent[] =>
  events.filter(({ event }) => event === 'callcenter.alert');

const follow = ({ id, service: { baseUrl, key } }: TestCallcenter): Promise<EventReader> =>
  EventReader.open(`${baseUrl}/callcenter/${id}/events`, { headers: bearer(key) });

test.serial(
  'a carrier that stops answering begins an alert of trunk_down, and one that answers again ends it',
  (t) =>
    withCallcenter(t, opened.service, async (callcenter) => {
      const { name, far } = await peer();
      await callcenter.api.do('PUT', '', {
        thresholds: [{ figure: 'trunk_down', calm_seconds: 0 }],
      });
      const reader = await follow(callcenter);
      t.teardown(() => reader.close());
      far.taking = 'dead';
      const told = (count: number) =>
        eventually(() => alertsIn(reader).length === count && alertsIn(reader).at(-1), {
          awaited: `${count} alerts`,
          withinMs: 20_000,
          observed: () => JSON.stringify(reader.events),
        });
      t.like(await told(1), { figure: 'trunk_down', type: 'begin', value: 1 });
      await opened.trunks.until(name, { reachable: false });
      far.taking = 'answers';
      t.like(await told(2), { figure: 'trunk_down', type: 'end' });
      const changes = reader.events.filter(
        ({ event, trunk }) => event === 'callcenter.trunk.state_changed' && trunk === name,
      );
      t.deepEqual(
        changes.map(({ reachable }) => reachable),
        [false, true],
      );
    }),
);
