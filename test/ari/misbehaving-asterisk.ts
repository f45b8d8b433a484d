import * as http from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';

/** What the server does with a request instead of answering it well. */
export type Misbehaviour =
  | { readonly kind: 'hang' }
  | { readonly kind: 'reset' }
  | { readonly kind: 'reset-in-the-body' }
  | { readonly kind: 'answer'; readonly status: number; readonly body: string };

export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly authorization: string;
  readonly remotePort: number;
}

/** A request as it comes over the event socket. */
export interface SocketRequest {
  readonly request_id: string;
  readonly method: string;
  readonly uri: string;
  readonly content_type?: string;
  readonly message_body?: string;
}

/** `hang`: nothing is answered. */
export type SocketReply = 'hang' | { readonly status_code: number; readonly message_body?: string };

const operation = (
  httpMethod: string,
  path: string,
  nickname: string,
  responseClass: string,
  parameters: object[] = [],
) => ({
  path,
  operations: [{ httpMethod, nickname, responseClass, parameters, summary: nickname }],
});
const inPath = (name: string) => ({
  ...{ name, paramType: 'path', required: true, dataType: 'string', allowMultiple: false },
});
const inQuery = (name: string) => ({ ...inPath(name), paramType: 'query' });

/** The part of Asterisk's API description that the tests use. */
const apis: Record<string, object[]> = {
  asterisk: [operation('GET', '/asterisk/ping', 'ping', 'AsteriskPing')],
  applications: [
    operation('GET', '/applications/{applicationName}', 'get', 'Application', [
      inPath('applicationName'),
    ]),
    operation('POST', '/applications/{applicationName}/subscription', 'subscribe', 'Application', [
      inPath('applicationName'),
      inQuery('eventSource'),
    ]),
    operation('PUT', '/applications/{applicationName}/eventFilter', 'filter', 'Application', [
      inPath('applicationName'),
    ]),
  ],
  endpoints: [
    operation('GET', '/endpoints/{tech}', 'listByTech', 'List[Endpoint]', [inPath('tech')]),
  ],
  channels: [
    operation('GET', '/channels', 'list', 'List[Channel]'),
    operation('GET', '/channels/{channelId}', 'get', 'Channel', [inPath('channelId')]),
    operation('GET', '/channels/{channelId}/variable', 'getChannelVar', 'Variable', [
      inPath('channelId'),
      inQuery('variable'),
    ]),
    operation('POST', '/channels/{channelId}/variable', 'setChannelVar', 'void', [
      inPath('channelId'),
      inQuery('variable'),
      inQuery('value'),
    ]),
    operation('POST', '/channels/{channelId}/continue', 'continueInDialplan', 'void', [
      inPath('channelId'),
    ]),
    operation('GET', '/channels/{channelId}/rtp_statistics', 'rtpstatistics', 'RTPstat', [
      inPath('channelId'),
    ]),
    operation('DELETE', '/channels/{channelId}', 'hangup', 'void', [inPath('channelId')]),
    operation('POST', '/channels/{channelId}/answer', 'answer', 'void', [inPath('channelId')]),
  ],
  bridges: [
    operation('GET', '/bridges', 'list', 'List[Bridge]'),
    operation('DELETE', '/bridges/{bridgeId}', 'destroy', 'void', [inPath('bridgeId')]),
    operation('DELETE', '/bridges/{bridgeId}/moh', 'stopMoh', 'void', [inPath('bridgeId')]),
    operation('POST', '/bridges/{bridgeId}/moh', 'startMoh', 'void', [inPath('bridgeId')]),
    operation('POST', '/bridges/{bridgeId}/play/{playbackId}', 'playWithId', 'Playback', [
      inPath('bridgeId'),
      inPath('playbackId'),
    ]),
  ],
  playbacks: [
    operation('DELETE', '/playbacks/{playbackId}', 'stop', 'void', [inPath('playbackId')]),
  ],
  sounds: [operation('GET', '/sounds', 'list', 'List[Sound]')],
  events: [operation('GET', '/events', 'eventWebsocket', 'Message')],
};

/** A stand-in for Asterisk that can do everything wrong that a network or a server can do wrong. */
export class MisbehavingAsterisk {
  username = 'ari';
  password = 'right';
  /** Asked for each HTTP request; null means a good answer. */
  onRequest: (path: string, method: string) => Misbehaviour | null = () => null;
  /** Asked for each WebSocket handshake; null means that it is accepted. */
  onHandshake: () => Misbehaviour | null = () => null;
  /** False makes the event sockets deaf: they stay open and answer no ping. */
  answersPings = true;
  /** What is answered to a request that comes over the event socket; null: such requests are not known here. */
  onSocketRequest: ((request: SocketRequest) => SocketReply) | null = null;
  readonly socketRequests: SocketRequest[] = [];
  pingsSeen = 0;
  readonly requests: SeenRequest[] = [];
  readonly handshakeTimes: number[] = [];
  readonly #sockets = new Set<Socket>();
  #server: http.Server | null = null;
  #events = new Set<WebSocket>();
  #port = 0;

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  get openSockets(): number {
    return this.#sockets.size;
  }

