import test from 'ava';
import { browserPhones } from '../../src/storage/migrations/034-browser-phones.ts';
import { loadedAfter } from './loaded-after.ts';
import { change, extension } from './sample-records.ts';

test('phones of before are no browsers', async (t) => {
  const now = extension('1001');
  const { webrtc: _, ...old } = now as unknown as Record<string, unknown>;
  const gateway = { id: '200@192.0.2.7', kind: 'sip-gateway', user: '200', address: '192.0.2.7' };
  const loaded = await loadedAfter(t, browserPhones, [
    change('extension', '1001', old as never),
    change('extension', gateway.id, gateway as never),
  ]);
  t.deepEqual(
    loaded?.extensions.find(({ id }) => id === '1001'),
    now,
  );
  t.deepEqual(loaded?.extensions.find(({ id }) => id === gateway.id) as unknown, gateway);
});
