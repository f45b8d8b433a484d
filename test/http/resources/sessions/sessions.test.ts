import test from 'ava';
import type { KeyId } from '../../../../src/domain/ids.ts';
import { SESSION_IDLE_MS } from '../../../../src/domain/session.ts';
import { bearer, NO_LIMITS } from '../../../helpers/access.ts';
import { EventReader } from '../../../helpers/event-reader.ts';
import { eventually } from '../../../helpers/eventually.ts';
import { refused, refusedArgument, serveAcme, serveApi } from '../../served-api.ts';
import {
  ANA,
  ANAS_LINK,
  ask,
  cookieOf,
  follow,
  isOver,
  makeLink,
  NO_KEY,
  OWN_PAGE,
  pairOf,
  signIn,
  whoIn,
  type Link,
} from './signing-in.ts';

test('whoever signs in with a key gets a cookie that no script reads and no other site sends', async (t) => {
  const api = await serveApi(t);
  const answer = await api.call('POST', '/session', { json: {} });
  t.regex(
    cookieOf(answer),
    /^callcenter=[\w-]{43}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Strict$/,
  );
  t.like(whoIn(answer), { role: 'admin', callcenter_id: null, agent_name: null });
  const me = await ask(api, pairOf(answer));
  t.deepEqual(me.json.data, answer.json.data);
  t.regex(whoIn(me).session_id ?? '', /-session$/);
});

test('behind a proxy with TLS the cookie is of this host alone and is never sent in the clear', async (t) => {
  const api = await serveApi(t, { access: { ...NO_LIMITS, trustedProxies: 1 } });
  const tls = { 'X-Forwarded-Proto': 'https', 'X-Forwarded-For': '192.0.2.7' };
  const answer = await api.call('POST', '/session', { json: {} }, tls);
  t.regex(cookieOf(answer), /^__Host-callcenter=[\w-]{43}; Path=\/; .*; SameSite=Strict; Secure$/);
  const secret = pairOf(answer).split('=')[1] ?? '';
  t.is((await ask(api, pairOf(answer), 'GET', '/session', tls)).status, 200);
  // Whoever is on the way could have set this one.
  isOver(t, await ask(api, `callcenter=${secret}`, 'GET', '/session', tls));
});

test('of the cookie and of the link nothing is stored that could be used', async (t) => {
  const api = await serveAcme(t);
  const { link } = await makeLink(api, ANAS_LINK);
  const cookie = await signIn(t, api);
  const [, secret = ''] = cookie.split('=');
  const stored = JSON.stringify([
    ...api.storedSessions.rows.values(),
    ...api.storedSessions.links.values(),
  ]);
  t.false(stored.includes(secret) || stored.includes(link));
  const lists = [await api.call('GET', '/link'), await api.call('GET', '/session/list')];
  t.false(lists.some(({ text }) => text.includes(secret) || text.includes(link)));
});

test('what changes something with a session has to come from a page of this service, as JSON', async (t) => {
  const api = await serveAcme(t);
  const cookie = await signIn(t, api);
  const own = `http://127.0.0.1:${api.port}`;
  const put = (headers: Record<string, string>) =>
    ask(api, cookie, 'PUT', '/callcenter/acme', headers);
  for (const headers of [
    {},
    { Origin: 'http://evil.example' },
    { Origin: 'null' },
    { Origin: own.replace('http', 'https') },
    { Origin: `http://127.0.0.1:${api.port + 1}` },
    { 'Sec-Fetch-Site': 'same-site' },
    { 'Sec-Fetch-Site': 'cross-site', Origin: own },
  ]) {
    refused(t, await put(headers), 403, '000403', 'forbidden');
  }
  t.is((await put({ Origin: own })).status, 200);
  t.is((await put(OWN_PAGE)).status, 200);
  // Pages of others may not send such a header.
  t.is((await put({ 'X-Requested-With': 'fetch' })).status, 200);
  const headers = { ...NO_KEY, ...OWN_PAGE, Cookie: cookie };
  for (const sent of [{ form: 'lease_seconds=60' }, { raw: '{}', type: 'text/plain' }]) {
    refusedArgument(
      t,
      await api.call('PUT', '/callcenter/acme', sent, headers),
      'header',
      'Content-Type',
    );
  }
});

test('a session whose agent is kept alive by a page of somebody else is not', async (t) => {
  const api = await serveAcme(t);
  await api.do('POST', '/callcenter/acme/agent', { name: 'ana', extension: 'ana-phone' });
  const cookie = pairOf(await follow(api, (await makeLink(api, ANAS_LINK)).link));
  const keepalive = (headers: Record<string, string>) =>
    ask(api, cookie, 'GET', '/callcenter/acme/agent/ana/keepalive', headers);
  refused(t, await keepalive({ 'Sec-Fetch-Site': 'same-site' }), 403, '000403', 'forbidden');
  t.is((await keepalive(OWN_PAGE)).status, 200);
});

