import test, { type ExecutionContext } from 'ava';
import type { AgentName, CallcenterId } from '../../../src/domain/ids.ts';
import { ServiceMetrics } from '../../../src/metrics/service-metrics.ts';
import type { LiveCallcenter } from '../../../src/operations/ports/metrics.ts';
import { ADMIN_KEY, bearer } from '../../helpers/access.ts';
import { eventually } from '../../helpers/eventually.ts';
import type { ServedApi } from '../served-api.ts';
import {
  ACME,
  ringAna,
  serveQueue,
  untilTask,
  XML,
} from '../resources/queue-tasks/served-queue.ts';

/** One number of a scrape, with its labels in order. */
interface Sample {
  readonly series: string;
  readonly value: number;
}

const LINE = /^([a-z_:][a-z0-9_:]*)(\{(?:[a-z_][a-z0-9_]*="(?:[^"\\\n]|\\.)*",?)*\})? (\S+)$/i;
const COMMENT = /^# (?:HELP|TYPE) [a-z_:][a-z0-9_:]* /i;

/** Reads the text format; what does not fit it fails the test. */
const read = (t: ExecutionContext, text: string): Sample[] => {
  t.true(text.endsWith('\n'));
  return text.split('\n').flatMap((line) => {
    if (line === '' || COMMENT.test(line)) return [];
    const found = LINE.exec(line);
    t.not(found, null, line);
    const [, name = '', labels = '', value = ''] = found ?? [];
    return { series: `${name}${labels}`, value: Number(value) };
  });
};

const fetchFrom = ({ port }: ServedApi, path: string, headers: Record<string, string> = {}) =>
  fetch(`http://127.0.0.1:${port}${path}`, { headers });

const scrape = async (t: ExecutionContext, api: ServedApi): Promise<(series: string) => number> => {
  const answer = await fetchFrom(api, '/metrics', bearer(ADMIN_KEY));
  t.is(answer.status, 200);
  t.is(answer.headers.get('content-type'), 'text/plain; version=0.0.4; charset=utf-8');
  const samples = new Map(read(t, await answer.text()).map(({ series, value }) => [series, value]));
  return (series) => samples.get(series) ?? NaN;
};

test('a scrape tells what goes on and what has been', async (t) => {
  const api = await serveQueue(t);
  const { agentCall } = await ringAna(api);
  api.clock.advance(4000);
  api.telephony.answer(agentCall);
  await untilTask(api, 'success');
  const second = api.telephony.callerArrives('acme', { number: '201', enqueueXml: XML });
  api.telephony.callerArrives('acme', { number: '202', enqueueXml: XML });
  await untilTask(api, 'waiting');
  api.clock.advance(7000);
  api.telephony.hangUp(second);
  await untilTask(api, 'fail');
  const value = await scrape(t, api);
  const expected = {
    'callcenter_calls{callcenter="acme",kind="ivr"}': 2,
    'callcenter_calls{callcenter="acme",kind="agent"}': 1,
    'callcenter_calls_ended_total{callcenter="acme",cause="normal"}': 1,
    'callcenter_queue_tasks{callcenter="acme",state="waiting"}': 1,
    'callcenter_queue_tasks{callcenter="acme",state="fetching"}': 0,
    'callcenter_queue_tasks_ended_total{callcenter="acme",cause="success"}': 1,
    'callcenter_queue_tasks_ended_total{callcenter="acme",cause="hangup"}': 1,
    'callcenter_wait_seconds_sum{callcenter="acme",cause="hangup"}': 7,
    'callcenter_wait_seconds_bucket{le="5",callcenter="acme",cause="success"}': 1,
    'callcenter_wait_seconds_bucket{le="2",callcenter="acme",cause="success"}': 0,
    'callcenter_ring_seconds_count{callcenter="acme",cause="success"}': 1,
    'callcenter_agents{callcenter="acme",state="talking"}': 1,
    'callcenter_agents{callcenter="acme",state="idle"}': 0,
    'callcenter_conversations{callcenter="acme"}': 1,
    'callcenter_mailbox_length{callcenter="acme"}': 0,
    callcenter_asterisk_connected: 1,
    callcenter_disk_free_bytes: 5_000_000_000,
    callcenter_commit_failures_total: 0,
  };
  for (const [series, number] of Object.entries(expected)) t.is(value(series), number, series);
  t.true(value('callcenter_commit_seconds_count') > 0);
});

test('metrics need a key that may look at all call centers', async (t) => {
  const api = await serveQueue(t);
  t.is((await fetchFrom(api, '/metrics')).status, 401);
  const keyOf = async (access: Parameters<typeof api.keys.make>[0]['access']): Promise<string> =>
    (await api.keys.make({ access, name: null, signing: false, expiresAt: null })).text;
  const callcenterId = 'acme' as CallcenterId;
  for (const access of [
    { role: 'read', callcenterId },
    { role: 'callcenter', callcenterId },
    { role: 'agent', callcenterId, agent: 'ana' as AgentName },
  ] as const) {
    t.is((await fetchFrom(api, '/metrics', bearer(await keyOf(access)))).status, 403);
  }
  const all = await keyOf({ role: 'read', callcenterId: null });
  t.is((await fetchFrom(api, '/metrics', bearer(all))).status, 200);
});

test('a scrape tells of each trunk what is known, and no more once it is taken away', async (t) => {
  const api = await serveQueue(t);
  for (const kind of ['register', 'peer']) {
    const login = kind === 'register' ? { username: 'acme', password: 'very-secret' } : {};
    const body = { name: `by-${kind}`, kind, host: 'sip.carrier.example', ...login };
    await api.do('POST', '/trunk', body);
  }
  const seen = { registered: false, reachable: true, calls: 2, callsIn: 1 };
  api.trunking.tell({ 'by-register': seen });
  const known = await scrape(t, api);
  t.is(known('callcenter_trunk_calls{trunk="by-register"}'), 2);
  t.is(known('callcenter_trunk_registered{trunk="by-register"}'), 0);
  t.is(known('callcenter_trunk_reachable{trunk="by-register"}'), 1);
  t.is(known('callcenter_trunk_calls{trunk="by-peer"}'), 0);
  t.is(known('callcenter_trunk_registered{trunk="by-peer"}'), NaN);
  t.is(known('callcenter_trunk_reachable{trunk="by-peer"}'), NaN);
  await api.do('DELETE', '/trunk/by-register');
  t.is((await scrape(t, api))('callcenter_trunk_calls{trunk="by-register"}'), NaN);
});

test('a call center that is removed vanishes from what goes on', async (t) => {
  const metrics = new ServiceMetrics();
  let callcenters = [live('acme'), live('zeta')];
  metrics.watch({
    callcenters: () => callcenters,
    trunks: () => [],
    eventLags: () => [{ callcenterId: 'zeta' as CallcenterId, ms: 1500 }],
    isAsteriskConnected: () => false,
    connections: () => ({ idle: 2, busy: 1, streaming: 3, phone: 4 }),
    turnsWaiting: () => 4,
    diskFree: () => 5_000_000_000,
  });
  const before = (await metrics.read()).text;
  t.true(before.includes('callcenter_event_lag_seconds{callcenter="zeta"} 1.5'));
  t.true(before.includes('callcenter_asterisk_connected 0'));
  t.true(before.includes('callcenter_turns_waiting 4'));
  t.true(before.includes('callcenter_connections{state="streaming"} 3'));
  callcenters = [live('zeta')];
  t.false((await metrics.read()).text.includes('acme'));
});

test('a call center that is deleted takes what was counted for it along', async (t) => {
  const api = await serveQueue(t);
  await api.do('PUT', '/callcenter/zeta', {});
  const { agentCall, caller } = await ringAna(api);
  const lost = api.telephony.callerArrives('acme', { enqueueXml: XML });
  const enqueueXml = XML.replace('condition name="all"', 'agent name="zoe"');
  const other = api.telephony.callerArrives('zeta', { enqueueXml });
  const calls = (id: string) => api.callcenters.find(id as CallcenterId).world.calls.size;
  const areCalls = () => calls('acme') === 3 && calls('zeta') === 1;
  await eventually(areCalls, { awaited: 'all callers to wait' });
  for (const gone of [lost, agentCall, caller, other]) api.telephony.hangUp(gone);
  const areOver = () => calls('acme') + calls('zeta') === 0;
  await eventually(areOver, { awaited: 'all calls to be over' });
  const seriesOf = async (callcenter: string): Promise<string[]> => {
    const text = await (await fetchFrom(api, '/metrics', bearer(ADMIN_KEY))).text();
    return read(t, text)
      .map(({ series }) => series)
      .filter((series) => series.includes(`callcenter="${callcenter}"`));
  };
  const counted = ['calls_ended_total', 'queue_tasks_ended_total', 'wait_seconds', 'ring_seconds'];
  const before = await seriesOf('acme');
  for (const name of counted)
    t.true(
      before.some((series) => series.includes(name)),
      name,
    );
  const others = await seriesOf('zeta');
  t.true(others.some((series) => series.includes('calls_ended_total')));
  await api.do('DELETE', `${ACME}/agent/ana?force=true`);
  await api.do('DELETE', `${ACME}/extension/ana-phone`);
  await api.do('DELETE', ACME);
  t.deepEqual(await seriesOf('acme'), []);
  t.deepEqual(await seriesOf('zeta'), others);
  await api.do('PUT', ACME, {});
  t.false((await seriesOf('acme')).some((series) => series.includes('ended_total')));
});

const live = (id: string, agents = 0): LiveCallcenter => ({
  id: id as CallcenterId,
  tasks: { waiting: 0, fetching: 0 },
  agents: { online: 0, idle: agents, fetching: 0, talking: 0, busy: 0, away: 0, offline: 0 },
  calls: { ivr: 0, agent: 0, outside: 0 },
  conversations: 0,
  mailbox: 0,
});

test('calls to Asterisk are told by operation, and those that failed by kind', async (t) => {
  const metrics = new ServiceMetrics();
  metrics.ariCall('channels.mute', 1.5, 'ok');
  metrics.ariCall('channels.mute', 5000, 'timed-out');
  const { text } = await metrics.read();
  const samples = new Map(read(t, text).map(({ series, value }) => [series, value]));
  t.is(samples.get('callcenter_ari_call_seconds_count{operation="channels.mute"}'), 2);
  t.is(samples.get('callcenter_ari_call_seconds_bucket{le="0.002",operation="channels.mute"}'), 1);
  t.is(samples.get('callcenter_ari_errors_total{operation="channels.mute",kind="timed-out"}'), 1);
});

test('notes of states and names of agents make no series', async (t) => {
  const api = await serveQueue(t);
  const seriesNow = async (): Promise<number> => {
    const answer = await fetchFrom(api, '/metrics', bearer(ADMIN_KEY));
    return read(t, await answer.text()).length;
  };
  const before = await seriesNow();
  for (const note of ['a', 'b', 'c']) {
    await api.do('POST', `${ACME}/agent/ana/state`, { state: `busy/${note}` });
  }
  t.is(await seriesNow(), before);
});

const TAKEN_OVER = 'another service took over this ARI application (ARI_APP)';

test('the service is ready while it has Asterisk and its database, and says what it lacks', async (t) => {
  const api = await serveQueue(t);
  const ready = async (): Promise<[number, unknown]> => {
    const answer = await fetchFrom(api, '/readyz');
    return [answer.status, await answer.json()];
  };
  t.deepEqual(await ready(), [200, { status: 'ok', asterisk: true, database: true }]);
  api.store.failure = new Error('the disk is full');
  t.deepEqual(await ready(), [503, { status: 'not-ready', asterisk: true, database: false }]);
  t.true(api.log.some(({ message }) => message === 'the database does not work'));
  api.store.failure = null;
  api.telephony.disconnect();
  t.deepEqual(await ready(), [503, { status: 'not-ready', asterisk: false, database: true }]);
  api.telephony.takenOver = true;
  t.like((await ready())[1], { asterisk: false, reason: TAKEN_OVER });
  t.is((await fetchFrom(api, '/healthz')).status, 200);
});
