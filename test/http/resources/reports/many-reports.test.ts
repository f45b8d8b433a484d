import test from 'ava';
import { DEFAULT_USE } from '../../../../src/domain/limits-of-use.ts';
import { ADMIN_KEY, bearer } from '../../../helpers/access.ts';
import { eventually } from '../../../helpers/eventually.ts';
import { MemoryClock } from '../../../helpers/memory-clock.ts';
import { MemoryReports } from '../../../helpers/memory-reports.ts';
import { MemoryStore } from '../../../helpers/memory-store.ts';
import { refused, type ServedApi, serveApi } from '../../served-api.ts';

const MOST = DEFAULT_USE.maxExpensiveReads;

/** Reports that are finished when it is told. */
class SlowReports extends MemoryReports {
  readonly #waiting: (() => void)[] = [];

  get asked(): number {
    return this.#waiting.length;
  }

  override async byAgent(...asked: Parameters<MemoryReports['byAgent']>) {
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
    return super.byAgent(...asked);
  }

  finish(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}

const keyFor = async (api: ServedApi, callcenter: string) => {
  const body = { role: 'callcenter', callcenter_id: callcenter };
  return bearer((await api.do<{ key: string }>('POST', '/key', body)).key);
};

const fetchMetrics = async ({ port }: ServedApi) => {
  const answer = await fetch(`http://127.0.0.1:${port}/metrics`, { headers: bearer(ADMIN_KEY) });
  return { text: await answer.text() };
};

const REPORT = '/callcenter/acme/report?by=agent';

test('with one key only a few reports are made at once; the refusal says how many', async (t) => {
  const reports = new SlowReports(new MemoryStore(), new MemoryClock());
  const api = await serveApi(t, { reports });
  await api.do('PUT', '/callcenter/acme', {});
  const ask = () => api.call('GET', REPORT);
  const first = Array.from({ length: MOST }, ask);
  await eventually(() => reports.asked === MOST, { awaited: 'all reports to be under way' });
  const one = await ask();
  refused(t, one, 429, '000429', 'too-many-requests');
  t.regex(one.json.msg, /with this key \(at most 4 at a time\): 5 with this one; try again in 1 s/);
  t.is(one.headers['retry-after'], '1');
  reports.finish();
  t.deepEqual(new Set((await Promise.all(first)).map(({ status }) => status)), new Set([200]));
  const later = ask();
  await eventually(() => reports.asked === 1, { awaited: 'the report to be under way' });
  reports.finish();
  t.is((await later).status, 200);
});

test("reports of one call center's keys wait for each other, and another call center's for none of them", async (t) => {
  const reports = new SlowReports(new MemoryStore(), new MemoryClock());
  const api = await serveApi(t, { reports });
  await api.do('PUT', '/callcenter/acme', {});
  await api.do('PUT', '/callcenter/other', {});
  const keys = [await keyFor(api, 'acme'), await keyFor(api, 'acme')];
  const noisy = keys.flatMap((key) =>
    Array.from({ length: MOST }, () => api.call('GET', REPORT, undefined, key)),
  );
  await eventually(() => reports.asked === MOST, { awaited: 'as many as there are places' });
  const other = api.call(
    'GET',
    '/callcenter/other/report?by=agent',
    undefined,
    await keyFor(api, 'other'),
  );
  await eventually(() => reports.asked === MOST + 1, { awaited: "the other's to be under way" });
  reports.finish();
  t.is((await other).status, 200);
  await eventually(() => reports.asked === MOST, { awaited: 'those who waited to be under way' });
  reports.finish();
  t.deepEqual(new Set((await Promise.all(noisy)).map(({ status }) => status)), new Set([200]));
});

test('long lists are counted with them, short ones are not', async (t) => {
  const reports = new SlowReports(new MemoryStore(), new MemoryClock());
  const api = await serveApi(t, { reports });
  await api.do('PUT', '/callcenter/acme', {});
  const first = Array.from({ length: MOST }, () => api.call('GET', REPORT));
  await eventually(() => reports.asked === MOST, { awaited: 'all reports to be under way' });
  t.is((await api.call('GET', '/callcenter/acme/agent?page_size=1999')).status, 429);
  t.is((await api.call('GET', '/callcenter/acme/event?limit=1000')).status, 429);
  t.is((await api.call('GET', '/callcenter/acme/agent?page_size=100')).status, 200);
  reports.finish();
  await Promise.all(first);
});

test('event streams are counted by key and by call center, and give their places back', async (t) => {
  const api = await serveApi(t);
  await api.do('PUT', '/callcenter/acme', { max_streams_per_key: 2, max_streams: 3 });
  const [one, two] = [await keyFor(api, 'acme'), await keyFor(api, 'acme')];
  const base = `http://127.0.0.1:${api.port}/v1/callcenter/acme/events`;
  const open = async (headers: Record<string, string>) => {
    const ended = new AbortController();
    t.teardown(() => {
      ended.abort();
    });
    const { status } = await fetch(base, { headers, signal: ended.signal });
    const end = () => {
      ended.abort();
    };
    return { status, end };
  };
  const first = await open(one);
  t.is(first.status, 200);
  t.is((await open(one)).status, 200);
  const third = await api.call('GET', '/callcenter/acme/events', undefined, one);
  refused(t, third, 429, '000429', 'too-many-requests');
  t.regex(third.json.msg, /event streams with this key \(at most 2 at a time\): 3 with this one/);
  t.like(third.json.error?.details, {
    limit: 'streams-with-key',
    most: 2,
    given: 3,
    period_seconds: null,
  });
  t.is((await open(two)).status, 200);
  const fourth = await api.call('GET', '/callcenter/acme/events', undefined, two);
  t.regex(fourth.json.msg, /event streams of this call center \(at most 3 at a time\)/);
  const metrics = await fetchMetrics(api);
  t.regex(metrics.text, /callcenter_connections\{state="streaming"\} 3/);
  t.regex(metrics.text, /callcenter_limit_refusals_total\{limit="streams-with-key"\} 1/);
  t.regex(metrics.text, /callcenter_limit_refusals_total\{limit="streams-of-callcenter"\} 1/);
  first.end();
  await eventually(async () => (await open(two)).status === 200, {
    awaited: 'the place to be given back',
  });
});

test('how many reports of a call center are read at a time is its setting, which an administrator limits', async (t) => {
  const reports = new SlowReports(new MemoryStore(), new MemoryClock());
  const api = await serveApi(t, { reports });
  await api.do('PUT', '/callcenter/acme', {});
  const raised = { max_expensive_reads: 6 };
  const above = await api.call('PUT', '/callcenter/acme', { json: raised });
  refused(t, above, 400, '000001', 'invalid-argument');
  await api.do('PUT', '/callcenter/acme/limits', raised);
  t.like(await api.do('PUT', '/callcenter/acme', raised), raised);
  const first = Array.from({ length: 6 }, () => api.call('GET', REPORT));
  await eventually(() => reports.asked === 6, { awaited: 'six reports to be under way' });
  t.is((await api.call('GET', REPORT)).status, 429);
  reports.finish();
  for (const answer of await Promise.all(first)) t.is(answer.status, 200);
});

test('a POST that was one too many is carried out when it is sent again with its key', async (t) => {
  const reports = new SlowReports(new MemoryStore(), new MemoryClock());
  const api = await serveApi(t, { reports });
  await api.do('PUT', '/callcenter/acme', {});
  const under = Array.from({ length: MOST }, () => api.call('GET', REPORT));
  await eventually(() => reports.asked === MOST, { awaited: 'all reports to be under way' });
  const json = { where: 'true' };
  const post = () =>
    api.call('POST', '/callcenter/acme/condition/test', { json }, { 'Idempotency-Key': 'k1' });
  refused(t, await post(), 429, '000429', 'too-many-requests');
  reports.finish();
  await Promise.all(under);
  t.is((await post()).status, 200);
});
