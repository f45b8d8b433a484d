import { type LogContext, NO_CONTEXT } from '../operations/ports/log-context.ts';
import type { AriCall } from './ari-call.ts';
import {
  connect,
  type Library,
  type LibraryAnswer,
  type LibraryRequest,
  swagger,
} from './ari-client-library.ts';
import { type AriObserver, observed } from './ari-observer.ts';
import { AriConnection, type AriConnectionChange } from './ari-connection.ts';
import { AriError, errorFromAnswer } from './ari-error.ts';
import { readEvent, type AriEvent } from './asterisk-events.ts';
import { asteriskCalls, type AsteriskCalls } from './asterisk-calls.ts';
import { bridgeCalls, type BridgeCalls } from './bridge-calls.ts';
import { channelCalls, type ChannelCalls } from './channel-calls.ts';
import type { EventSocket } from './event-session.ts';
import { FileConnection } from './file-connection.ts';
import { HttpConnection } from './http-connection.ts';
import { Listeners } from './listeners.ts';
import { recordingCalls, type RecordingCalls } from './recording-calls.ts';

/** Where Asterisk is and how patient to be. Times are in ms. */
export interface AriSettings {
  /** Such as `http://127.0.0.1:8088`. ARI is expected at `/ari` there: ari-client knows no other path. */
  readonly url: string;
  readonly username: string;
  readonly password: string;
  readonly app: string;
  /** For one call from start to end, and for the opening of the event socket. */
  readonly requestTimeoutMs: number;
  readonly pingIntervalMs: number;
  readonly pongTimeoutMs: number;
  /** Also hear of channels and bridges that are not ours. */
  readonly subscribeAll: boolean;
}

/** What Asterisk does, as far as we use it. Calls reject with an AriError and nothing else. */
export interface AriCalls extends ChannelCalls, BridgeCalls, RecordingCalls, AsteriskCalls {}

/** Asterisk. What is called here itself is on nobody's behalf. */
export interface AriClient extends AriCalls {
  /** The same calls, which are observed as made on somebody's behalf. */
  onBehalfOf(logContext: LogContext): AriCalls;
  /** Whether the event socket is open. */
  readonly connected: boolean;
  /** Events in the order of Asterisk. A listener that throws is reported as an oddity and stays. */
  onEvent(listener: (event: AriEvent) => void): void;
  onConnection(listener: (change: AriConnectionChange) => void): void;
  /**
   * Connects, and keeps connecting for ever.
   * @param mayOpen resolves when events may come; until then only what Asterisk offers is read
   */
  start(mayOpen?: Promise<unknown>): void;
  /** Closes everything for good; calls under way reject as `unavailable`. Resolves when nothing is left open. */
  stop(): Promise<void>;
}

const callsBy = (call: AriCall, app: string, files: FileConnection): AriCalls => ({
  ...channelCalls(call, app),
  ...bridgeCalls(call),
  ...recordingCalls(call, files),
  ...asteriskCalls(call, app),
});

/**
 * A client for one Asterisk, one user and one application.
 * @throws TypeError when `settings.url` is not a URL
 */
export function createAriClient(settings: AriSettings, observer: AriObserver): AriClient {
  const { app, username, password, requestTimeoutMs } = settings;
  const server = [new URL(settings.url), username, password, requestTimeoutMs] as const;
  const http = new HttpConnection(...server);
  const files = new FileConnection(...server);
  const failed = (error: unknown) => {
    observer.oddity({ kind: 'listener-failed', error });
  };
  const events = new Listeners<AriEvent>(failed);
  const changes = new Listeners<AriConnectionChange>(failed);
  const connection = new AriConnection<Library>({
    times: { handshakeMs: requestTimeoutMs, ...settings },
    load: () => loadLibrary(settings, http),
    open: (library) => openEventSocket(library, settings),
    isFree: () => isMissing(client.getApplication()),
    received: (message) => {
      const reading = readEvent(message);
      if (reading.kind !== 'event') {
        observer.oddity(reading);
        return;
      }
      if (reading.event.type === 'ApplicationReplaced') connection.takenOver();
      events.tell(reading.event);
    },
    changed: (change) => {
      changes.tell(change);
    },
  });
  const send: AriCall = (operation, parameters) =>
    callLibrary(connection.library, http, operation, parameters);
  const onBehalfOf = (logContext: LogContext): AriCalls =>
    callsBy(observed(observer, logContext, send), app, files);
  const client: AriClient = {
    ...onBehalfOf(NO_CONTEXT),
    onBehalfOf,
    get connected() {
      return connection.connected;
    },
    onEvent: events.add,
    onConnection: changes.add,
    start: (mayOpen) => {
      connection.start(mayOpen);
    },
    stop: async () => {
      files.close();
      await Promise.all([http.close(), connection.stop()]);
    },
  };
  return client;
}

