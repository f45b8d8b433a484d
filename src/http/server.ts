import { once } from 'node:events';
import {
  createServer as createHttp,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createHttps, Server as HttpsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { Metrics, OpenConnections } from '../operations/ports/metrics.ts';
import { limitConnections } from './access/connections.ts';
import { createFront, type Front, type FrontDeps } from './front.ts';
import { answerPlainly } from './phone-line/plain-requests.ts';
import { PHONE_PATH } from './resources/extensions/browser-phone.ts';

/** What a server shows who it is with, in PEM. */
export interface Certificate {
  readonly cert: Buffer;
  readonly key: Buffer;
}

/** A client that is slower than this is cut, so that none can hold on to sockets for ever. */
export const PATIENCE = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  /** Between two requests: longer than proxies keep theirs. */
  keepAliveTimeout: 75_000,
  connectionsCheckingInterval: 5_000,
};
const TLS = { minVersion: 'TLSv1.2', handshakeTimeout: PATIENCE.headersTimeout } as const;
/** Of a connection over which nothing goes either way: of one who does not take their answer. */
const SILENCE_MS = 120_000;
/** More are dropped at once: each costs memory, whether it asks for something or not. */
const MAX_CONNECTIONS = 10_000;
/** How long running requests may take to end when the server closes. */
const CLOSE_GRACE_MS = 5_000;

export interface ServerSettings {
  /** null: requests come unencrypted. */
  readonly certificate?: Certificate | null;
  readonly patience?: typeof PATIENCE;
  readonly silenceMs?: number;
  /** 0: any number. */
  readonly maxConnections?: number;
  /** 0: any number. */
  readonly connectionsPerAddress?: number;
}

export interface HttpServer {
  /**
   * @param port 0: any that is free
   * @throws Error of Node's, such as EADDRINUSE
   */
  listen(host: string, port: number): Promise<AddressInfo>;
  /** To whoever connects from now on. Only for a server that was made with one. */
  showCertificate(certificate: Certificate): void;
  /** Those that are open at this moment. */
  connections(): OpenConnections;
  /** Takes no more requests, lets those that run end, and drops every connection. */
  close(): Promise<void>;
}

const isStream = (response: ServerResponse): boolean =>
  String(response.getHeader('Content-Type')).startsWith('text/event-stream');

/** The requests that are being answered. */
class RunningRequests {
  readonly #running = new Set<ServerResponse>();
  #ended: () => void = () => undefined;

  add(response: ServerResponse): void {
    this.#running.add(response);
    response.on('close', () => {
      this.#running.delete(response);
      if (this.#running.size === 0) this.#ended();
    });
  }

  /** Those that are sent events, and all others. */
  get counted(): Pick<OpenConnections, 'streaming' | 'busy'> {
    const streaming = [...this.#running].filter(isStream).length;
    return { streaming, busy: this.#running.size - streaming };
  }

  /** Until there are none, or the time is up. */
  async end(withinMs: number): Promise<void> {
    if (this.#running.size === 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, withinMs);
      this.#ended = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

const closeServer = async (server: Server, running: RunningRequests): Promise<void> => {
  if (!server.listening) return;
  const closed = once(server, 'close');
  server.close();
  await running.end(CLOSE_GRACE_MS);
  // Those that are open without asking for anything.
  server.closeAllConnections();
  await closed;
};

/** Counts those that are let in; to be done before they are limited. */
const countConnections = (server: Server): (() => number) => {
  let open = 0;
  server.on('connection', (socket) => {
    open += 1;
    socket.once('close', () => {
      open -= 1;
    });
  });
  return () => open;
};

const isLine = ({ url = '', headers }: IncomingMessage): boolean =>
  headers.upgrade?.toLowerCase() === 'websocket' && url.split('?')[0] === PHONE_PATH;

/** Browsers that are phones have a line to Asterisk; nothing else is anything but a request. */
const takeLines = (server: Server, front: () => Front): void => {
  server.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    if (isLine(request)) front().openLine(request, socket, head);
    else answerPlainly(server, request, socket, head);
  });
};

/** The REST API on a port of its own. */
export const createHttpServer = (deps: FrontDeps, settings?: ServerSettings): HttpServer => {
  const front = createFront(deps);
  return createServerFor(() => front, deps, settings);
};

/** A server on a port of its own, for whatever answers at the moment. */
export const createServerFor = (
  front: () => Front,
  { metrics }: { readonly metrics: Pick<Metrics, 'limitReached'> },
  {
    certificate = null,
    patience = PATIENCE,
    silenceMs = SILENCE_MS,
    maxConnections = MAX_CONNECTIONS,
    connectionsPerAddress = 0,
  }: ServerSettings = {},
): HttpServer => {
  const running = new RunningRequests();
  const serve = (request: IncomingMessage, response: ServerResponse): void => {
    running.add(response);
    front().answer(request, response);
  };
  const server =
    certificate === null
      ? createHttp(patience, serve)
      : createHttps({ ...patience, ...certificate, ...TLS }, serve);
  server.setTimeout(silenceMs);
  if (maxConnections > 0) server.maxConnections = maxConnections;
  const open = countConnections(server);
  limitConnections(server, connectionsPerAddress, ({ limit }) => {
    metrics.limitReached(limit);
  });
  takeLines(server, front);
  return {
    listen: async (host, port) => {
      server.listen(port, host);
      await once(server, 'listening');
      // Not null and no path, as it listens on a port.
      return server.address() as AddressInfo;
    },
    showCertificate: (renewed) => {
      if (server instanceof HttpsServer) server.setSecureContext({ ...renewed, ...TLS });
    },
    connections: () => {
      const { streaming, busy } = running.counted;
      const phone = front().lines();
      return { idle: Math.max(0, open() - streaming - busy - phone), busy, streaming, phone };
    },
    close: () => {
      front().end();
      return closeServer(server, running);
    },
  };
};
