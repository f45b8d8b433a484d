import test from 'ava';
import { type TestAgent, type TestCallcenter, withCallcenter } from '../helpers/callcenter.ts';
import { eventually, PATIENCE } from '../helpers/eventually.ts';
import { serviceAndTrunks } from '../helpers/service-and-trunks.ts';

const opened = serviceAndTrunks(true);

const CUSTOMER = { user: 'acme-4711', password: 'very-secret' };

const callOut = (ana: TestAgent, to: string, more: object = {}) =>
  ana.post('call_out', { to, max_answer_seconds: 60, ...more });

test.serial(
  'a trunk registers with a carrier at once, is called out over, and unregisters when it is taken away',
  (t) =>
    withCallcenter(t, opened.service, async (callcenter) => {
      const far = await opened.trunks.carrier({ customer: CUSTOMER });
      const { user: username, password } = CUSTOMER;
      const { name } = await opened.trunks.make({
        kind: 'register',
        ...far.place,
        username,
        password,
      });
      await opened.trunks.until(name, { registered: true, reachable: true });
      t.truthy(far.registered);
      const ana = await callcenter.agent('ana', { state: 'busy' });
      await callOut(ana, '13800138001', { from: '4008001' });
      await (await ana.phone.nextCall()).answer();
      await eventually(() => far.calls.some(({ state }) => state === 'answered'), {
        awaited: 'the number to be answered',
      });
      t.deepEqual(far.asked, [{ number: '13800138001', from: '4008001' }]);
      await eventually(() => far.heard > 20, { awaited: 'the carrier to hear ana' });
      await opened.trunks.until(name, { calls: 1 });
      t.regex(far.identities.join(' '), /4008001/);
      t.notRegex(far.identities.join(' '), /ana/, 'whose phone it is, is ours to know');
      far.calls[0]?.hangUp();
      await ana.untilState('busy');
      await opened.trunks.remove(name);
      await eventually(() => far.registered === null, { awaited: 'the trunk to unregister' });
    }),
);

test.serial(
  'a wrong password is seen as not registered, and put right it works without a restart',
  async (t) => {
    const far = await opened.trunks.carrier({ customer: CUSTOMER });
    const wrong = { username: CUSTOMER.user, password: 'wrong' };
    const { name } = await opened.trunks.make({ kind: 'register', ...far.place, ...wrong });
    await opened.trunks.until(name, { registered: false });
    t.is(far.registered, null);
    await opened.trunks.ask('POST', `/trunk/${name}`, { password: CUSTOMER.password });
    await opened.trunks.until(name, { registered: true });
  },
);

const sayWho = (ana: TestAgent) => ana.phone.nextCall();

test.serial('a number goes over the trunk with the longest prefix, as that trunk wants it', (t) =>
  withCallcenter(t, opened.service, async (callcenter) => {
    const [world, home] = [await opened.trunks.carrier(), await opened.trunks.carrier()];
    await opened.trunks.make({
      kind: 'peer',
      ...world.place,
      prefixes: [{ prefix: '00', strip: 2, add: '+' }],
    });
    const german = { prefix: '0049', strip: 4, add: '0' };
    await opened.trunks.make({ kind: 'peer', ...home.place, prefixes: [german], priority: 1 });
    const ana = await callcenter.agent('ana', { state: 'busy' });
    for (const to of ['004930123456', '0013800138000']) {
      await callOut(ana, to);
      const anasCall = await sayWho(ana);
      await anasCall.answer();
      const line = to.startsWith('0049') ? home : world;
      await eventually(() => line.calls.at(-1)?.state === 'answered', {
        awaited: `${to} to be answered`,
      });
      await anasCall.hangUp();
      await ana.untilState('busy');
    }
    t.deepEqual(
      home.asked.map(({ number }) => number),
      ['030123456'],
    );
    t.deepEqual(
      world.asked.map(({ number }) => number),
      ['+13800138000'],
    );
    t.is((await callOut(ana, '13800138000')).errorId, 'no-trunk');
  }),
);

interface EventRow {
  readonly event: string;
  readonly trunk?: string;
  readonly cause?: string;
  readonly next_call_id?: string;
  readonly call_id?: string;
}

/** The events of calls over trunks that ended. An agent is free when their own phone is: the line's end is told after it. */
const untilLinesEnded = ({ api }: TestCallcenter, count: number): Promise<EventRow[]> => {
  let ends: EventRow[] = [];
  return eventually(
    async () => {
      const { result } = await api.do<{ result: EventRow[] }>('GET', 'event?limit=500');
      ends = result.filter((one) => one.event === 'callcenter.call.end' && one.trunk);
      return ends.length >= count && ends;
    },
    {
      awaited: `the ends of ${count} calls over trunks to be told`,
      observed: () => JSON.stringify(ends),
    },
  );
};

test.serial(
  'a carrier that answers 503 is passed over, and the events say which took the call',
  (t) =>
    withCallcenter(t, opened.service, async (callcenter) => {
      const [failing, working] = [
        await opened.trunks.carrier({ taking: 503 }),
        await opened.trunks.carrier(),
      ];
      const { name: first } = await opened.trunks.make({
        kind: 'peer',
        ...failing.place,
        priority: 90,
      });
      const { name: second } = await opened.trunks.make({
        kind: 'peer',
        ...working.place,
        priority: 10,
      });
      const ana = await callcenter.agent('ana', { state: 'busy' });
      const answer = await callOut(ana, '13800138001');
      const { call_id } = answer.data as { call_id: string };
      const anasCall = await ana.phone.nextCall();
      await anasCall.answer();
      await eventually(() => working.calls.at(0)?.state === 'answered', {
        awaited: 'the number to be answered',
      });
      await eventually(() => working.heard > 20, { awaited: 'the carrier to hear ana' });
      await anasCall.hangUp();
      await ana.untilState('busy');
      const ends = await untilLinesEnded(callcenter, 2);
      t.is(ends.length, 2);
      t.like(ends[0], { call_id, trunk: first, cause: 'unreachable' });
      t.like(ends[1], { call_id: ends[0]?.next_call_id, trunk: second });
      t.is(failing.asked.length, 1);
    }),
);

test.serial(
  'a carrier that cannot be reached is known and left out; with none left the call fails',
  (t) =>
    withCallcenter(t, opened.service, async (callcenter) => {
      const [dead, working] = [
        await opened.trunks.carrier({ taking: 'dead' }),
        await opened.trunks.carrier(),
      ];
      const { name: first } = await opened.trunks.make({
        kind: 'peer',
        ...dead.place,
        priority: 90,
      });
      const { name: second } = await opened.trunks.make({
        kind: 'peer',
        ...working.place,
        priority: 10,
      });
      await opened.trunks.until(first, { reachable: false });
      await opened.trunks.until(second, { reachable: true });
      const ana = await callcenter.agent('ana', { state: 'busy' });
      const from = performance.now();
      await callOut(ana, '13800138001');
      const anasCall = await ana.phone.nextCall();
      await anasCall.answer();
      await eventually(() => working.calls.at(0)?.state === 'answered', {
        awaited: 'the number to be answered',
      });
      t.true(performance.now() - from < 3000 * PATIENCE);
      await anasCall.hangUp();
      await ana.untilState('busy');
      working.taking = 503;
      await opened.trunks.remove(first);
      const { data } = await callOut(ana, '13800138002');
      const { conversation_id } = data as { conversation_id: string };
      await (await ana.phone.nextCall()).answer();
      await ana.untilState('busy');
      t.like(await callcenter.api.do('GET', `conversation/${conversation_id}`), {
        end_reason: 'unreachable',
      });
    }),
);
