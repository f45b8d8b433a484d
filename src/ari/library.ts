import { connect, type LibraryAnswer, type LibraryRequest, swagger } from './ari-client-library.ts';
import { AriError, errorFromAnswer } from './ari-error.ts';
import type { EventSocket } from './event-session.ts';
import type { HttpConnection } from './http-connection.ts';
import type { DescribedApi } from './request-forms.ts';

/*
 * The contact with ari-client 2.2.0 and its untyped insides.
 *
 * ari-client fetches Asterisk's API description, from which our requests are made (request-forms.ts), and opens
 * the event socket. It is not left to do three things, because it cannot be made to do them safely:
 *
 * - HTTP. Its request library has no time limit, loses connection errors and the status of refusals, throws
 *   asynchronously while the API description loads, and keeps one user and password for the whole process.
 *   All its requests pass through one function, SwaggerHttp.execute, which is replaced below. Besides, it reads
 *   the description anew for each request, which takes longer than Asterisk takes to answer.
 * - Reading the messages of the event socket. One unknown type, one bad message or one listener that throws
 *   ends its parser for ever with the socket still open. It also wraps each channel and bridge of each event
 *   in an object with forty closures, for `channel.on`, which leaks when the event never comes.
 * - Reconnecting. It gives up after ten tries and cannot be stopped.
 *
 * Its objects hold the password and must never be logged or turned into text: what leaves
 * this file is the description and the socket.
 */

/** The client object of ari-client, as far as we use it. */
export interface Library extends DescribedApi {
  readonly _ws: EventSocket;
  start(app: string, subscribeAll: boolean): unknown;
}

/** Where Asterisk is, and whose events the socket carries. */
export interface LibrarySettings {
  readonly url: string;
  readonly username: string;
  readonly password: string;
  readonly app: string;
  readonly subscribeAll: boolean;
}

/** On whose behalf ari-client is being run at this moment, and what to do with a failure. */
interface Exchange {
  readonly http: HttpConnection;
  readonly operation: string;
  fail(error: unknown): void;
}

let current: Exchange | null = null;

/** ari-client builds each request without waiting, so a variable tells whose it is; nothing else may interleave. */
function within<T>(exchange: Exchange, run: () => T): T {
  const outer = current;
  current = exchange;
  try {
    return run();
  } finally {
    current = outer;
  }
}

swagger.SwaggerHttp.prototype.execute = (request) => {
  if (current === null) throw new Error('ari-client is used from src/ari/library.ts alone');
  void carry(current, request);
};

// What is added there goes along with the requests of every client in the process, and into a global variable.
swagger.authorizations.add = () => undefined;

// Asterisk's description calls itself 1.1. The two functions differ only in a complaint on standard output.
swagger.SwaggerApi.prototype.buildFrom1_1Spec = swagger.SwaggerApi.prototype.buildFromSpec;

async function carry(exchange: Exchange, request: LibraryRequest): Promise<void> {
  const { http, operation } = exchange;
  try {
    const { status, body } = await http.send(operation, {
      method: request.method.toUpperCase(),
      // Only the path: the host in the description is what Asterisk was told by a Host header.
      path: request.url.replace(/^\w+:\/\/[^/]+/, ''),
      body: null,
      contentType: null,
    });
    if (status >= 300) throw errorFromAnswer(operation, status, body);
    deliver(exchange, request, { status, data: Buffer.from(body) });
  } catch (error) {
    // The promise that ari-client made stays open and is forgotten; ours rejects.
    exchange.fail(error);
  }
}

function deliver(exchange: Exchange, request: LibraryRequest, answer: LibraryAnswer): void {
  try {
    within(exchange, () => {
      request.on.response(answer);
    });
  } catch (error) {
    const words = `not understood: ${String(error)}`;
    throw new AriError('refused', exchange.operation, words, answer.status);
  }
}

/**
 * Has ari-client fetch the API description.
 * @throws AriError
 */
export function loadLibrary(settings: LibrarySettings, http: HttpConnection): Promise<Library> {
  const { url, username, password } = settings;
  return new Promise((resolve, reject) => {
    const exchange = { http, operation: 'connect', fail: reject };
    within(exchange, () => connect(url, username, password)).then((library) => {
      resolve(library as Library);
    }, reject);
  });
}

/** ari-client opens the socket and is then relieved of it; its `open` listener only settles a promise. */
export function openEventSocket(
  library: Library,
  { app, subscribeAll }: LibrarySettings,
): EventSocket {
  library.start(app, subscribeAll);
  const socket = library._ws;
  for (const event of ['message', 'error', 'close']) socket.removeAllListeners(event);
  return socket;
}
