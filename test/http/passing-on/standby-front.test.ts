import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import test, { type ExecutionContext } from 'ava';
import pino from 'pino';
import { passedOnBy } from '../../../src/http/access/passed-on.ts';
import type { Front } from '../../../src/http/front.ts';
import { OwnerLookup } from '../../../src/http/passing-on/owner-lookup.ts';
import { StandbyFront } from '../../../src/http/passing-on/standby-front.ts';
import { createServerFor } from '../../../src/http/server.ts';
import { ADMIN_KEY, bearer, NO_LIMITS } from '../../helpers/access.ts';
import { eventually } from '../../helpers/eventually.ts';
import { serveApi, type ServedApi } from '../served-api.ts';

const SECRET = 'tests-0123456789-0123456789-0123456789';
const OTHER_SECRET = 'other-0123456789-0123456789-0123456789';
const log = pino({ level: 'silent' });

const closing = (t: ExecutionContext, server: { close: () => Promise<void> }): void => {
  t.teardown(() => server.close());
};

interface Standby {
  readonly origin: string;
  /** Where the process in charge is; null: nobody is. */
  owner: string | null;
  /** What answers here; null: the work is done elsewhere. */
  front: Front | null;
  /** How often it was looked where the process in charge is. */
  looks: number;
}

const standby = async (
  t: ExecutionContext,
  { secret = SECRET, trustedProxies = 1 }: { secret?: string | null; trustedProxies?: number } = {},
): Promise<Standby> => {
  const state: Omit<Standby, 'origin'> = { owner: null, front: null, looks: 0 };
  const metrics = { limitReached: () => undefined };
  const front = new StandbyFront({
    ...{ log, metrics, secret, trustedProxies },
    working: () => state.front,
    own: () => null,
    owners: new OwnerLookup(() => {
      state.looks += 1;
      return Promise.resolve(state.owner);
    }),
    isDatabaseWorking: () => Promise.resolve(true),
    isAnswering: () => Promise.resolve(secret !== null && state.owner !== null),
  });
  const server = createServerFor(() => state.front ?? front, { metrics });
  const { port } = await server.listen('127.0.0.1', 0);
  closing(t, server);
  return Object.assign(state, { origin: `http://127.0.0.1:${port}` });
};

const originOf = ({ port }: ServedApi): string => `http://127.0.0.1:${port}`;

const asAdmin: Record<string, string> = bearer(ADMIN_KEY);

const put = (origin: string, id: string, headers: Record<string, string> = asAdmin) =>
  fetch(`${origin}/v1/callcenter/${id}`, {
    method: 'PUT',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ lease_seconds: 3600 }),
  });

test('a request that comes to a process that stands by is done by the one in charge, under its own id', async (t) => {
  const api = await serveApi(t, { processSecret: SECRET });
  const here = await standby(t);
  here.owner = originOf(api);
  const made = await put(here.origin, 'acme', { ...asAdmin, 'x-request-id': 'order-7' });
  t.is(made.status, 200);
  t.is(made.headers.get('x-request-id'), 'order-7');
  t.true(api.callcenters.has('acme' as never));
  const read = await fetch(`${here.origin}/v1/callcenter/acme?x=%20y`, { headers: asAdmin });
  t.is(read.status, 400, 'query and refusals come back as they are');
  const missing = await fetch(`${here.origin}/v1/callcenter/zeta`, { headers: asAdmin });
  t.is(missing.status, 404);
});

test('who asked counts as asking from their own address, however the request came', async (t) => {
  const limits = { ...NO_LIMITS.limits, failedPerAddress: 1 };
  const api = await serveApi(t, {
    processSecret: SECRET,
    access: { ...NO_LIMITS, limits },
  });
  const here = await standby(t);
  here.owner = originOf(api);
  const guess = async (ip: string): Promise<number> => {
    const headers = { authorization: 'Bearer wrong', 'x-forwarded-for': ip };
    return (await fetch(`${here.origin}/v1/callcenter`, { headers })).status;
  };
  t.is(await guess('203.0.113.1'), 401);
  t.is(await guess('203.0.113.1'), 429);
  t.is(await guess('203.0.113.2'), 401);
  // Who knows no secret cannot make themselves another.
  const forge = async (ip: string, secret: string): Promise<number> => {
    const target = { method: 'GET', url: '/v1/callcenter' };
    const passedOn = passedOnBy(secret, { ip, protocol: 'http' }, target);
    const headers = { authorization: 'Bearer wrong', 'x-passed-on': passedOn };
    return (await fetch(`${originOf(api)}/v1/callcenter`, { headers })).status;
  };
  t.is(await forge('203.0.113.3', OTHER_SECRET), 401);
  t.is(await forge('203.0.113.4', OTHER_SECRET), 429);
  t.is(await forge('203.0.113.5', SECRET), 401);
});

const untilLookedTwice = (here: Standby): Promise<unknown> =>
  eventually(() => here.looks >= 2, { awaited: 'a second look for who is in charge' });

