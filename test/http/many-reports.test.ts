import test from 'ava';
import { eventually } from '../helpers/eventually.ts';
import { MemoryClock } from '../helpers/memory-clock.ts';
import { MemoryReports } from '../helpers/memory-reports.ts';
import { MemoryStore } from '../helpers/memory-store.ts';
import { serveApi } from './served-api.ts';

const MOST = 8;

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

test('so many reports at once that the last would wait too long are refused, and welcome later', async (t) => {
  const reports = new SlowReports(new MemoryStore(), new MemoryClock());
  const api = await serveApi(t, { reports });
  await api.do('PUT', '/callcenter/acme', {});
  const ask = () => api.call('GET', '/callcenter/acme/report?by=agent');
  const first = Array.from({ length: MOST }, ask);
  await eventually(() => reports.asked === MOST, { awaited: 'all reports to be under way' });
  const refused = await ask();
  t.is(refused.status, 429);
  t.is(refused.json.msg, 'too many reports at this moment; try again in 5 s');
  t.is(refused.headers['retry-after'], '5');
  reports.finish();
  t.deepEqual(new Set((await Promise.all(first)).map(({ status }) => status)), new Set([200]));
  const later = ask();
  await eventually(() => reports.asked === 1, { awaited: 'the report to be under way' });
  reports.finish();
  t.is((await later).status, 200);
});
