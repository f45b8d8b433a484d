import test from 'ava';
import { Connection } from '../../src/client/index.ts';
import { uniqueName } from '../helpers/asterisk.ts';
import { type TestAgent, type TestCallcenter, withCallcenter } from '../helpers/callcenter.ts';
import { eventually, PATIENCE } from '../helpers/eventually.ts';
import { FarCarrier } from '../helpers/far-carrier.ts';
import { startService, type LocalService } from '../helpers/running-service.ts';

let service: LocalService | undefined;
const running = (): LocalService => {
  if (service === undefined) throw new Error('the service is started before the first test');
  return service;
};
const carriers: FarCarrier[] = [];
const trunks: string[] = [];

const ask = async <Data>(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: object,
) => {
  const { baseUrl, key } = running();
  const connection = new Connection({ baseUrl, key, retries: 0 });
  const answer = await connection.send(method, path, body === undefined ? {} : { body });
  return ((await answer.json()) as { data: Data }).data;
};

interface TrunkView {
  readonly registered: boolean | null;
  readonly reachable: boolean | null;
  readonly calls: number;
}

const carrier = async (...settings: Parameters<typeof FarCarrier.open>): Promise<FarCarrier> => {
  const open = await FarCarrier.open(...settings);
  carriers.push(open);
  return open;
};

/** Makes a trunk that is taken away after the test. */
const trunk = async (body: object): Promise<string> => {
  const name = uniqueName('carrier');
  await ask('POST', '/trunk', { name, ...body });
  trunks.push(name);
  return name;
};

const untilTrunk = (name: string, wanted: Partial<TrunkView>): Promise<TrunkView> => {
  let seen: TrunkView | undefined;
  return eventually(
    async () => {
      const now = await ask<TrunkView>('GET', `/trunk/${name}`);
      seen = now;
      const members = Object.entries(wanted) as [keyof TrunkView, unknown][];
      return members.every(([member, value]) => now[member] === value) && now;
    },
    {
      awaited: `trunk ${name} to be ${JSON.stringify(wanted)}`,
      withinMs: 20_000,
      observed: () => JSON.stringify(seen),
    },
  );
};

test.before(async () => {
  service = await startService();
  // What no trunk of a test takes goes nowhere.
  await ask('POST', '/trunk/trunk', { prefixes: [] });
});
test.afterEach.always(async () => {
  for (const name of trunks.splice(0)) await ask('DELETE', `/trunk/${name}`);
  for (const open of carriers.splice(0)) await open.close();
});
test.after.always(async () => {
  await service?.stop();
});

const CUSTOMER = { user: 'acme-4711', password: 'very-secret' };

const callOut = (ana: TestAgent, to: string, more: object = {}) =>
  ana.post('call_out', { to, max_answer_seconds: 60, ...more });

test.serial(
  'a trunk registers with a carrier at once, is called out over, and unregisters when it is taken away',
  (t) =>
    withCallcenter(t, running(), async (callcenter) => {
      const far = await carrier({ customer: CUSTOMER });
      const { user: username, password } = CUSTOMER;
      const name = await trunk({ kind: 'register', ...far.place, username, password });
      await untilTrunk(name, { registered: true, reachable: true });
      t.truthy(far.registered);
      const ana = await callcenter.agent('ana', { state: 'busy' });
      await callOut(ana, '13800138001', { from: '4008001' });
      await (await ana.phone.nextCall()).answer();
      await eventually(() => far.calls.some(({ state }) => state === 'answered'), {
        awaited: 'the number to be answered',
      });
      t.deepEqual(far.asked, [{ number: '13800138001', from: '4008001' }]);
      await eventually(() => far.heard > 20, { awaited: 'the carrier to hear ana' });
      await untilTrunk(name, { calls: 1 });
      far.calls[0]?.hangUp();
      await ana.untilState('busy');
      await ask('DELETE', `/trunk/${name}`);
      trunks.pop();
      await eventually(() => far.registered === null, { awaited: 'the trunk to unregister' });
    }),
);

test.serial(
  'a wrong password is seen as not registered, and put right it works without a restart',
  async (t) => {
    const far = await carrier({ customer: CUSTOMER });
    const wrong = { username: CUSTOMER.user, password: 'wrong' };
    const name = await trunk({ kind: 'register', ...far.place, ...wrong });
    await untilTrunk(name, { registered: false });
    t.is(far.registered, null);
    await ask('POST', `/trunk/${name}`, { password: CUSTOMER.password });
    await untilTrunk(name, { registered: true });
  },
);

const sayWho = (ana: TestAgent) => ana.phone.nextCall();

test.serial('a number goes over the trunk with the longest prefix, as that trunk wants it', (t) =>
  withCallcenter(t, running(), async (callcenter) => {
    const [world, home] = [await carrier(), await carrier()];
    await trunk({ kind: 'peer', ...world.place, prefixes: [{ prefix: '00', strip: 2, add: '+' }] });
    const german = { prefix: '0049', strip: 4, add: '0' };
    await trunk({ kind: 'peer', ...home.place, prefixes: [german], priority: 1 });
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
    withCallcenter(t, running(), async (callcenter) => {
      const [failing, working] = [await carrier({ taking: 503 }), await carrier()];
      const first = await trunk({ kind: 'peer', ...failing.place, priority: 90 });
      const second = await trunk({ kind: 'peer', ...working.place, priority: 10 });
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
    withCallcenter(t, running(), async (callcenter) => {
      const [dead, working] = [await carrier({ taking: 'dead' }), await carrier()];
      const first = await trunk({ kind: 'peer', ...dead.place, priority: 90 });
      const second = await trunk({ kind: 'peer', ...working.place, priority: 10 });
      await untilTrunk(first, { reachable: false });
      await untilTrunk(second, { reachable: true });
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
      await ask('DELETE', `/trunk/${first}`);
      trunks.splice(trunks.indexOf(first), 1);
      const { data } = await callOut(ana, '13800138002');
      const { conversation_id } = data as { conversation_id: string };
      await (await ana.phone.nextCall()).answer();
      await ana.untilState('busy');
      t.like(await callcenter.api.do('GET', `conversation/${conversation_id}`), {
        end_reason: 'unreachable',
      });
    }),
);