test('a session that is used goes on, and one that nobody used for 12 hours is over', async (t) => {
  const api = await serveApi(t);
  const cookie = await signIn(t, api);
  for (let hour = 0; hour < 30; hour += 10) {
    api.clock.advance(SESSION_IDLE_MS - 1);
    t.is((await ask(api, cookie)).status, 200);
  }
  t.is(whoIn(await ask(api, cookie)).ends_at, api.clock.now() + SESSION_IDLE_MS);
  api.clock.advance(SESSION_IDLE_MS);
  isOver(t, await ask(api, cookie));
  t.deepEqual(await api.sessions.removeOver(), { sessions: 1, links: 0 });
  t.is(api.storedSessions.rows.size, 0);
});

test('signing out ends the session, and the browser forgets it', async (t) => {
  const api = await serveApi(t);
  const cookie = await signIn(t, api);
  const answer = await ask(api, cookie, 'DELETE');
  t.regex(cookieOf(answer), /^callcenter=; Path=\/; Max-Age=0; /);
  isOver(t, await ask(api, cookie));
  refused(t, await api.call('DELETE', '/session'), 404, '040903', 'session-not-found');
});

test('a session ends with its key, also when a link of that key opened it', async (t) => {
  const api = await serveAcme(t);
  const { id, key } = await api.do<{ id: KeyId; key: string }>('POST', '/key', { role: 'admin' });
  const own = await signIn(t, api, key);
  const link = async () => {
    const made = await api.call('POST', '/link', { json: ANAS_LINK }, bearer(key));
    return (made.json.data as Link).link;
  };
  const [used, unused] = [await link(), await link()];
  const anas = pairOf(await follow(api, used));
  t.is((await ask(api, anas)).status, 200);
  await api.do('DELETE', `/key/${id}`);
  isOver(t, await ask(api, own));
  isOver(t, await ask(api, anas));
  isOver(t, await follow(api, unused));
});

test('a session ends when its key expires', async (t) => {
  const api = await serveApi(t);
  const expires_at = api.clock.now() + 60_000;
  const { key } = await api.do<{ key: string }>('POST', '/key', { role: 'read', expires_at });
  const cookie = await signIn(t, api, key);
  t.is((await ask(api, cookie)).status, 200);
  api.clock.advance(60_000);
  isOver(t, await ask(api, cookie));
});

test('an administrator sees who is signed in, and signs them out', async (t) => {
  const api = await serveAcme(t);
  const cookie = pairOf(await follow(api, (await makeLink(api, ANAS_LINK)).link));
  const { session_id } = whoIn(await ask(api, cookie));
  const { result } = await api.do<{ result: readonly object[] }>('GET', '/session/list');
  t.is(result.length, 1);
  t.like(result[0], { id: session_id, role: 'agent', agent_name: 'ana' });
  await api.do('DELETE', `/session/${session_id}`);
  isOver(t, await ask(api, cookie));
  const again = await api.call('DELETE', `/session/${session_id}`);
  refused(t, again, 404, '040903', 'session-not-found');
});

test('a stale cookie keeps nobody from signing in anew, and a key goes before it', async (t) => {
  const api = await serveAcme(t);
  const stale = { Cookie: `callcenter=${'A'.repeat(43)}` };
  isOver(t, await ask(api, stale.Cookie));
  const { link } = await makeLink(api, ANAS_LINK);
  t.is((await follow(api, link, { ...OWN_PAGE, ...stale })).status, 200);
  t.is((await api.call('GET', '/callcenter', undefined, stale)).status, 200);
  t.is((await api.call('POST', '/session', { json: {} }, stale)).status, 200);
});

test('whoever asks with a key is told who they are too', async (t) => {
  const api = await serveAcme(t);
  const { text } = await api.keys.make({
    access: ANA,
    name: null,
    signing: false,
    expiresAt: null,
  });
  const me = await api.call('GET', '/session', undefined, bearer(text));
  t.deepEqual(me.json.data, {
    session_id: null,
    role: 'agent',
    callcenter_id: 'acme',
    agent_name: 'ana',
    ends_at: null,
  });
});

test('of one key the hundred sessions stay that were used last', async (t) => {
  const api = await serveApi(t);
  const first = await signIn(t, api);
  api.clock.advance(1000);
  const second = await signIn(t, api);
  for (let more = 0; more < 98; more += 1) {
    api.clock.advance(1000);
    await signIn(t, api);
  }
  t.is((await ask(api, first)).status, 200, 'a hundred are there');
  api.clock.advance(600_000);
  await ask(api, first);
  await signIn(t, api);
  t.is((await ask(api, first)).status, 200);
  isOver(t, await ask(api, second));
});

test('a stream that a session opened ends when somebody signs it out', async (t) => {
  const api = await serveAcme(t);
  const cookie = pairOf(await follow(api, (await makeLink(api, ANAS_LINK)).link));
  const url = `http://127.0.0.1:${api.port}/v1/callcenter/acme/events`;
  const reader = await EventReader.open(url, { headers: { Cookie: cookie } });
  const { session_id } = whoIn(await ask(api, cookie));
  await api.do('DELETE', `/session/${session_id}`);
  await eventually(
    () => {
      api.clock.advance(1000);
      return reader.ended;
    },
    { awaited: 'the stream to end', withinMs: 2000 },
  );
  t.pass();
});
