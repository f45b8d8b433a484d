import { createHmac } from 'node:crypto';
import test, { type ExecutionContext } from 'ava';
import { Receiver } from '../../../helpers/receiver.ts';
import { refused, serveAcme, type ServedApi } from '../../served-api.ts';

const ACME = '/callcenter/acme';
const SECRET = 'a-secret-of-sixteen-or-more';

interface Shown {
  readonly id: number;
  readonly status: number | null;
}

const withReceiver = async (t: ExecutionContext, batch = false) => {
  const receiver = await Receiver.open();
  t.teardown(() => receiver.stop());
  const api = await serveAcme(t);
  await api.do('PUT', ACME, { webhook: { url: receiver.url, secret: SECRET, batch } });
  return { receiver, api };
};

const list = (api: ServedApi) =>
  api.do<{ total_count: number; result: Shown[] }>('GET', `${ACME}/webhook/delivery`);

/** Two things that happen; the ids of their events. */
const happen = async (api: ServedApi): Promise<number[]> => {
  await api.do('POST', `${ACME}/agent`, { name: 'ana', extension: 'ana-phone' });
  await api.do('POST', `${ACME}/agent/ana/state`, { state: 'idle' });
  const { length } = api.store.events;
  return [length - 1, length];
};

test('a webhook is tried with an event that is signed, has the id 0, and is told what came of it', async (t) => {
  const { receiver, api } = await withReceiver(t);
  const tried = await api.do<Shown>('POST', `${ACME}/webhook/test`);
  t.like(tried, { kind: 'test', status: 204, error: null, events: 1, first_event_id: 0 });
  const [request] = receiver.taken;
  t.like(JSON.parse(request?.body ?? '') as object, {
    event: 'callcenter.webhook.test',
    event_id: 0,
    callcenter_id: 'acme',
    current_time: api.clock.now(),
  });
  const header = String(request?.headers['callcenter-signature']);
  const [, seconds = '', signature] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(header) ?? [];
  const signed = `${seconds}.${request?.body ?? ''}`;
  t.is(signature, createHmac('sha256', SECRET).update(signed).digest('hex'));
  t.is(request?.headers['callcenter-event-id'], '0');
  t.deepEqual((await list(api)).result, [tried]);
});

test('a receiver that is away or refuses is told of in words, without its address or secret', async (t) => {
  const { receiver, api } = await withReceiver(t);
  receiver.behave = () => ({ kind: 'answers', status: 410 });
  t.like(await api.do('POST', `${ACME}/webhook/test`), { status: 410, error: null });
  t.like(await api.do('GET', ACME), { webhook: { state: 'on' } }, 'a test switches nothing off');
  await receiver.stop();
  const failed = await api.do<{ error: string }>('POST', `${ACME}/webhook/test`);
  t.like(failed, { status: null });
  t.regex(failed.error, /ECONNREFUSED/);
  const answer = await api.call('GET', `${ACME}/webhook/delivery`);
  t.false(answer.text.includes(SECRET) || answer.text.includes('of=acme'), answer.text);
});

test('events of a delivery are sent once more, alone or as a list as the webhook is set', async (t) => {
  const { receiver, api } = await withReceiver(t);
  const [first = 0, last = 0] = await happen(api);
  const kept = { kind: 'events', at: 1, tookMs: 5, status: 500, error: null } as const;
  const which = { firstEventId: first, lastEventId: last, events: 2 };
  const id = await api.deliveries.keepDelivery('acme' as never, { ...kept, ...which });
  const replay = () => api.do<{ result: Shown[] }>('POST', `${ACME}/webhook/delivery/${id}/replay`);
  const alone = await replay();
  t.is(alone.result.length, 2);
  t.deepEqual(receiver.ids, [first, last]);
  t.like(receiver.events[1], { event: 'callcenter.agent.state_changed', latest_state: 'idle' });
  await api.do('PUT', ACME, { webhook: { url: receiver.url, secret: SECRET, batch: true } });
  const { result } = await replay();
  t.like(result[0], { kind: 'replay', status: 204, ...{ first_event_id: first, events: 2 } });
  const body = JSON.parse(receiver.taken.at(-1)?.body ?? '') as { event_id: number }[];
  t.deepEqual(
    body.map(({ event_id }) => event_id),
    [first, last],
  );
  t.is((await list(api)).total_count, 4);
});

test('the first event that is not taken ends a replay', async (t) => {
  const { receiver, api } = await withReceiver(t);
  const [first = 0, last = 0] = await happen(api);
  const kept = { kind: 'events', at: 1, tookMs: 5, status: 500, error: null } as const;
  const which = { firstEventId: first, lastEventId: last, events: 2 };
  const id = await api.deliveries.keepDelivery('acme' as never, { ...kept, ...which });
  receiver.behave = () => ({ kind: 'answers', status: 503 });
  const { result } = await api.do<{ result: Shown[] }>(
    'POST',
    `${ACME}/webhook/delivery/${id}/replay`,
  );
  t.deepEqual(
    result.map(({ status }) => status),
    [503],
  );
  t.is(receiver.came.length, 1);
});

test('what cannot be sent is refused with what is missing', async (t) => {
  const api = await serveAcme(t);
  const none = await api.call('POST', `${ACME}/webhook/test`);
  t.like(refused(t, none, 404, '040803', 'webhook-not-found'), { callcenter: 'acme' });
  await api.do('PUT', ACME, { webhook: { url: 'http://127.0.0.1:9/', secret: SECRET } });
  const replay = (id: string) => api.call('POST', `${ACME}/webhook/delivery/${id}/replay`);
  t.like(refused(t, await replay('7'), 404, '040804', 'delivery-not-found'), { delivery: '7' });
  refused(t, await replay('seven'), 404, '040804', 'delivery-not-found');
  const gone = { kind: 'events', at: 1, tookMs: 5, status: 500, error: null } as const;
  const which = { firstEventId: 90_001, lastEventId: 90_002, events: 2 };
  const id = await api.deliveries.keepDelivery('acme' as never, { ...gone, ...which });
  const answer = await replay(String(id));
  refused(t, answer, 404, '040804', 'delivery-not-found');
  t.regex(answer.json.msg, /no longer kept/);
});
