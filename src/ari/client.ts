import { type LogContext, NO_CONTEXT } from '../operations/ports/log-context.ts';
import type { AriCall } from './ari-call.ts';
import { type AriObserver, observed } from './ari-observer.ts';
import { AriConnection, type AriConnectionChange } from './ari-connection.ts';
import { AriError } from './ari-error.ts';
import { readEvent, type AriEvent } from './asterisk-events.ts';
import { asteriskCalls, type AsteriskCalls } from './asterisk-calls.ts';
import { bridgeCalls, type BridgeCalls } from './bridge-calls.ts';
import { callsOnDemand } from './call-groups.ts';
import { channelCallGroups, type ChannelCalls } from './channel-calls.ts';
import { FileConnection } from './file-connection.ts';
import { HttpConnection } from './http-connection.ts';
import { type Library, loadLibrary, openEventSocket } from './library.ts';
import { Listeners } from './listeners.ts';
import { recordingCalls, type RecordingCalls } from './recording-calls.ts';
import { Requests } from './requests.ts';

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
  /**
   * Whether anything may be sent at this moment, asked right before each call; absent: always. Asterisk itself would
   * take calls from one whose channels are somebody else's by now.
   */
  readonly maySend?: () => boolean;
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

const callsOf = (app: string, files: FileConnection): ((call: AriCall) => AriCalls) =>
  callsOnDemand([
    ...channelCallGroups(app),
    bridgeCalls,
    (call: AriCall) => recordingCalls(call, files),
    (call: AriCall) => asteriskCalls(call, app),
  ]);

const withMembers = <Calls extends object, More extends object>(calls: Calls, more: More) =>
  Object.defineProperties(calls, Object.getOwnPropertyDescriptors(more)) as Calls & More;

const NOT_OURS = 'its calls may be with another process of the service by now';

const sentIfAllowed = ({ maySend }: AriSettings, send: AriCall): AriCall => {
  if (maySend === undefined) return send;
  return (operation, parameters) =>
    maySend()
      ? send(operation, parameters)
      : Promise.reject(new AriError('unavailable', operation, NOT_OURS));
};

const failuresTo =
  (observer: AriObserver) =>
  (error: unknown): void => {
    observer.oddity({ kind: 'listener-failed', error });
  };

/**
 * A client for one Asterisk, one user and one application.
 * @throws TypeError when `settings.url` is not a URL
 */
export function createAriClient(settings: AriSettings, observer: AriObserver): AriClient {
  const { app, username, password, requestTimeoutMs } = settings;
  const server = [new URL(settings.url), username, password, requestTimeoutMs] as const;
  const http = new HttpConnection(...server);
  const files = new FileConnection(...server);
  const events = new Listeners<AriEvent>(failuresTo(observer));
  const changes = new Listeners<AriConnectionChange>(failuresTo(observer));
  const requests = new Requests(http, requestTimeoutMs);
  const connection = new AriConnection<Library>({
    times: { handshakeMs: requestTimeoutMs, ...settings },
    load: () => loadLibrary(settings, http),
    open: (library) => openEventSocket(library, settings),
    isFree: () => isMissing(client.getApplication()),
    received: (message) => {
      const reading = readEvent(message);
      if (reading.kind === 'answer') requests.answered(reading.answer);
      else if (reading.kind !== 'event') observer.oddity(reading);
      else {
        if (reading.event.type === 'ApplicationReplaced') connection.takenOver();
        events.tell(reading.event);
      }
    },
    requests,
    changed: (change) => {
      changes.tell(change);
    },
  });
  const send = sentIfAllowed(settings, (operation, parameters) =>
    requests.send(connection.library, operation, parameters),
  );
  const callsBy = callsOf(app, files);
  const onBehalfOf = (logContext: LogContext): AriCalls =>
    callsBy(observed(observer, logContext, send));
  const client: AriClient = withMembers(onBehalfOf(NO_CONTEXT), {
    onBehalfOf,
    get connected() {
      return connection.connected;
    },
    onEvent: events.add,
    onConnection: changes.add,
    start: (mayOpen?: Promise<unknown>) => {
      connection.start(mayOpen);
    },
    stop: async () => {
      files.close();
      await Promise.all([http.close(), connection.stop()]);
    },
  });
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
