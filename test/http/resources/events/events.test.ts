import test, { type ExecutionContext } from 'ava';
import type { OutwardEvent } from '../../../../src/domain/engine/world/outward-event.ts';
import type { CallcenterId } from '../../../../src/domain/ids.ts';
import { ADMIN_KEY, bearer } from '../../../helpers/access.ts';
import { EventReader, type ReadEvent, type ReaderOptions } from '../../../helpers/event-reader.ts';
import { eventually } from '../../../helpers/eventually.ts';
import { refused, refusedArgument, serveApi, type ServedApi } from '../../served-api.ts';

const ACME = 'acme' as CallcenterId;

interface EventPage {
  readonly result: readonly ReadEvent[];
  readonly next_after: number;
  readonly more: boolean;
}

const stateChanged = (name: string, n: number): OutwardEvent => ({
  event: 'callcenter.agent.state_changed',
  at: 1_700_000_000_000 + n,
  body: {
    ...{ name, previous_state: 'idle', latest_state: 'busy', reason: 'request' },
    ...{ next_state: null, wrap_up_until: null, wrap_up_seconds: null },
  },
});

/** Its one extension registers nowhere: no event is stored before those of the test. */
const serveEvents = async (t: ExecutionContext): Promise<ServedApi> => {
  const api = await serveApi(t);
  await api.do('PUT', '/callcenter/acme', {});
  await api.do('POST', '/callcenter/acme/extension', { type: 3, telnum: '+4930999' });
  return api;
};

const happen = (api: ServedApi, events: readonly OutwardEvent[], id = ACME): Promise<unknown> =>
  api.store.commit({ callcenterId: id, changes: [], events });

const some = (count: number, name = 'ana'): OutwardEvent[] =>
  Array.from({ length: count }, (_, n) => stateChanged(name, n));

const follow = async (
  t: ExecutionContext,
  api: ServedApi,
  query = '',
  options: ReaderOptions = {},
): Promise<EventReader> => {
  const url = `http://127.0.0.1:${api.port}/v1/callcenter/acme/events${query}`;
  const headers = { ...bearer(ADMIN_KEY), ...options.headers };
  const reader = await EventReader.open(url, { ...options, headers });
  t.teardown(() => reader.close());
  return reader;
};

const upTo = (last: number, after = 0): number[] =>
  Array.from({ length: last - after }, (_, n) => after + n + 1);

test('events are paged through from the first to the last, each once', async (t) => {
  const api = await serveEvents(t);
  await happen(api, some(7));
  const pages: EventPage[] = [];
  for (let after = 0, more = true; more;) {
    const page = await api.do<EventPage>('GET', `/callcenter/acme/event?after=${after}&limit=3`);
    pages.push(page);
    ({ next_after: after, more } = page);
  }
  t.deepEqual(
    pages.map(({ result }) => result.length),
    [3, 3, 1],
  );
  const events = pages.flatMap(({ result }) => result);
  t.deepEqual(
    events.map(({ event_id }) => event_id),
    upTo(7),
  );
  t.deepEqual(events[1], {
    event: 'callcenter.agent.state_changed',
    event_id: 2,
    callcenter_id: 'acme',
    current_time: 1_700_000_000_001,
    name: 'ana',
    previous_state: 'idle',
    latest_state: 'busy',
    reason: 'request',
    ...{ next_state: null, wrap_up_until: null, wrap_up_seconds: null },
  });
});

test('a page without events says where to go on', async (t) => {
  const api = await serveEvents(t);
  t.deepEqual(await api.do('GET', '/callcenter/acme/event?after=12'), {
    result: [],
    next_after: 12,
    more: false,
  });
});

test('one call center’s events are not another’s', async (t) => {
  const api = await serveEvents(t);
  await api.do('PUT', '/callcenter/zeta', {});
  const reader = await follow(t, api);
  await happen(api, some(2), 'zeta' as CallcenterId);
  await happen(api, some(1));
  await reader.untilHas(1);
  t.deepEqual(reader.ids, [3]);
  const { result } = await api.do<EventPage>('GET', '/callcenter/acme/event');
  t.deepEqual(result, reader.events);
});

