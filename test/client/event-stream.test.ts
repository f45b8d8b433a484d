import test from 'ava';
import { ApiError, CallcenterClient, type Event } from '../../src/client/index.ts';
import { json, refusal, type Turn, TurnServer } from './events-server.ts';

const eventOf = (id: number): Event => ({
  event: 'callcenter.agent.state_changed',
  event_id: id,
  callcenter_id: 'acme',
  current_time: 1,
  name: 'ana',
  previous_state: 'online',
  latest_state: 'idle',
  reason: 'set-agent-state',
  next_state: null,
  wrap_up_until: null,
  wrap_up_seconds: null,
});

const written = (id: number): string =>
  `id: ${id}\nevent: callcenter.agent.state_changed\ndata: ${JSON.stringify(eventOf(id))}\n\n`;

/** Sends events, and hangs up in the middle of another or stays on the line. */
const events =
  (ids: readonly number[], end: 'break' | 'stay'): Turn =>
  (request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    response.write(':\n\n');
    response.write(ids.map(written).join(''), () => {
      if (end === 'break') response.write('id: 99\nda', () => request.socket.destroy());
    });
  };

const take = async (stream: AsyncGenerator<Event>, count: number): Promise<number[]> => {
  const ids: number[] = [];
  for await (const { event_id } of stream) {
    ids.push(event_id);
    if (ids.length === count) break;
  }
  return ids;
};

test('events go on after the last one that came whole, however often the line breaks', async (t) => {
  const server = await TurnServer.start(t, [
    events([1, 2], 'break'),
    (request) => request.socket.destroy(),
    json(503, refusal('000004', 'asterisk-unavailable')),
    events([3], 'break'),
    events([4, 5], 'stay'),
  ]);
  const client = new CallcenterClient({ baseUrl: server.baseUrl, key: 'k' });
  const ids = await take(client.events('acme', { pauseMs: 1 }), 5);
  t.deepEqual(ids, [1, 2, 3, 4, 5]);
  t.deepEqual(
    server.requests.map(({ headers }) => headers['last-event-id']),
    [undefined, '2', '2', '2', '3'],
  );
  t.true(server.requests.every(({ headers }) => headers.authorization === 'Bearer k'));
});

test('who knows an event begins after it, and may want only some', async (t) => {
  const server = await TurnServer.start(t, [events([8], 'stay')]);
  const client = new CallcenterClient({ baseUrl: server.baseUrl });
  const options = {
    after: 7,
    agents: ['ana', '李娜'],
    types: ['callcenter.agent.state_changed', 'callcenter.call.end'],
  } as const;
  t.deepEqual(await take(client.events('acme', options), 1), [8]);
  const [request] = server.requests;
  t.is(request?.headers['last-event-id'], '7');
  const { pathname, searchParams } = new URL(request?.url ?? '', 'http://localhost');
  t.is(pathname, '/v1/callcenter/acme/events');
  t.deepEqual(searchParams.getAll('type'), options.types);
  t.deepEqual(searchParams.getAll('agent'), options.agents);
});

test('who is refused for good is told, and does not come again', async (t) => {
  const server = await TurnServer.start(t, [json(404, refusal('040800', 'callcenter-not-found'))]);
  const client = new CallcenterClient({ baseUrl: server.baseUrl });
  await t.throwsAsync(take(client.events('acme', { pauseMs: 1 }), 1), {
    instanceOf: ApiError,
    message: 'no',
  });
  t.is(server.requests.length, 1);
});

test('events end without an error when they are no longer wanted', async (t) => {
  const server = await TurnServer.start(t, [events([1], 'stay')]);
  const client = new CallcenterClient({ baseUrl: server.baseUrl });
  const stop = new AbortController();
  const ids: number[] = [];
  for await (const { event_id } of client.events('acme', { signal: stop.signal })) {
    ids.push(event_id);
    stop.abort();
  }
  t.deepEqual(ids, [1]);
});