  /** Listens, after a stop on the same port again. */
  async start(): Promise<void> {
    const server = http.createServer((request, response) => {
      this.#request(request, response);
    });
    server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
    server.on('upgrade', (request, socket, head) => {
      this.#handshake(request, socket, head);
    });
    this.#server = server;
    await new Promise<void>((resolve) => server.listen(this.#port, '127.0.0.1', resolve));
    this.#port = (server.address() as AddressInfo).port;
  }

  /** Breaks all connections and refuses new ones. */
  async stop(): Promise<void> {
    const server = this.#server;
    if (server === null) return;
    this.#server = null;
    const closed = new Promise((resolve) => server.close(resolve));
    this.breakConnections();
    await closed;
  }

  breakConnections(): void {
    for (const socket of this.#sockets) socket.resetAndDestroy();
    this.#events.clear();
  }

  /** Sends a text to every event socket. */
  say(message: string): void {
    for (const socket of this.#events) socket.send(message);
  }

  #request(request: http.IncomingMessage, response: http.ServerResponse): void {
    const { authorization = '', host = '' } = request.headers;
    const path = request.url ?? '';
    const remotePort = request.socket.remotePort ?? 0;
    const method = request.method ?? '';
    this.requests.push({ method, path, authorization, remotePort });
    const misbehaviour = this.onRequest(path, method);
    if (misbehaviour !== null) misbehave(misbehaviour, request.socket, response);
    else if (authorization !== this.#authorization())
      answer(response, 401, { message: 'Authentication required' });
    else this.#behave(path, host, response);
  }

  #behave(path: string, host: string, response: http.ServerResponse): void {
    const basePath = `http://${host}/ari`;
    const resource = /^\/ari\/api-docs\/(\w+)\.json$/.exec(path)?.[1];
    if (resource === 'resources') {
      const names = Object.keys(apis).map((name) => ({ path: `/api-docs/${name}.{format}` }));
      answer(response, 200, { swaggerVersion: '1.1', basePath, apis: names });
    } else if (resource !== undefined) {
      answer(response, 200, { swaggerVersion: '1.1', basePath, models: {}, apis: apis[resource] });
    } else if (path === '/ari/channels') answer(response, 200, [channel]);
    else if (path === '/ari/asterisk/ping') answer(response, 200, { ping: 'pong' });
    else if (path.includes('/play/')) answer(response, 201, playback(path));
    else response.writeHead(204).end();
  }

  #handshake(request: http.IncomingMessage, socket: Duplex, head: Buffer): void {
    this.handshakeTimes.push(performance.now());
    const key = new URL(request.url ?? '', this.url).searchParams.get('api_key');
    const wrongKey = key !== `${this.username}:${this.password}`;
    const unauthorized = { kind: 'answer', status: 401, body: '' } as const;
    const misbehaviour = this.onHandshake() ?? (wrongKey ? unauthorized : null);
    if (misbehaviour !== null) {
      misbehaveInHandshake(misbehaviour, socket);
      return;
    }
    const server = new WebSocketServer({ noServer: true, autoPong: false });
    server.handleUpgrade(request, socket, head, (events) => {
      this.#events.add(events);
      events.on('ping', (data) => {
        this.pingsSeen += 1;
        if (this.answersPings) events.pong(data);
      });
      events.on('message', (text: Buffer) => {
        this.#socketRequest(events, JSON.parse(text.toString()) as SocketRequest);
      });
      events.on('close', () => this.#events.delete(events));
      events.on('error', () => this.#events.delete(events));
    });
  }

  #socketRequest(events: WebSocket, request: SocketRequest): void {
    const { onSocketRequest } = this;
    if (onSocketRequest === null) return;
    this.socketRequests.push(request);
    const { request_id, uri } = request;
    const ok = { status_code: 200, message_body: '{"ping":"pong"}' };
    const reply = uri === 'asterisk/ping' ? ok : onSocketRequest(request);
    if (reply !== 'hang') {
      events.send(JSON.stringify({ type: 'RESTResponse', request_id, uri, ...reply }));
    }
  }

  #authorization(): string {
    return basic(this.username, this.password);
  }
}

/** The Authorization header of HTTP's basic scheme, RFC 7617. */
export function basic(username: string, password: string): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}

/** A channel in Asterisk's words. */
export const channel = {
  id: 'c1',
  name: 'PJSIP/100-00000001',
  state: 'Up',
  protocol_id: 'x@y',
  caller: { name: 'Ana', number: '100' },
  connected: { name: '', number: '' },
  accountcode: '',
  dialplan: { context: 'default', exten: '1', priority: 1, app_name: 'Stasis', app_data: 'a' },
  creationtime: '2026-01-01T00:00:00.000+0000',
  language: 'en',
};

const playback = (path: string) => ({
  id: new URL(path, 'http://127.0.0.1').pathname.split('/').at(-1),
  ...{ media_uri: 'sound:x', target_uri: 'bridge:b', language: 'en', state: 'queued' },
});

/** A StasisStart for the channel, in Asterisk's words. */
export const stasisStart = (id: string) =>
  JSON.stringify({
    ...{ type: 'StasisStart', timestamp: '2026-01-01T00:00:00.000+0000', application: 'a' },
    ...{ args: ['enqueue'], channel: { ...channel, id }, a_field_of_tomorrow: true },
  });

function answer(response: http.ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}

function misbehave(what: Misbehaviour, socket: Socket, response: http.ServerResponse): void {
  switch (what.kind) {
    case 'hang':
      return;
    case 'reset':
      socket.resetAndDestroy();
      return;
    case 'reset-in-the-body':
      response.writeHead(200, { 'Content-Length': 1000 });
      response.write('[', () => socket.resetAndDestroy());
      return;
    case 'answer':
      response.writeHead(what.status, { 'Content-Type': 'application/json' }).end(what.body);
  }
}

function misbehaveInHandshake(what: Misbehaviour, socket: Duplex): void {
  switch (what.kind) {
    case 'hang':
      return;
    case 'reset':
    case 'reset-in-the-body':
      socket.destroy();
      return;
    case 'answer':
      socket.end(`HTTP/1.1 ${what.status} No\r\nContent-Length: 0\r\n\r\n`);
  }
}