test('who follows is told what happens from then on, as a page shows it', async (t) => {
  const api = await serveEvents(t);
  await happen(api, some(3));
  const reader = await follow(t, api);
  t.is(reader.response.headers.get('content-type'), 'text/event-stream; charset=utf-8');
  t.is(reader.response.headers.get('cache-control'), 'no-store');
  await eventually(() => reader.lastEventId === '3', { awaited: 'where it begins' });
  await api.do('POST', '/callcenter/acme/agent', { name: 'ana', extension: '+4930999' });
  await reader.untilHas(1);
  const { result } = await api.do<EventPage>('GET', '/callcenter/acme/event?after=3');
  t.deepEqual(reader.events, [...result]);
  t.like(reader.events, [{ event: 'callcenter.agent.state_changed', name: 'ana' }]);
  t.deepEqual(reader.names, ['callcenter.agent.state_changed']);
});

test('who comes again with the last id is told what they missed, and then what happens', async (t) => {
  const api = await serveEvents(t);
  await happen(api, some(250));
  const byHeader = await follow(t, api, '', { headers: { 'Last-Event-ID': '7' } });
  const byQuery = await follow(t, api, '?last_event_id=100');
  const byBoth = await follow(t, api, '?last_event_id=100', {
    headers: { 'Last-Event-ID': '240' },
  });
  await happen(api, some(5));
  await Promise.all([byHeader.untilHas(248), byQuery.untilHas(155), byBoth.untilHas(15)]);
  t.deepEqual(byHeader.ids, upTo(255, 7));
  t.deepEqual(byQuery.ids, upTo(255, 100));
  t.deepEqual(byBoth.ids, upTo(255, 240), 'a browser’s header is newer than its address');
});

test('no event is lost or doubled, whenever one comes while others happen', async (t) => {
  const api = await serveEvents(t);
  const readers: { after: number; reader: EventReader }[] = [];
  for (let round = 0; round < 30; round += 1) {
    const after = (round * 7) % (round * 5 + 1);
    const opening = follow(t, api, `?last_event_id=${after}`);
    for (const size of [1, round % 3, 4 - (round % 3)]) {
      await happen(api, some(size));
      if (round % 4 === 0) await new Promise(setImmediate);
    }
    readers.push({ after, reader: await opening });
  }
  for (const { after, reader } of readers) {
    await reader.untilHas(150 - after);
    t.deepEqual(reader.ids, upTo(150, after));
  }
});

test('filters by type and by agent, each given several times, are both met', async (t) => {
  const api = await serveEvents(t);
  const conversation = (event: OutwardEvent['event'], body: OutwardEvent['body']) => ({
    event,
    at: 1,
    body: { id: 'v1', ...body },
  });
  const events: OutwardEvent[] = [
    stateChanged('ana', 0),
    stateChanged('ben', 0),
    { event: 'callcenter.queue.select', at: 1, body: { id: 't1', agent_name: 'ana' } },
    { event: 'callcenter.queue.select', at: 1, body: { id: 't2', agent_name: 'cleo' } },
    conversation('callcenter.conversation.parts_changed', {
      members: [{ number: '1', mode: 1 }, { agent_name: 'ana' }],
    }),
    conversation('callcenter.conversation.end', { end_reason: 'exit' }),
    { event: 'callcenter.call.end', at: 1, body: { call_id: 'ana' } },
  ];
  const of = (query: string) => follow(t, api, `?last_event_id=0&${query}`);
  const ana = await of('agent=ana');
  const two = await of('agent=ana&agent=ben');
  const ends = await of('type=callcenter.conversation.end&type=callcenter.call.end');
  const both = await of('agent=cleo&type=callcenter.queue.select');
  await happen(api, events);
  await happen(api, [stateChanged('ana', 1), conversation('callcenter.conversation.end', {})]);
  await happen(api, [
    { event: 'callcenter.queue.select', at: 1, body: { id: 't3', agent_name: 'cleo' } },
  ]);
  await Promise.all([ana.untilHas(4), two.untilHas(5), ends.untilHas(3), both.untilHas(2)]);
  t.deepEqual(ana.ids, [1, 3, 5, 8]);
  t.deepEqual(two.ids, [1, 2, 3, 5, 8]);
  t.deepEqual(ends.ids, [6, 7, 9]);
  t.deepEqual(both.ids, [4, 10]);
});

