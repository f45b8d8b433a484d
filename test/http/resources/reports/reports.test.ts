import test, { type ExecutionContext } from 'ava';
import { eventually } from '../../../helpers/eventually.ts';
import type { ServedApi } from '../../served-api.ts';
import { ACME, ringAna, serveQueue, untilTask, XML } from '../queue-tasks/served-queue.ts';

/** What the test looks at in figures. */
interface Figures {
  readonly offered: number;
  readonly answered: number;
  readonly service_level: number | null;
  readonly talk_seconds: number;
}

interface Report<Row> {
  readonly from: number;
  readonly to: number;
  readonly result: readonly (Row & Figures)[];
}

const HOUR_MS = 3_600_000;

const day = ({ clock }: ServedApi): string => new Date(clock.now()).toISOString().slice(0, 10);

/** Ana was rung for four seconds, talked for sixty, and a second caller hung up after two. */
const serveHistory = async (t: ExecutionContext): Promise<ServedApi> => {
  const api = await serveQueue(t);
  const { agentCall } = await ringAna(api);
  api.clock.advance(4000);
  api.telephony.answer(agentCall);
  await untilTask(api, 'success');
  const second = api.telephony.callerArrives('acme', { number: '201', enqueueXml: XML });
  await untilTask(api, 'waiting');
  api.clock.advance(2000);
  api.telephony.hangUp(second);
  await untilTask(api, 'fail');
  api.clock.advance(58_000);
  api.telephony.hangUp(agentCall);
  await eventually(
    async () => {
      const ana = await api.do<{ state: string }>('GET', `${ACME}/agent/ana`);
      return ana.state === 'idle' ? ana : undefined;
    },
    { awaited: 'ana to be idle' },
  );
  api.clock.advance(1000);
  return api;
};

test('a report by day has figures of callers and agents', async (t) => {
  const api = await serveHistory(t);
  const report = await api.do<Report<object>>('GET', `${ACME}/report?from=${day(api)}`);
  t.is(report.result.length, 1);
  t.like(report.result[0], {
    time: `${day(api)}T00:00:00+00:00`,
    offered: 2,
    answered: 1,
    abandoned: 1,
    abandoned_soon: 1,
    failed: { timeout: 0, reject: 0 },
    service_level: 1,
    average_wait_seconds: 4,
    p90_wait_seconds: 4,
    average_ring_seconds: 4,
    average_talk_seconds: 60,
    talk_seconds: 60,
    ring_seconds: 4,
    logged_in_seconds: 65,
    idle_seconds: 1,
    occupancy: 0.9231,
  });
});

test('hours in which nothing happened have a row of zeros', async (t) => {
  const api = await serveHistory(t);
  const from = Date.parse(`${day(api)}T00:00:00Z`);
  const query = `from=${from}&to=${from + 24 * HOUR_MS}&by=hour`;
  const { result } = await api.do<Report<object>>('GET', `${ACME}/report?${query}`);
  t.is(result.length, 24);
  t.is(result.filter(({ offered }) => offered === 0).length, 23);
  t.is(
    result.reduce((sum, row) => sum + row.talk_seconds, 0),
    60,
  );
});

test('days begin as they do in the time zone that is asked for', async (t) => {
  const api = await serveHistory(t);
  const query = 'from=2026-10-24&to=2026-10-27&timezone=Europe%2FBerlin';
  const { result } = await api.do<Report<{ time: string; from: number; to: number }>>(
    'GET',
    `${ACME}/report?${query}`,
  );
  t.deepEqual(
    result.map(({ time, from, to }) => [time, (to - from) / HOUR_MS]),
    [
      ['2026-10-24T00:00:00+02:00', 24],
      ['2026-10-25T00:00:00+02:00', 25],
      ['2026-10-26T00:00:00+01:00', 24],
    ],
  );
});

test('reports by agent and by condition name them', async (t) => {
  const api = await serveHistory(t);
  const by = async (kind: string): Promise<unknown[]> =>
    (await api.do<{ result: unknown[] }>('GET', `${ACME}/report?from=${day(api)}&by=${kind}`))
      .result;
  const [ana, ...others] = await by('agent');
  t.deepEqual(others, []);
  t.like(ana, { agent: 'ana', offered: 1, answered: 1, average_talk_seconds: 60 });
  const [all, ...more] = await by('condition');
  t.deepEqual(more, []);
  t.like(all, { channel: 'default', condition: 'all', offered: 2, talk_seconds: 60 });
});

