import test from 'ava';
import { PhoneWatch } from '../../src/ari/phone-watch.ts';
import { Registrations } from '../../src/ari/registrations.ts';
import type { CallId } from '../../src/domain/ids.ts';
import { eventually } from '../helpers/eventually.ts';
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
