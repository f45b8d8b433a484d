import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp, type HttpParts } from './app.ts';

/** A client that is slower than this is cut, so that none can hold on to sockets for ever. */
const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 30_000;
const CHECK_INTERVAL_MS = 5_000;
/** How long running requests may take to end when the server closes. */
const CLOSE_GRACE_MS = 5_000;

export interface HttpServer {
  /**
   * @param port 0: any that is free
   * @throws Error of Node's, such as EADDRINUSE
   */
  listen(host: string, port: number): Promise<AddressInfo>;
  /** Takes no more requests, lets those that run end, and drops every connection. */
  close(): Promise<void>;
}

/** Counts the requests that are being answered. */
class RunningRequests {
  #count = 0;
  #ended: () => void = () => undefined;

  constructor(server: Server) {
    server.on('request', (_request, response) => {
      this.#count += 1;
      response.once('close', () => {
        this.#count -= 1;
        if (this.#count === 0) this.#ended();
      });
    });
  }

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
export const createHttpServer = (parts: HttpParts): HttpServer => {
  const answer = createApp(parts).callback();
  const server = createServer(
    {
      headersTimeout: HEADERS_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      connectionsCheckingInterval: CHECK_INTERVAL_MS,
    },
    (request, response) => void answer(request, response),
  );
  const running = new RunningRequests(server);
  return {
    listen: async (host, port) => {
      server.listen(port, host);
      await once(server, 'listening');
      // Not null and no path, as it listens on a port.
      return server.address() as AddressInfo;
    },
    close: () => closeServer(server, running),
  };
};
