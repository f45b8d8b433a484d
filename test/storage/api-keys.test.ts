import test from 'ava';
import type { Access, ApiKey } from '../../src/domain/api-key.ts';
import type { AgentName, CallcenterId, KeyId } from '../../src/domain/ids.ts';
import { openKeys } from '../../src/storage/open-keys.ts';
import { openStore } from '../../src/storage/open-store.ts';
import { creationOf } from './sample-records.ts';
import { testEachStore } from './both-stores.ts';
import { ACME, temporaryPath, ZETA } from './temporary-store.ts';

const ADMIN: Access = { role: 'admin' };

const key = (id: string, access: Access, more: Partial<ApiKey> = {}): ApiKey => ({
  id: id as KeyId,
  name: `name of ${id}`,
  access,
  digest: `digest of ${id}`,
  signingSecret: null,
  createdAt: 1000,
  expiresAt: null,
  ...more,
});

testEachStore(
  'keys of every role are found as they were put, by id and by digest',
  async (t, { storeOfTwo }) => {
    const { apiKeys } = await storeOfTwo(t);
    const all = [
      key('k1', ADMIN),
      key('k2', { role: 'callcenter', callcenterId: ACME }, { signingSecret: 's', expiresAt: 5 }),
      key('k3', { role: 'agent', callcenterId: ACME, agent: 'Зоя' as AgentName }),
      key('k4', { role: 'read', callcenterId: ZETA }),
      key('k5', { role: 'read', callcenterId: null }),
    ];
    for (const each of all) await apiKeys.put(each);
    for (const each of all) {
      t.deepEqual(await apiKeys.find(each.id), each);
      t.deepEqual(await apiKeys.findByDigest(each.digest), each);
    }
    t.is(await apiKeys.find('k9' as KeyId), null);
    t.is(await apiKeys.findByDigest('name of k1'), null);
    t.deepEqual(await apiKeys.list({ number: 2, size: 2 }), {
      totalCount: 5,
      rows: all.slice(2, 4),
    });
  },
);

testEachStore('a key takes the place of the one of the same id', async (t, { storeOfTwo }) => {
  const { apiKeys } = await storeOfTwo(t);
  await apiKeys.put(key('k1', ADMIN));
  const next = key('k1', ADMIN, { digest: 'another' });
  await apiKeys.put(next);
  t.is(await apiKeys.findByDigest('digest of k1'), null);
  t.deepEqual(await apiKeys.findByDigest('another'), next);
});

testEachStore(
  'the keys of a call center go with it, and none is kept for one that does not exist',
  async (t, { storeOfTwo }) => {
    const store = await storeOfTwo(t);
    const { apiKeys } = store;
    await apiKeys.put(key('k1', { role: 'callcenter', callcenterId: ACME }));
    await apiKeys.put(key('k2', { role: 'callcenter', callcenterId: ZETA }));
    await store.remove(ACME);
    t.is(await apiKeys.find('k1' as KeyId), null);
    t.not(await apiKeys.find('k2' as KeyId), null);
    const none = key('k3', { role: 'read', callcenterId: 'none' as CallcenterId });
    await t.throwsAsync(apiKeys.put(none), { message: 'there is no call center none' });
  },
);

testEachStore(
  'the last key of an admin that is valid stays, however many are removed at once',
  async (t, { storeOfTwo }) => {
    const { apiKeys } = await storeOfTwo(t);
    const now = 5000;
    const ids = ['k1', 'k2', 'k3'] as KeyId[];
    for (const id of ids) await apiKeys.put(key(id, ADMIN));
    await apiKeys.put(key('expired', ADMIN, { expiresAt: now }));
    await apiKeys.put(key('reader', { role: 'read', callcenterId: null }));
    const removed = await Promise.all(ids.map((id) => apiKeys.removeUnlessLastAdmin(id, now)));
    t.is(removed.filter((one) => one).length, 2);
    t.true(await apiKeys.removeUnlessLastAdmin('reader' as KeyId, now));
    t.true(await apiKeys.removeUnlessLastAdmin('expired' as KeyId, now));
    t.false(await apiKeys.removeUnlessLastAdmin('nobody' as KeyId, now));
    const { rows } = await apiKeys.list({ number: 1, size: 9 });
    t.is(rows.length, 1);
    t.true(await apiKeys.remove(rows[0]?.id ?? ('' as KeyId)));
  },
);

test('keys are made and removed beside a store that is open, which sees it', async (t) => {
  const path = await temporaryPath(t);
  const store = await openStore(path);
  t.teardown(() => store.close());
  await store.commit(creationOf(ACME));
  const { apiKeys, close } = await openKeys(path);
  await apiKeys.put(key('k1', { role: 'callcenter', callcenterId: ACME }));
  t.not(await store.apiKeys.find('k1' as KeyId), null);
  t.true(await apiKeys.remove('k1' as KeyId));
  await close();
  t.is(await store.apiKeys.find('k1' as KeyId), null);
});
