import { once, setMaxListeners } from 'node:events';
import {
  createServer as createHttp,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createHttps, Server as HttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createApp, type HttpParts } from './app.ts';
import { limitConnections } from './access/connections.ts';

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
  /** Takes no more requests, lets those that run end, and drops every connection. */
  close(): Promise<void>;
}

/** Counts the requests that are being answered. */
class RunningRequests {
  #count = 0;
  #ended: () => void = () => undefined;

  count(response: ServerResponse): void {
    this.#count += 1;
    response.on('close', this.#discount);
  }

  readonly #discount = (): void => {
    this.#count -= 1;
    if (this.#count === 0) this.#ended();
  };

  /** Until there are none, or the time is up. */
  async end(withinMs: number): Promise<void> {
    if (this.#count === 0) return;
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

/** The REST API on a port of its own. */
export const createHttpServer = (
  parts: HttpParts,
  {
    certificate = null,
    patience = PATIENCE,
    silenceMs = SILENCE_MS,
    maxConnections = MAX_CONNECTIONS,
    connectionsPerAddress = 0,
  }: ServerSettings = {},
): HttpServer => {
  const closing = new AbortController();
  // One for each answer that goes on.
  setMaxListeners(0, closing.signal);
  const answer = createApp({ ...parts, closing: closing.signal }).callback();
  const running = new RunningRequests();
  const serve = (request: IncomingMessage, response: ServerResponse): void => {
    running.count(response);
    void answer(request, response);
  };
  const server =
    certificate === null
      ? createHttp(patience, serve)
      : createHttps({ ...patience, ...certificate, ...TLS }, serve);
  server.setTimeout(silenceMs);
  server.maxConnections = maxConnections;
  limitConnections(server, connectionsPerAddress);
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
    close: () => {
      closing.abort();
      return closeServer(server, running);
    },
  };
};
