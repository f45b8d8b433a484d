import test from 'ava';
import { AsteriskTelephony } from '../../src/ari/asterisk-telephony.ts';
import type { CallcenterId } from '../../src/domain/ids.ts';
import { createLog } from '../../src/log.ts';
import { ariSettingsFor, uniqueName } from '../helpers/asterisk.ts';
import { eventually } from '../helpers/eventually.ts';
import { watch } from './watched-client.ts';

test('who is taken over by another service commands no more, does not fight back, and returns when that one is gone', async (t) => {
  const settings = ariSettingsFor(uniqueName('taken'));
  const first = watch(t, settings);
  const telephony = new AsteriskTelephony(first.client, settings.app, null, createLog('silent'));
  t.teardown(() => {
    telephony.close();
  });
  first.client.start();
  await eventually(() => telephony.isConnected(), { awaited: 'Asterisk to be seen' });

  const second = watch(t, settings);
  second.client.start();
  await second.connected();
  await first.disconnected('taken-over');
  t.false(telephony.isConnected());
  t.true(telephony.isTakenOver());
  const callcenterId = 'acme' as CallcenterId;
  const put = { kind: 'put-sip-account', callcenterId, user: uniqueName('nobody') } as const;
  t.deepEqual(
    await telephony.execute({ ...put, passwordDigest: 'x', webrtc: false, why: 'new' }, {}),
    {
      kind: 'postponed',
    },
  );

  const looks = () =>
    first.requests.filter(({ operation }) => operation === 'applications.get').length;
  const before = looks();
  await eventually(() => looks() > before, {
    ...{ awaited: 'the first to look whether the second is gone', withinMs: 15_000 },
  });
  t.deepEqual(
    second.changes.map(({ state }) => state),
    ['connected'],
    'the second is left alone',
  );
  t.true(telephony.isTakenOver());

  await second.client.stop();
  await first.connected(2);
  await eventually(() => telephony.isConnected(), { awaited: 'Asterisk to be seen again' });
  t.false(telephony.isTakenOver());
});
