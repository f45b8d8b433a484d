import type { CallcenterId, KeyId, SessionId } from '../../src/domain/ids.ts';
import type { AuditEntry, AuditFilter } from '../../src/operations/ports/audit-log.ts';
import { testEachStore } from './both-stores.ts';
import { ACME, ZETA } from './temporary-store.ts';

const ANY: AuditFilter = {
  callcenterId: null,
  keyId: null,
  sessionId: null,
  since: null,
  until: null,
};
const PAGE = { number: 1, size: 10 };

const entry = (at: number, callcenterId: CallcenterId | null, more = {}): AuditEntry => ({
  at,
  callcenterId,
  role: 'admin',
  agent: null,
  keyId: 'k1' as KeyId,
  sessionId: null,
  requestId: `r${at}`,
  operation: 'putCallcenter',
  method: 'PUT',
  path: '/callcenter/acme',
  body: '{"lease_seconds":60}',
  ...more,
});

testEachStore(
  'who changed what is kept with what came of it, and found by whose it was and when',
  async (t, { storeOfTwo }) => {
    const { audit } = await storeOfTwo(t);
    const all = [
      entry(1, ACME),
      entry(2, ZETA, { keyId: 'k2' as KeyId }),
      entry(3, null, { sessionId: 's1' as SessionId, body: null }),
    ];
    const ids: number[] = [];
    for (const each of all) ids.push(await audit.begin(each));
    await audit.end(ids[0] ?? 0, '000000');
    const { totalCount, rows } = await audit.list(ANY, PAGE);
    t.is(totalCount, 3);
    t.deepEqual(rows.toReversed(), [
      { ...entry(1, ACME), id: ids[0] ?? 0, code: '000000' },
      ...all.slice(1).map((each, index) => ({ ...each, id: ids[index + 1] ?? 0, code: null })),
    ]);
    const moments = async (filter: Partial<AuditFilter>) =>
      (await audit.list({ ...ANY, ...filter }, PAGE)).rows.map(({ at }) => at);
    t.deepEqual(await moments({ callcenterId: ACME }), [1]);
    t.deepEqual(await moments({ keyId: 'k2' as KeyId }), [2]);
    t.deepEqual(await moments({ sessionId: 's1' as SessionId }), [3]);
    t.deepEqual(await moments({ since: 2, until: 3 }), [2]);
    await audit.forget(ids[1] ?? 0);
    t.deepEqual(await moments({}), [3, 1]);
  },
);

testEachStore(
  'old entries go, each call center by its own time, and all with their call center',
  async (t, { storeOfTwo }) => {
    const store = await storeOfTwo(t);
    const { audit } = store;
    for (const at of [1, 2, 3, 4]) await audit.begin(entry(at, ACME));
    await audit.begin(entry(1, ZETA));
    await audit.begin(entry(1, null));
    t.is(await audit.removeBefore(ACME, 4, 2), 2);
    t.is(await audit.removeBefore(ACME, 4, 2), 1);
    t.is(await audit.removeBefore(null, 4, 2), 1);
    await store.remove(ACME);
    const { rows } = await audit.list(ANY, PAGE);
    t.deepEqual(
      rows.map(({ callcenterId }) => callcenterId),
      [ZETA],
    );
  },
);
