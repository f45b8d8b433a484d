import { createHash, createHmac } from 'node:crypto';
import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { connect } from 'node:net';
import test, { type ExecutionContext } from 'ava';
import { ADMIN_KEY, bearer, NO_LIMITS } from '../../helpers/access.ts';
import { eventually } from '../../helpers/eventually.ts';
import { serveApi, type ServedApi } from '../served-api.ts';

interface Phone {
  readonly url: string;
  readonly user: string;
  readonly ha1: string;
  readonly realm: string;
}

const KEY = 'dGhlIHNhbXBsZSBub25jZQ==';
const AGENT = '/callcenter/acme/agent/ana';

/** What stands for Asterisk: accepts a WebSocket and gives back what comes, byte by byte. */
const echo = async (t: ExecutionContext) => {
  const open = new Set<Socket>();
  const server = createServer();
  server.on('upgrade', (request, socket: Socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
    const isWs = request.url === '/ws' && request.headers['sec-websocket-protocol'] === 'sip';
    socket.write(
      isWs
        ? 'HTTP/1.1 101 Yes\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n'
        : 'HTTP/1.1 404 No\r\n\r\n',
    );
    socket.pipe(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.teardown(() => {
    for (const socket of open) socket.destroy();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, open };
};

/** Ana uses a browser, with something in place of Asterisk. */
const withAna = async (t: ExecutionContext, more: Parameters<typeof serveApi>[1] = {}) => {
  const asterisk = await echo(t);
  const api = await serveApi(t, more, {}, asterisk.url);
  await api.do('PUT', '/callcenter/acme', {});
  await api.do('POST', '/callcenter/acme/extension', { type: 1, user: 'ana-web', webrtc: true });
  await api.do('POST', '/callcenter/acme/agent', { name: 'ana', extension: 'ana-web' });
  const take = () => api.do<Phone>('POST', `${AGENT}/phone`);
  return { api, asterisk, take };
};

interface Dialled {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  /** Null: it was refused. */
  readonly socket: Socket | null;
  received: string;
}

/** Asks for a line as a browser does. */
const dial = (
  api: ServedApi,
  path: string,
  headers: Record<string, string> = {},
): Promise<Dialled> =>
  new Promise((resolve, reject) => {
    const asked = httpRequest({
      ...{ host: '127.0.0.1', port: api.port, path },
      headers: {
        ...{ Connection: 'Upgrade', Upgrade: 'websocket', 'Sec-WebSocket-Version': '13' },
        ...{ 'Sec-WebSocket-Key': KEY, 'Sec-WebSocket-Protocol': 'sip' },
        Origin: `http://127.0.0.1:${api.port}`,
        ...headers,
      },
    });
    asked.on('upgrade', ({ statusCode = 0, headers: said }, socket: Socket, head) => {
      const dialled: Dialled = {
        status: statusCode,
        headers: said,
        socket,
        received: head.toString('latin1'),
      };
      socket.on('data', (data) => (dialled.received += data.toString('latin1')));
      socket.on('error', () => undefined);
      resolve(dialled);
    });
    asked.on('response', (response) => {
      response.resume();
      resolve({
        status: response.statusCode ?? 0,
        headers: response.headers,
        socket: null,
        received: '',
      });
    });
    asked.on('error', reject);
    asked.end();
  });

const pathOf = ({ url }: Phone): string => {
  const { pathname, search } = new URL(url);
  return `${pathname}${search}`;
};

const until = (what: string, look: () => boolean): Promise<boolean> =>
  eventually(look, { awaited: what });

test('a browser gets what it needs to be a phone, new each time', async (t) => {
  const { api, take } = await withAna(t);
  const [first, second] = [await take(), await take()];
  t.regex(first.url, new RegExp(`^ws://127\\.0\\.0\\.1:${api.port}/phone\\?`));
  t.like(first, { user: 'ana-web', realm: 'asterisk' });
  t.regex(first.ha1, /^[0-9a-f]{32}$/);
  t.not(first.ha1, second.ha1);
  t.is(api.telephony.accounts.get('ana-web'), second.ha1);
});

test('its line is accepted and passed on both ways, byte by byte', async (t) => {
  const { api, asterisk, take } = await withAna(t);
  const line = await dial(api, pathOf(await take()));
  t.is(line.status, 101);
  const accept = createHash('sha1').update(`${KEY}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`);
  t.is(line.headers['sec-websocket-accept'], accept.digest('base64'));
  t.is(line.headers['sec-websocket-protocol'], 'sip');
  line.socket?.write('REGISTER');
  await until('what was sent to come back', () => line.received === 'REGISTER');
  t.is(api.server.connections().phone, 1);
  line.socket?.destroy();
  await until('the line to Asterisk to be cut', () => asterisk.open.size === 0);
  t.is(api.server.connections().phone, 0);
});

test('who comes from elsewhere, without subprotocol or with a wrong ticket has no line', async (t) => {
  const { api, asterisk, take } = await withAna(t);
  const path = pathOf(await take());
  t.is((await dial(api, path, { Origin: 'https://evil.example' })).status, 403);
  t.is((await dial(api, path, { Origin: 'null' })).status, 403);
  t.is((await dial(api, path, { 'Sec-WebSocket-Protocol': 'chat' })).status, 400);
  const wrong = [
    path.replace(/ticket=.{5}/, 'ticket=AAAAA'),
    path.replace('acme', 'other'),
    '/phone',
  ];
  for (const one of wrong) {
    const line = await dial(api, one);
    await until('to be told why', () => line.received.includes('taken'));
    t.is(line.received.slice(0, 4), '\x88\x07\x0f\xa1', 'closed with code 4001');
  }
  t.is(asterisk.open.size, 0, 'Asterisk hears nothing of it');
  t.is((await dial(api, path)).status, 101, 'and the right one has its line');
});

test('a page of an origin that may use the API has a line too', async (t) => {
  const access = { ...NO_LIMITS, corsOrigins: ['https://crm.example'] };
  const { api, take } = await withAna(t, { access });
  t.is((await dial(api, pathOf(await take()), { Origin: 'https://crm.example' })).status, 101);
});

test('the line of a browser is cut when another one takes the phone, or its agent logs out', async (t) => {
  const { api, take } = await withAna(t);
  const path = pathOf(await take());
  const first = await dial(api, path);
  const second = await dial(api, path);
  await until('the line that was there before to be cut', () => first.socket?.destroyed ?? false);
  const next = pathOf(await take());
  await until('the line of the browser before to be cut', () => second.socket?.destroyed ?? false);
  const third = await dial(api, next);
  t.is(third.status, 101);
  await api.do('DELETE', AGENT);
  await eventually(() => third.socket?.destroyed ?? false, {
    awaited: 'the line of an agent who is gone to be cut',
    withinMs: 4000,
  });
});

test('lines are cut when the service ends, which waits for none', async (t) => {
  const { api, take } = await withAna(t);
  const line = await dial(api, pathOf(await take()));
  const from = performance.now();
  await api.close();
  t.true(performance.now() - from < 1000);
  await until('the line to be cut', () => line.socket?.destroyed ?? false);
});

test('without Asterisk a browser is told so', async (t) => {
  const api = await serveApi(t);
  await api.do('PUT', '/callcenter/acme', {});
  await api.do('POST', '/callcenter/acme/extension', { type: 1, user: 'ana-web', webrtc: true });
  await api.do('POST', '/callcenter/acme/agent', { name: 'ana', extension: 'ana-web' });
  const path = pathOf(await api.do<Phone>('POST', `${AGENT}/phone`));
  t.is((await dial(api, path)).status, 502);
});

test('servers for voice are told, those of TURN with a password for a day', async (t) => {
  const ice = { servers: ['stun:stun.example:3478', 'turn:turn.example'], turnSecret: 'shared' };
  const { api } = await withAna(t, { ice });
  const { ice_servers: servers } = await api.do<{ ice_servers: Record<string, string>[] }>(
    'POST',
    `${AGENT}/phone`,
  );
  const [stun, turn] = servers;
  t.deepEqual(stun, { urls: 'stun:stun.example:3478' });
  const { urls, username = '', credential } = turn ?? {};
  t.is(urls, 'turn:turn.example');
  t.true(Math.abs(Number(username) - Date.now() / 1000 - 86_400) < 60);
  t.is(credential, createHmac('sha1', 'shared').update(username).digest('base64'));
});

test('a request that offers another protocol is answered as ever, with its body', async (t) => {
  const api = await serveApi(t);
  const body = JSON.stringify({});
  const answer = await new Promise<string>((resolve, reject) => {
    const socket = connect(api.port, '127.0.0.1');
    let said = '';
    socket.on('data', (data) => {
      said += data.toString();
      if (said.includes('"code"')) resolve(said);
    });
    socket.on('error', reject);
    socket.write(
      [
        'PUT /v1/callcenter/java HTTP/1.1',
        'Host: x',
        'Connection: Upgrade, HTTP2-Settings',
        'Upgrade: h2c',
        'HTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA',
        `Authorization: ${bearer(ADMIN_KEY).Authorization}`,
        'Content-Type: application/json',
        `Content-Length: ${body.length}`,
        '',
        body,
      ].join('\r\n'),
    );
    t.teardown(() => socket.destroy());
  });
  t.regex(answer, /^HTTP\/1\.1 200 /);
  t.like(await api.do('GET', '/callcenter/java'), { id: 'java' });
});

test('a browser is a phone that nobody is logged in with, until an agent is', async (t) => {
  const { api } = await withAna(t);
  await api.do('POST', '/callcenter/acme/extension', { type: 1, user: 'caller', webrtc: true });
  const take = () => api.do<Phone>('POST', '/callcenter/acme/extension/caller/phone');
  const first = await dial(api, pathOf(await take()));
  t.is(first.status, 101);
  const taken = await take();
  await until('the one before to be cut', () => first.socket?.destroyed === true);
  const second = await dial(api, pathOf(taken));
  t.is(second.status, 101);
  await api.do('POST', '/callcenter/acme/agent', { name: 'ben', extension: 'caller' });
  await until('the line of nobody to be cut', () => second.socket?.destroyed === true);
  const third = await dial(api, pathOf(taken));
  await until('to be told why', () => third.received.includes('taken'));
  await t.throwsAsync(take, { message: /agent ben is logged in/ });
  await api.do('POST', '/callcenter/acme/extension', { type: 1, user: 'desk-phone' });
  await t.throwsAsync(() => api.do('POST', '/callcenter/acme/extension/desk-phone/phone'), {
    message: /not for a browser/,
  });
});
