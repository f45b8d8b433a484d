import test, { type ExecutionContext } from 'ava';
import { PhoneWatch } from '../../src/ari/phone-watch.ts';
import { Registrations } from '../../src/ari/registrations.ts';
import type { CallId } from '../../src/domain/ids.ts';
import type { TelephonyListener } from '../../src/operations/ports/telephony.ts';
import { eventually } from '../helpers/eventually.ts';
import type { Misbehaviour } from './misbehaving-asterisk.ts';
import { connectedToServer } from './watched-client.ts';

const nobody = (): void => undefined;
const log = { debug: nobody, info: nobody, warn: nobody, error: nobody };

const ASKED = 'channels.rtpstatistics';

test('most short calls are over before they are asked about', async (t) => {
  const { client: ari, requests } = await connectedToServer(t);
  const deps = { ari, log, listener: () => null };
  const registrations = new Registrations({ ...deps, anyCall: () => undefined });
  const watch = new PhoneWatch({ ...deps, registrations });
  t.teardown(() => {
    watch.stop();
  });
  watch.begin([]);
  const from = performance.now();
  watch.watch('c1' as CallId);
  await eventually(() => requests.some(({ operation }) => operation === ASKED), {
    ...{ awaited: 'the call to be asked about', withinMs: 5_000 },
  });
  t.true(performance.now() - from > 1_900);
});

const ANA = 'ana-call' as CallId;
const BEN = 'ben-call' as CallId;

/** Figures in which nothing ever comes anew. */
const STILL: Misbehaviour = { kind: 'answer', status: 200, body: '{"rxcount":100}' };
const FAILS: Misbehaviour = { kind: 'answer', status: 500, body: '{}' };

/** Watches both; what Asterisk does when it is asked about each. */
const watchBoth = async (t: ExecutionContext, behaviour: (path: string) => Misbehaviour | null) => {
  const { client, asterisk } = await connectedToServer(t, { requestTimeoutMs: 20_000 });
  asterisk.onRequest = behaviour;
  const silent: CallId[] = [];
  const listener = {
    callChanged: (fact: { readonly kind: string; readonly callId: CallId }) => {
      if (fact.kind === 'phone-silent') silent.push(fact.callId);
    },
  };
  const deps = { ari: client, log, listener: () => listener as unknown as TelephonyListener };
  const registrations = new Registrations({ ...deps, anyCall: () => undefined });
  const watch = new PhoneWatch({ ...deps, registrations });
  watch.begin([ANA, BEN]);
  t.teardown(() => {
    watch.stop();
  });
  const until = (callId: CallId) =>
    eventually(() => silent.includes(callId), {
      ...{ awaited: `${callId} to be told silent`, withinMs: 15_000 },
    });
  return { until, silent };
};

test('a phone of which Asterisk cannot tell for a moment is watched all the same', async (t) => {
  let failures = 2;
  const { until } = await watchBoth(t, (path) => {
    if (!path.includes(ANA)) return STILL;
    failures -= 1;
    return failures >= 0 ? FAILS : STILL;
  });
  await until(ANA);
  t.true(failures < 0);
});

test('while Asterisk does not answer about one phone, others are watched', async (t) => {
  const { until, silent } = await watchBoth(t, (path) =>
    path.includes(ANA) ? { kind: 'hang' } : STILL,
  );
  await until(BEN);
  t.deepEqual(silent, [BEN]);
});
