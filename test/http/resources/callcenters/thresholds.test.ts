import { eventually } from '../../../helpers/eventually.ts';
import test from 'ava';
import { refused, refusedArgument } from '../../served-api.ts';
import { ACME, serveQueue, untilTask, XML } from '../queue-tasks/served-queue.ts';

const WAITING = { figure: 'waiting', limit: 1, condition: 'all' };
const SHOWN = { ...WAITING, channel: 'default', after_seconds: 0, calm_seconds: 30 };

test('thresholds are set together and shown as they count', async (t) => {
  const api = await serveQueue(t);
  const others = [
    { figure: 'longest_wait', limit: 120, channel: 'default', after_seconds: 5, calm_seconds: 60 },
    { figure: 'service_level', limit: 0.8 },
    { figure: 'no_agent_idle', after_seconds: 30 },
  ];
  const put = await api.do<{ thresholds: unknown }>('PUT', ACME, {
    thresholds: [WAITING, ...others],
  });
  const none = { channel: null, condition: null, after_seconds: 0, calm_seconds: 30 };
  t.deepEqual(put.thresholds, [
    SHOWN,
    { ...none, ...others[0] },
    { ...none, ...others[1] },
    { ...none, limit: null, ...others[2] },
  ]);
  t.like(await api.do('PUT', ACME, { lease_seconds: 60 }), { thresholds: put.thresholds });
  t.like(await api.do('PUT', ACME, { thresholds: [] }), { thresholds: [] });
});

for (const [what, thresholds, path] of [
  ['no limit', [{ figure: 'waiting' }], 'thresholds[0].limit'],
  ['half a caller', [{ figure: 'waiting', limit: 1.5 }], 'thresholds[0].limit'],
  ['a share above one', [{ figure: 'service_level', limit: 80 }], 'thresholds[0].limit'],
  [
    'trunks of a work channel',
    [{ figure: 'trunk_down', channel: 'default' }],
    'thresholds[0].channel',
  ],
  ['a limit of nothing', [{ figure: 'no_agent_idle', limit: 1 }], 'thresholds[0].limit'],
  [
    'nobody of a condition',
    [{ figure: 'no_agent_idle', condition: 'all' }],
    'thresholds[0].condition',
  ],
  ['another figure', [{ figure: 'mood', limit: 1 }], 'thresholds[0].figure'],
  ['a day of calm', [{ ...WAITING, calm_seconds: 86_400 }], 'thresholds[0].calm_seconds'],
  ['the same twice', [WAITING, { ...WAITING, channel: 'default', limit: 3 }], 'thresholds'],
] as const) {
  test(`thresholds with ${what} are refused with the place`, async (t) => {
    const api = await serveQueue(t);
    const answer = await api.call('PUT', ACME, { json: { thresholds } });
    refusedArgument(t, answer, 'body', path);
  });
}

test('thresholds of a condition or a work channel that is not there are refused', async (t) => {
  const api = await serveQueue(t);
  const put = (threshold: object, path = ACME) =>
    api.call('PUT', path, { json: { thresholds: [threshold] } });
  const missing = await put({ ...WAITING, condition: 'salse' });
  refused(t, missing, 404, '040401', 'condition-not-found');
  refused(t, await put({ ...WAITING, channel: 'x' }), 404, '040701', 'work-channel-not-found');
  refused(t, await put(WAITING, '/callcenter/new'), 404, '040401', 'condition-not-found');
  t.is((await api.call('GET', '/callcenter/new')).status, 404, 'nothing was made');
});

test('an alert is told as an event, and shown by the figures while it lasts', async (t) => {
  const api = await serveQueue(t);
  await api.do('POST', `${ACME}/agent/ana/state`, { state: 'busy' });
  await api.do('PUT', ACME, { thresholds: [{ ...WAITING, calm_seconds: 0 }] });
  const caller = api.telephony.callerArrives('acme', { number: '202', enqueueXml: XML });
  await untilTask(api, 'waiting');
  const alert = {
    ...{ figure: 'waiting', channel: 'default', condition: 'all', limit: 1 },
    begin_time: api.clock.now(),
  };
  const told = () => api.store.events.filter(({ event }) => event === 'callcenter.alert');
  t.deepEqual(
    told().map(({ body }) => body),
    [{ type: 'begin', ...alert, value: 1 }],
  );
  t.deepEqual((await api.do<{ alerts: unknown }>('GET', `${ACME}/stats`)).alerts, [alert]);
  api.telephony.hangUp(caller);
  await untilTask(api, 'fail');
  t.like(told()[1]?.body, { type: 'end', value: 0 });
  t.deepEqual((await api.do<{ alerts: unknown }>('GET', `${ACME}/stats`)).alerts, []);
});

test('a trunk that cannot be reached begins an alert, and its coming back ends it', async (t) => {
  const api = await serveQueue(t);
  await api.do('PUT', ACME, { thresholds: [{ figure: 'trunk_down', calm_seconds: 0 }] });
  const place = { kind: 'peer', host: '192.0.2.7', prefixes: [] };
  await api.do('POST', '/trunk', { name: 'home', ...place });
  const told = () =>
    api.store.events
      .filter(({ event }) => event === 'callcenter.alert')
      .map(({ body }) => [Reflect.get(body, 'type'), Reflect.get(body, 'value')]);
  const find = (reachable: boolean): void => {
    api.trunking.tell({ home: { registered: null, reachable, calls: 0, callsIn: 0 } });
  };
  const untilTold = (count: number) =>
    eventually(() => told().length === count, { awaited: `${count} alerts to be told of` });
  find(true);
  find(false);
  await untilTold(1);
  find(true);
  await untilTold(2);
  t.deepEqual(told(), [
    ['begin', 1],
    ['end', 0],
  ]);
});
