import { mock } from 'node:test';
import test, { type ExecutionContext } from 'ava';
import type { AccessSettings } from '../../../src/http/app.ts';
import { ADMIN_KEY, bearer, NO_LIMITS } from '../../helpers/access.ts';
import { refused, serveApi, type Answer, type ServedApi } from '../served-api.ts';

// The limits count by the system's clock, which stands still here until it is told to go on.
test.before(() => {
  mock.timers.enable({ apis: ['Date'], now: 1_700_000_000_000 });
});
test.after.always(() => {
  mock.timers.reset();
});

const advance = (ms: number): void => {
  mock.timers.tick(ms);
};

const serveLimited = (
  t: ExecutionContext,
  limits: Partial<AccessSettings['limits']>,
  trustedProxies = 0,
): Promise<ServedApi> => {
  const access = { ...NO_LIMITS, trustedProxies, limits: { ...NO_LIMITS.limits, ...limits } };
  return serveApi(t, { access });
};

const read = (api: ServedApi, headers: Record<string, string> = {}): Promise<Answer> =>
  api.call('GET', '/callcenter', undefined, headers);

const times = async (count: number, ask: () => Promise<Answer>): Promise<number[]> => {
  const statuses: number[] = [];
  for (let turn = 0; turn < count; turn += 1) statuses.push((await ask()).status);
  return statuses;
};

const same = (status: number, count: number): number[] =>
  Array.from({ length: count }, () => status);

const refusedForNow = (t: ExecutionContext, answer: Answer, seconds: number): void => {
  const details = refused(t, answer, 429, '000429', 'too-many-requests');
  t.is(answer.headers['retry-after'], String(seconds));
  t.is(details['retry_after'], seconds);
};

const reader = async ({ keys }: ServedApi): Promise<string> => {
  const access = { role: 'read', callcenterId: null } as const;
  return (await keys.make({ access, name: null, signing: false, expiresAt: null })).text;
};

test.serial(
  'with one key as many requests are let in as the limit says, over ten seconds',
  async (t) => {
    const api = await serveLimited(t, { perKey: 2 });
    const other = bearer(await reader(api));
    t.deepEqual(await times(20, () => read(api)), same(200, 20));
    refusedForNow(t, await read(api), 10);
    t.is((await read(api, other)).status, 200, 'another key has a limit of its own');
    advance(9_500);
    refusedForNow(t, await read(api), 1);
    advance(500);
    t.is((await read(api)).status, 200);
  },
);

test.serial(
  'from one address as many are let in as the limit says, whatever their key',
  async (t) => {
    const api = await serveLimited(t, { perAddress: 1 });
    const other = bearer(await reader(api));
    t.deepEqual(await times(5, () => read(api)), same(200, 5));
    t.deepEqual(await times(5, () => read(api, other)), same(200, 5));
    refusedForNow(t, await read(api), 10);
    refusedForNow(t, await read(api, { Authorization: '' }), 10);
    refusedForNow(t, await api.call('GET', '/nothing'), 10);
    const health = await fetch(`http://127.0.0.1:${api.port}/healthz`);
    t.is(health.status, 200, 'health is free');
    advance(10_000);
    t.is((await read(api)).status, 200);
  },
);

const wrong = bearer('cck_wrong');

test.serial(
  'who guesses keys is answered no more, while right keys go on, those too that were not used yet',
  async (t) => {
    const api = await serveLimited(t, { failedPerAddress: 3 });
    t.deepEqual(await times(3, () => read(api, wrong)), same(401, 3));
    refusedForNow(t, await read(api, wrong), 60);
    const signed = { Authorization: '', AppID: 'x', CertID: 'x', Timestamp: 'x', Signature: 'x' };
    refusedForNow(t, await read(api, signed), 60);
    const unused = bearer(await reader(api));
    t.is((await read(api, unused)).status, 200);
    t.is((await read(api, bearer(ADMIN_KEY))).status, 200);
    advance(60_000);
    t.is((await read(api, wrong)).status, 401);
  },
);

test.serial('a request without any key is no guess', async (t) => {
  const api = await serveLimited(t, { failedPerAddress: 2 });
  t.deepEqual(await times(5, () => read(api, { Authorization: '' })), same(401, 5));
  t.is((await read(api, wrong)).status, 401);
});

test.serial('wrong signatures count like wrong keys, and not against the key', async (t) => {
  const api = await serveLimited(t, { failedPerAddress: 2, perKey: 1 });
  const access = { role: 'read', callcenterId: null } as const;
  const made = await api.keys.make({ access, name: 'crm', signing: true, expiresAt: null });
  const { id } = made.key;
  const forged = { Authorization: '', AppID: 'crm', CertID: id, Timestamp: 'x', Signature: 'x' };
  const statuses = await times(20, () => read(api, forged));
  t.true(statuses.every((status) => status === 401 || status === 429));
  t.is(statuses.at(-1), 429);
  t.is((await read(api, bearer(made.text))).status, 200, 'it was not used once');
});

const from = (address: string) => ({ 'X-Forwarded-For': address });

test.serial('what a client says of where it comes from counts for nothing', async (t) => {
  const api = await serveLimited(t, { perAddress: 1 });
  for (let turn = 0; turn < 10; turn += 1) await read(api, from(`192.0.2.${turn}`));
  t.is((await read(api, from('192.0.2.77'))).status, 429);
});

test.serial(
  'behind a proxy, the address is the last that is not the proxy’s own word',
  async (t) => {
    const api = await serveLimited(t, { perAddress: 1 }, 1);
    for (let turn = 0; turn < 10; turn += 1) {
      t.is((await read(api, from(`203.0.113.${turn}, 192.0.2.1`))).status, 200);
    }
    t.is((await read(api, from('203.0.113.99, 192.0.2.1'))).status, 429);
    t.is((await read(api, from('203.0.113.99, 192.0.2.2'))).status, 200);
  },
);

test.serial('addresses of one IPv6 subscriber count together', async (t) => {
  const api = await serveLimited(t, { perAddress: 1 }, 1);
  for (let turn = 0; turn < 10; turn += 1) await read(api, from(`2001:db8:0:1::${turn}`));
  t.is((await read(api, from('2001:db8:0:1:ffff::1'))).status, 429);
  t.is((await read(api, from('2001:db8:0:2::1'))).status, 200);
  t.is((await read(api, from('no address at all'))).status, 200);
});