/** Whether Asterisk says that it does not have what is asked for. */
const isMissing = async (answer: Promise<unknown>): Promise<boolean> => {
  try {
    await answer;
    return false;
  } catch (error) {
    if (error instanceof AriError && error.status === 404) return true;
    throw error;
  }
};

/*
 * From here on: the contact with ari-client 2.2.0 and its untyped insides.
 *
 * ari-client finds the operations in Asterisk's API description, builds the requests, reads the answers and
 * opens the event socket. It is not left to do three things, because it cannot be made to do them safely:
 *
 * - HTTP. Its request library has no time limit, loses connection errors and the status of refusals, throws
 *   asynchronously while the API description loads, and keeps one user and password for the whole process.
 *   All its requests pass through one function, SwaggerHttp.execute, which is replaced below.
 * - Reading the messages of the event socket. One unknown type, one bad message or one listener that throws
 *   ends its parser for ever with the socket still open. It also wraps each channel and bridge of each event
 *   in an object with forty closures, for `channel.on`, which leaks when the event never comes.
 * - Reconnecting. It gives up after ten tries and cannot be stopped.
 *
 * Its objects hold the password and must never be logged or turned into text: none leaves this file unchecked.
 */

type Operation = (parameters: object) => PromiseLike<unknown>;

interface EventSocketOwner {
  readonly _ws: EventSocket;
  start(app: string, subscribeAll: boolean): unknown;
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
  if (current === null) throw new Error('ari-client is used from src/ari/client.ts alone');
  void carry(current, request);
};

// What is added there goes along with the requests of every client in the process, and into a global variable.
swagger.authorizations.add = () => undefined;

// Asterisk's description calls itself 1.1. The two functions differ only in a complaint on standard output.
swagger.SwaggerApi.prototype.buildFrom1_1Spec = swagger.SwaggerApi.prototype.buildFromSpec;

async function carry(exchange: Exchange, request: LibraryRequest): Promise<void> {
  const { http, operation } = exchange;
  try {
    const { status, body } = await http.send({
      operation,
      method: request.method.toUpperCase(),
      // Only the path: the host in the description is what Asterisk was told by a Host header.
      path: request.url.replace(/^\w+:\/\/[^/]+/, ''),
      body: request.body ?? null,
    });
    if (status >= 300) throw errorFromAnswer(operation, status, body.toString());
    deliver(exchange, request, { status, data: body });
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
    throw notUnderstood(exchange.operation, error, answer.status);
  }
}

function notUnderstood(operation: string, error: unknown, status: number | null = null): AriError {
  return new AriError('refused', operation, `not understood: ${String(error)}`, status);
}

function loadLibrary(settings: AriSettings, http: HttpConnection): Promise<Library> {
  const { url, username, password } = settings;
  return new Promise((resolve, reject) => {
    const exchange = { http, operation: 'connect', fail: reject };
    within(exchange, () => connect(url, username, password)).then(resolve, reject);
  });
}

function callLibrary(
  library: Library | null,
  http: HttpConnection,
  operation: string,
  parameters: object,
): Promise<unknown> {
  if (library === null) {
    return Promise.reject(new AriError('unavailable', operation, 'Asterisk was not reached yet'));
  }
  const run = operationOf(library, operation);
  if (run === undefined) {
    return Promise.reject(new AriError('refused', operation, 'this Asterisk does not offer it'));
  }
  return new Promise((resolve, reject) => {
    const exchange = { http, operation, fail: reject };
    within(exchange, () => run(parameters)).then(resolve, (error: unknown) => {
      // Such as an empty id: nothing was sent.
      reject(notUnderstood(operation, error));
    });
  });
}

function operationOf(library: Library, operation: string): Operation | undefined {
  const [resource = '', name = ''] = operation.split('.');
  const operations = (library as Record<string, Record<string, Operation> | undefined>)[resource];
  return operations?.[name];
}

/** ari-client opens the socket and is then relieved of it; its `open` listener only settles a promise. */
function openEventSocket(library: Library, { app, subscribeAll }: AriSettings): EventSocket {
  const owner = library as EventSocketOwner;
  owner.start(app, subscribeAll);
  const socket = owner._ws;
  for (const event of ['message', 'error', 'close']) socket.removeAllListeners(event);
  return socket;
}
