import test from 'ava';
import { AsteriskTelephony } from '../../src/ari/asterisk-telephony.ts';
import type { CallId } from '../../src/domain/ids.ts';
import type { TelephonyListener } from '../../src/operations/ports/telephony.ts';
import { eventually } from '../helpers/eventually.ts';
import type { Misbehaviour } from './misbehaving-asterisk.ts';
import { serverAndClient } from './watched-client.ts';

const TIMEOUT_MS = 3_000;
const nobody = (): void => undefined;
const log = { debug: nobody, info: nobody, warn: nobody, error: nobody };

const content = (body: unknown): Misbehaviour => ({
  kind: 'answer',
  status: 200,
  body: JSON.stringify(body),
});

const CONTENTS: Readonly<Record<string, Misbehaviour>> = {
  '/ari/sounds': content([]),
  '/ari/bridges': content([]),
  '/ari/channels': content([]),
  '/ari/endpoints/PJSIP': content([]),
  '/ari/applications/test': content({ name: 'test', channel_ids: [], bridge_ids: [] }),
};

const call = (name: string): CallId => `${name}-call` as CallId;
const answer = (name: string) => ({ kind: 'answer-call', callId: call(name) }) as const;

test('while Asterisk does not answer about some calls, others’ commands are carried out', async (t) => {
  const { client, asterisk } = await serverAndClient(t, { requestTimeoutMs: TIMEOUT_MS });
  asterisk.onRequest = (path) =>
    /hangs-\d-call/.test(path) ? { kind: 'hang' } : (CONTENTS[path] ?? null);
  const telephony = new AsteriskTelephony(client, 'test', null, log);
  t.teardown(() => {
    telephony.close();
  });
  const looks: number[] = [];
  const told = { seen: () => looks.push(performance.now()) };
  const anything = { get: (of: object, name: string) => (name in of ? told.seen : nobody) };
  telephony.listen(new Proxy(told, anything) as unknown as TelephonyListener);
  client.start();
  const untilLooks = (count: number) =>
    eventually(() => looks.length >= count, { awaited: `look ${count}`, withinMs: 15_000 });
  await untilLooks(1);

  const begun = performance.now();
  const first = telephony.execute(answer('hangs-1'), {});
  await eventually(() => performance.now() - begun > TIMEOUT_MS - 500, {
    ...{ awaited: 'the first to be nearly given up', withinMs: 2 * TIMEOUT_MS },
  });
  const from = performance.now();
  const second = telephony.execute(answer('hangs-2'), {});
  t.deepEqual(await telephony.execute(answer('ana'), {}), { kind: 'done' });
  t.deepEqual(await first, { kind: 'postponed' });
  await untilLooks(2);
  t.deepEqual(await telephony.execute(answer('ben'), {}), { kind: 'done' });
  t.true(performance.now() - from < TIMEOUT_MS - 500, 'others waited for the second that hangs');

  // What that one came to nobody knows yet: what else is to be done with its call waits for the next look.
  t.deepEqual(await telephony.execute(answer('hangs-2'), {}), { kind: 'postponed' });
  t.deepEqual(await second, { kind: 'postponed' });
  await untilLooks(3);
});
