import type { ExecutionContext } from 'ava';
import type { AriConnectionChange } from '../../src/ari/ari-connection.ts';
import { AriError, type AriErrorKind } from '../../src/ari/ari-error.ts';
import type { AriEvent } from '../../src/ari/asterisk-events.ts';
import { createAriClient, type AriClient, type AriSettings } from '../../src/ari/client.ts';
import type { AriOddity } from '../../src/ari/ari-observer.ts';
import { eventually } from '../helpers/eventually.ts';
import { MisbehavingAsterisk } from './misbehaving-asterisk.ts';

export interface RequestSeen {
  readonly operation: string;
  readonly milliseconds: number;
  readonly outcome: string;
}

/** A client and all that it has said. */
export interface Watched {
  readonly client: AriClient;
  readonly changes: readonly AriConnectionChange[];
  readonly events: readonly AriEvent[];
  readonly oddities: readonly AriOddity[];
  readonly requests: readonly RequestSeen[];
  /** Waits for the `count`th opening of the event socket, 1 for the first. */
  readonly connected: (count?: number) => Promise<void>;
  /** Waits for a loss, or a failure to connect, of the given kind. */
  readonly disconnected: (kind: AriErrorKind) => Promise<AriError>;
}

/** A client that is stopped when the test ends. */
export function watch(t: ExecutionContext, settings: AriSettings): Watched {
  const changes: AriConnectionChange[] = [];
  const events: AriEvent[] = [];
  const oddities: AriOddity[] = [];
  const requests: RequestSeen[] = [];
  const client = createAriClient(settings, {
    request: (operation, milliseconds, outcome) => {
      requests.push({ operation, milliseconds, outcome });
    },
    oddity: (oddity) => {
      oddities.push(oddity);
    },
  });
  client.onConnection((change) => changes.push(change));
  client.onEvent((event) => events.push(event));
  t.teardown(() => client.stop());
  return { client, changes, events, oddities, requests, ...waitsOn(changes) };
}

function waitsOn(changes: readonly AriConnectionChange[]) {
  const observed = () => `seen: ${changes.map(described).join(', ')}`;
  const losses = () => changes.flatMap((change) => ('reason' in change ? [change.reason] : []));
  return {
    connected: async (count = 1) => {
      await eventually(() => changes.filter(({ state }) => state === 'connected').length >= count, {
        ...{ awaited: `connection number ${count}`, withinMs: 10_000, observed },
      });
    },
    disconnected: (kind: AriErrorKind) =>
      eventually(() => losses().find((reason) => reason.kind === kind), {
        ...{ awaited: `a disconnection as ${kind}`, withinMs: 10_000, observed },
      }),
  };
}

function described(change: AriConnectionChange): string {
  return change.state === 'connected' ? 'connected' : change.reason.message;
}

/** A server of the test's own and a client for it, not started. */
export async function serverAndClient(
  t: ExecutionContext,
  settings: Partial<AriSettings> = {},
): Promise<Watched & { readonly asterisk: MisbehavingAsterisk }> {
  const asterisk = new MisbehavingAsterisk();
  await asterisk.start();
  t.teardown(() => asterisk.stop());
  const watched = watch(t, { ...settingsFor(asterisk), ...settings });
  return { ...watched, asterisk };
}

/** The same, once the client is connected. */
export async function connectedToServer(
  t: ExecutionContext,
  settings: Partial<AriSettings> = {},
): Promise<Watched & { readonly asterisk: MisbehavingAsterisk }> {
  const watched = await serverAndClient(t, settings);
  watched.client.start();
  await watched.connected();
  return watched;
}

/** Settings of a patient client for the server. */
export function settingsFor({ url, username, password }: MisbehavingAsterisk): AriSettings {
  return {
    ...{ url, username, password, app: 'test', subscribeAll: false },
    ...{ requestTimeoutMs: 3_000, pingIntervalMs: 10_000, pongTimeoutMs: 3_000 },
  };
}

/** The AriError that the promise rejects with; anything else fails the test. */
export async function ariErrorOf(
  t: ExecutionContext,
  promise: Promise<unknown>,
): Promise<AriError> {
  return await t.throwsAsync(promise, { instanceOf: AriError });
}