test('requests wait until another process is in charge', async (t) => {
  const api = await serveApi(t, { processSecret: SECRET });
  const here = await standby(t);
  const answers = ['acme', 'zeta'].map((id) => put(here.origin, id));
  await untilLookedTwice(here);
  here.owner = originOf(api);
  for (const answer of answers) t.is((await answer).status, 200);
});

test('a request waits until this process is in charge', async (t) => {
  const here = await standby(t);
  const answer = fetch(`${here.origin}/v1/callcenter`);
  await untilLookedTwice(here);
  here.front = {
    answer: (_request, response) => response.end('here'),
    openLine: () => undefined,
    lines: () => 0,
    end: () => undefined,
  };
  t.is(await (await answer).text(), 'here');
});

test('with nobody in charge for three seconds a request is refused, and may come again', async (t) => {
  const here = await standby(t);
  // It is not there any more, and its lease goes on.
  here.owner = 'http://127.0.0.1:1';
  const since = performance.now();
  const answer = await put(here.origin, 'acme');
  const took = performance.now() - since;
  t.true(took > 2_900 && took < 4_500, `${took} ms`);
  t.is(answer.status, 503);
  t.is(answer.headers.get('retry-after'), '1');
  t.like(await answer.json(), { code: '000004', error: { id: 'asterisk-unavailable' } });
});

test('without a secret nothing is passed on, and the process says that it takes no requests', async (t) => {
  const api = await serveApi(t);
  const here = await standby(t, { secret: null });
  here.owner = originOf(api);
  const [answer, ready, alive] = await Promise.all([
    put(here.origin, 'acme'),
    fetch(`${here.origin}/readyz`),
    fetch(`${here.origin}/healthz`),
  ]);
  t.is(answer.status, 503);
  t.is(ready.status, 503);
  t.like(await ready.json(), { status: 'not-ready', role: 'standby', database: true });
  t.is(alive.status, 200);
  t.false(api.callcenters.has('acme' as never));
});

test('of a process that ends while it is at a request it is told that it may have been done; reading is tried again', async (t) => {
  const api = await serveApi(t, { processSecret: SECRET });
  const here = await standby(t);
  let asked = 0;
  const dying = createServer((request) => {
    asked += 1;
    here.owner = originOf(api);
    request.socket.destroy();
  });
  dying.listen(0, '127.0.0.1');
  await once(dying, 'listening');
  t.teardown(() => dying.close());
  const itsOrigin = `http://127.0.0.1:${(dying.address() as AddressInfo).port}`;
  here.owner = itsOrigin;
  const lost = await put(here.origin, 'acme');
  t.is(lost.status, 503);
  t.regex(((await lost.json()) as { msg: string }).msg, /may have been done/);
  t.false(api.callcenters.has('acme' as never));
  here.owner = itsOrigin;
  const read = await fetch(`${here.origin}/v1/callcenter`, { headers: asAdmin });
  t.is(read.status, 200);
  t.is(asked, 2);
});

test('a process that hangs is waited for no longer than until another is in charge', async (t) => {
  const api = await serveApi(t, { processSecret: SECRET });
  const here = await standby(t);
  let asked = 0;
  const hanging = createServer(() => {
    asked += 1;
  });
  hanging.listen(0, '127.0.0.1');
  await once(hanging, 'listening');
  t.teardown(() => {
    hanging.closeAllConnections();
    hanging.close();
  });
  here.owner = `http://127.0.0.1:${(hanging.address() as AddressInfo).port}`;
  const reading = fetch(`${here.origin}/v1/callcenter`, { headers: asAdmin });
  const changing = put(here.origin, 'acme');
  await eventually(() => asked === 2, { awaited: 'both to be asked of it' });
  here.owner = originOf(api);
  t.is((await reading).status, 200);
  t.is((await changing).status, 503);
});

test('events that are followed through another process come as they happen, and end with it', async (t) => {
  const api = await serveApi(t, { processSecret: SECRET });
  await api.do('PUT', '/callcenter/acme', {});
  const here = await standby(t);
  here.owner = originOf(api);
  const stream = await fetch(`${here.origin}/v1/callcenter/acme/events`, {
    headers: { ...asAdmin, accept: 'text/event-stream' },
  });
  t.is(stream.status, 200);
  const reader = (stream.body as ReadableStream<Uint8Array> | null)?.getReader();
  await api.do('POST', '/callcenter/acme/extension', { type: 1, user: 'ana-phone' });
  await api.do('POST', '/callcenter/acme/agent', { name: 'ana', extension: 'ana-phone' });
  let text = '';
  while (!text.includes('state_changed')) {
    const piece = await reader?.read();
    if (piece?.done !== false) break;
    text += new TextDecoder().decode(piece.value);
  }
  t.regex(text, /callcenter\.agent\.state_changed/);
  await reader?.cancel();
});