test('while nothing happens the line is shown to be alive, with the id to come again with', async (t) => {
  const api = await serveEvents(t);
  const reader = await follow(t, api, '?agent=ben');
  await eventually(() => reader.comments === 1, { awaited: 'where it begins' });
  await happen(api, some(4));
  const threeBeats = (): boolean => {
    api.clock.advance(15_000);
    return reader.comments >= 4;
  };
  await eventually(threeBeats, { awaited: 'three heartbeats' });
  t.is(reader.lastEventId, '4');
  t.deepEqual(reader.events, []);
});

test('one who does not read is not read for, and misses nothing when they read again', async (t) => {
  const api = await serveEvents(t);
  const stalled = await follow(t, api, '?last_event_id=0', { reads: false });
  const swift = await follow(t, api, '?last_event_id=0');
  const text = 'x'.repeat(8000);
  const large = (n: number): OutwardEvent => ({
    ...stateChanged('ana', n),
    body: { name: 'ana', text },
  });
  for (let n = 0; n < 3000; n += 500) {
    await happen(
      api,
      Array.from({ length: 500 }, (_, i) => large(n + i)),
    );
  }
  await swift.untilHas(3000, 10_000);
  const readBefore = api.store.eventReads.length;
  stalled.startReading();
  await stalled.untilHas(3000, 10_000);
  t.deepEqual(stalled.ids, upTo(3000));
  const left = api.store.eventReads.length - readBefore;
  t.true(left > 5, `only ${left} pages were left in the store for them`);
});

test('when the service stops, whoever follows is told the end', async (t) => {
  const api = await serveEvents(t);
  const reader = await follow(t, api);
  await api.close();
  await eventually(() => reader.ended, { awaited: 'the end of the stream' });
  t.pass();
});

test('nobody listens any more for one who went away', async (t) => {
  const api = await serveEvents(t);
  const before = api.store.listenerCount;
  const reader = await follow(t, api);
  await eventually(() => api.store.listenerCount === before + 1, { awaited: 'one who listens' });
  await reader.close();
  await eventually(() => api.store.listenerCount === before, { awaited: 'nobody to listen' });
  t.pass();
});

test('a wrong id, type or name is refused', async (t) => {
  const api = await serveEvents(t);
  const path = '/callcenter/acme/events';
  for (const id of ['x', '-1', '1.5', '99999999999999999999']) {
    const answer = await api.call('GET', path, undefined, { 'Last-Event-ID': id });
    refusedArgument(t, answer, 'header', 'Last-Event-ID');
  }
  refusedArgument(t, await api.call('GET', `${path}?type=agent`), 'query', 'type[0]');
  refusedArgument(t, await api.call('GET', `${path}?agent=a%20b`), 'query', 'agent[0]');
  refusedArgument(t, await api.call('GET', `${path}?last_event_id=x`), 'query', 'last_event_id');
  for (const query of ['after=-1', 'limit=0', 'limit=1001']) {
    const member = query.split('=')[0] ?? '';
    const answer = await api.call('GET', `/callcenter/acme/event?${query}`);
    refusedArgument(t, answer, 'query', member);
  }
});

test('events of a call center that is missing cannot be had', async (t) => {
  const api = await serveApi(t);
  for (const path of ['event', 'events']) {
    const answer = await api.call('GET', `/callcenter/nobody/${path}`);
    refused(t, answer, 404, '040800', 'callcenter-not-found');
  }
});

test('all who follow share one look at the store', async (t) => {
  const api = await serveEvents(t);
  const readers = await Promise.all(
    Array.from({ length: 50 }, () => follow(t, api, '?last_event_id=0')),
  );
  const begun = () => readers.every(({ lastEventId }) => lastEventId === '0');
  await eventually(begun, { awaited: 'all to follow' });
  const before = api.store.eventReads.length;
  await happen(api, some(1));
  await Promise.all(readers.map((reader) => reader.untilHas(1)));
  const reads = api.store.eventReads.length - before;
  t.true(reads <= 5, `${reads} reads`);
});
