import test from 'ava';
import { MOST_ANSWER_BYTES } from '../../../src/http/protocol/share-limits.ts';
import type { CallcenterId } from '../../../src/domain/ids.ts';
import { serveApi } from '../served-api.ts';

interface List {
  readonly result: readonly { readonly name: string; readonly event_id: number }[];
  readonly more: boolean;
  readonly total_count: number;
  readonly next_after: number;
}

const LONG = ' '.repeat(4000);
const CONDITIONS = 600;

test('a list that would be too long for an answer ends earlier, says so, and is had in smaller pages', async (t) => {
  const api = await serveApi(t);
  await api.do('PUT', '/callcenter/acme', {});
  await Promise.all(
    Array.from({ length: CONDITIONS }, (_, n) =>
      api.do('POST', '/callcenter/acme/condition', { name: `c${n}`, where: `true${LONG}` }),
    ),
  );
  const path = '/callcenter/acme/condition';
  const { text, json } = await api.call('GET', `${path}?page_size=1999`);
  const all = json.data as List;
  t.true(Buffer.byteLength(text) <= MOST_ANSWER_BYTES, `${text.length} bytes`);
  t.true(all.result.length < CONDITIONS && all.result.length > 400, `${all.result.length} rows`);
  t.true(all.more);
  t.is(all.total_count, CONDITIONS);
  const pages = await Promise.all(
    [1, 2].map((n) => api.do<List>('GET', `${path}?page_size=300&page_no=${n}`)),
  );
  t.deepEqual(
    pages.map(({ more }) => more),
    [true, false],
  );
  t.is(new Set(pages.flatMap(({ result }) => result.map(({ name }) => name))).size, CONDITIONS);
});

test('a page of events that would be too long ends earlier, and the next goes on after it', async (t) => {
  const api = await serveApi(t);
  await api.do('PUT', '/callcenter/acme', {});
  const caller = { origin_number: '200', origin_name: '', dialled_number: '6000', waited_ms: 0 };
  const body = {
    ...{ id: 'a-task', type: 'ivr', origin_call_id: 'a-call', ...caller },
    user_data: 'x'.repeat(3000),
  };
  await api.store.commit({
    callcenterId: 'acme' as CallcenterId,
    changes: [],
    events: Array.from({ length: 1000 }, () => ({ event: 'callcenter.queue.wait', at: 1, body })),
  });
  const seen: number[] = [];
  for (let after = 0, more = true; more;) {
    const path = `/callcenter/acme/event?limit=1000&after=${after}`;
    const { text, json } = await api.call('GET', path);
    t.true(Buffer.byteLength(text) <= MOST_ANSWER_BYTES, `${text.length} bytes`);
    const page = json.data as List;
    seen.push(...page.result.map(({ event_id }) => event_id));
    ({ more, next_after: after } = page);
  }
  t.is(seen.length, 1000);
  t.deepEqual(
    seen,
    [...new Set(seen)].sort((a, b) => a - b),
  );
});
