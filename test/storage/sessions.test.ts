import type { Access } from '../../src/domain/api-key.ts';
import type { AgentName, CallcenterId, KeyId, LinkId, SessionId } from '../../src/domain/ids.ts';
import type { Session, SignInLink } from '../../src/domain/session.ts';
import type { OpenStore } from '../../src/storage/open-store.ts';
import { testEachStore } from './both-stores.ts';
import { ACME } from './temporary-store.ts';

const KEY = 'k1' as KeyId;
const ADMIN: Access = { role: 'admin' };
const ANA: Access = { role: 'agent', callcenterId: ACME, agent: 'Ана' as AgentName };

const putKey = ({ apiKeys }: OpenStore, id = KEY): Promise<void> =>
  apiKeys.put({
    id,
    name: id,
    access: ADMIN,
    digest: `digest of ${id}`,
    signingSecret: null,
    createdAt: 1,
    expiresAt: null,
  });

const session = (id: string, more: Partial<Session> = {}): Session => ({
  id: id as SessionId,
  keyId: KEY,
  linkId: null,
  access: ADMIN,
  digest: `digest of ${id}`,
  openedAt: 1000,
  usedAt: 2000,
  ...more,
});

const link = (id: string, more: Partial<SignInLink> = {}): SignInLink => ({
  id: id as LinkId,
  keyId: KEY,
  access: ANA,
  digest: `digest of ${id}`,
  madeAt: 1000,
  expiresAt: 5000,
  ...more,
});

testEachStore(
  'sessions and links are found as they were put, and listed while they are not over',
  async (t, { storeOfTwo }) => {
    const store = await storeOfTwo(t);
    await putKey(store);
    const { sessions } = store;
    const all = [
      session('s1'),
      session('s2', { access: ANA, linkId: 'l7' as LinkId, usedAt: 9000 }),
    ];
    for (const each of all) {
      await sessions.put(each);
      t.deepEqual(await sessions.find(each.id), each);
      t.deepEqual(await sessions.findByDigest(each.digest), each);
    }
    const made = [link('l1'), link('l2', { expiresAt: 9000 })];
    for (const each of made) {
      await sessions.putLink(each);
      t.deepEqual(await sessions.findLinkByDigest(each.digest), each);
    }
    const page = { number: 1, size: 10 };
    t.deepEqual(await sessions.list(2000, page), { totalCount: 1, rows: all.slice(1) });
    t.deepEqual(await sessions.listLinks(5000, page), { totalCount: 1, rows: made.slice(1) });
  },
);

testEachStore('of two who take a link, one gets it', async (t, { storeOfTwo }) => {
  const store = await storeOfTwo(t);
  await putKey(store);
  await store.sessions.putLink(link('l1'));
  const take = () => store.sessions.removeLink('l1' as LinkId);
  t.deepEqual(await Promise.all([take(), take()]), [link('l1'), null]);
});

testEachStore(
  'what is over is removed, and when a session was used only goes on',
  async (t, { storeOfTwo }) => {
    const store = await storeOfTwo(t);
    await putKey(store);
    const { sessions } = store;
    await sessions.put(session('s1'));
    await sessions.put(session('s2'));
    await sessions.touch('s2' as SessionId, 3000);
    await sessions.touch('s2' as SessionId, 2500);
    t.is((await sessions.find('s2' as SessionId))?.usedAt, 3000);
    await sessions.putLink(link('l1'));
    t.is(await sessions.removeUnused(2000), 1);
    t.is(await sessions.removeLinksBefore(4999), 0);
    t.is(await sessions.removeLinksBefore(5000), 1);
    t.true(await sessions.remove('s2' as SessionId));
    t.false(await sessions.remove('s2' as SessionId));
  },
);

testEachStore(
  'of the sessions that a key itself opened those stay that were used last',
  async (t, { storeOfTwo }) => {
    const store = await storeOfTwo(t);
    await putKey(store);
    const { sessions } = store;
    for (const usedAt of [1, 2, 4]) await sessions.put(session(`s${usedAt}`, { usedAt }));
    // One that was opened a moment ago stays, whatever the clock says.
    const newest = session('newest', { usedAt: 1 });
    await sessions.put(newest);
    await sessions.put(session('linked', { usedAt: 0, linkId: 'l' as LinkId }));
    await sessions.removeAllBut(newest, 2);
    const { rows } = await sessions.list(-1, { number: 1, size: 10 });
    t.deepEqual(rows.map(({ id }) => id).toSorted(), ['linked', 'newest', 's4'] as SessionId[]);
  },
);

testEachStore(
  'sessions and links go with their key and with their call center',
  async (t, { storeOfTwo }) => {
    const store = await storeOfTwo(t);
    await putKey(store);
    await putKey(store, 'k2' as KeyId);
    const { sessions } = store;
    await sessions.put(session('of the key'));
    await sessions.putLink(link('of the key', { access: ADMIN }));
    await sessions.put(session('of acme', { keyId: 'k2' as KeyId, access: ANA }));
    await sessions.putLink(link('of acme', { keyId: 'k2' as KeyId }));
    await store.apiKeys.remove(KEY);
    t.is(await sessions.find('of the key' as SessionId), null);
    t.is(await sessions.findLinkByDigest('digest of of the key'), null);
    t.not(await sessions.find('of acme' as SessionId), null);
    await store.remove(ACME);
    t.is(await sessions.find('of acme' as SessionId), null);
    t.is(await sessions.findLinkByDigest('digest of of acme'), null);
  },
);

testEachStore(
  'what belongs to a key or a call center that is gone is refused',
  async (t, { storeOfTwo }) => {
    const store = await storeOfTwo(t);
    await putKey(store);
    const { sessions } = store;
    const nobodys = session('s1', { keyId: 'gone' as KeyId });
    await t.throwsAsync(sessions.put(nobodys), { message: 'there is no key gone' });
    const access: Access = { role: 'supervisor', callcenterId: 'gone' as CallcenterId };
    await t.throwsAsync(sessions.putLink(link('l1', { access })), { message: /call center/ });
  },
);