test('a report is had as CSV by the query and by Accept', async (t) => {
  const api = await serveHistory(t);
  const path = `${ACME}/report?from=${day(api)}&by=agent`;
  const headers = { Accept: 'text/csv' };
  const byQuery = await api.raw('GET', `${path}&format=csv`);
  const byHeader = await api.raw('GET', path, headers);
  t.is(byQuery.text, byHeader.text);
  t.is(byQuery.headers['content-type'], 'text/csv; charset=utf-8');
  t.is(byQuery.headers['content-disposition'], 'attachment; filename="report-by-agent.csv"');
  const [header, ana, end] = byQuery.text.split('\r\n');
  t.regex(
    header ?? '',
    /^\uFEFFagent,offered,answered,answered_by_last_agent,abandoned,abandoned_soon,failed_timeout,/,
  );
  t.regex(ana ?? '', /^ana,1,1,0,0,0,/);
  t.is(header?.split(',').length, ana?.split(',').length);
  t.is(end, '');
  const json = await api.call('GET', `${path}&format=json`, undefined, headers);
  t.is(json.json.code, '000000');
});

for (const [query, place] of [
  ['from=yesterday', 'from'],
  ['from=2026-02-30', 'from'],
  ['from=2026-11-23T10:00', 'from'],
  ['from=2026-01-01&to=2025-12-31', 'to'],
  ['from=2026-01-01&to=2026-01-01', 'to'],
  ['from=2024-01-01&to=2026-01-01', 'to'],
  ['from=2026-01-01&to=2026-04-01&by=hour', 'to'],
  ['from=2026-01-01&by=week', 'by'],
  ['from=2026-01-01&timezone=Mars%2FOlympus', 'timezone'],
  ['from=2026-01-01&timezone=%2B01:00', 'timezone'],
  ['from=2026-01-01&format=xls', 'format'],
] as const) {
  test(`a report is refused with ?${query}`, async (t) => {
    const api = await serveQueue(t);
    const answer = await api.call('GET', `${ACME}/report?${query}`);
    t.is(answer.status, 400, answer.text);
    t.like(answer.json.error, { id: 'invalid-argument', details: { in: 'query', path: place } });
  });
}

test('a moment may be given as a time with its offset, encoded or not', async (t) => {
  const api = await serveQueue(t);
  for (const time of [
    '2026-01-05T10:00+02:00',
    '2026-01-05T10:00%2B02:00',
    '2026-01-05T08:00:00Z',
  ]) {
    const { from } = await api.do<{ from: number }>(
      'GET',
      `${ACME}/report?from=${time}&to=2026-01-06`,
    );
    t.is(from, Date.UTC(2026, 0, 5, 8), time);
  }
});

test('stats tell what waits now, and what happened in the last hour', async (t) => {
  const api = await serveHistory(t);
  await ringAna(api);
  api.telephony.callerArrives('acme', { number: '202', enqueueXml: XML });
  await untilTask(api, 'waiting');
  api.clock.advance(3000);
  const queue = { waiting: 1, ringing: 1, longest_wait_seconds: 3 };
  const past = { offered: 2, answered: 1, abandoned: 1, service_level: 1 };
  const stats = await api.do<{ agents: object; channels: object[]; conditions: object[] }>(
    'GET',
    `${ACME}/stats?timezone=Asia/Shanghai`,
  );
  t.like(stats, { ...queue, service_level_seconds: 20, last_hour: past, today: past });
  t.like(stats.agents, { logged_in: 1, fetching: 1, idle: 0 });
  t.like(stats.channels[0], { name: 'default', ...queue });
  const now = { ...queue, callbacks: 0, waits_since: api.clock.now() - 3000 };
  t.deepEqual(stats.conditions, [{ channel: 'default', condition: 'all', ...now, hour: past }]);
  t.like(stats, { hour: past, alerts: [] });
});

test('the threshold of the service level is a setting', async (t) => {
  const api = await serveHistory(t);
  await api.do('PUT', ACME, { service_level_seconds: 3 });
  const report = await api.do<Report<object>>('GET', `${ACME}/report?from=${day(api)}`);
  t.like(report, { service_level_seconds: 3 });
  t.is(report.result[0]?.service_level, 0);
});
