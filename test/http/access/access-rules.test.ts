import { request as httpRequest } from 'node:http';
import test, { type ExecutionContext } from 'ava';
import type { Access } from '../../../src/domain/api-key.ts';
import type { AgentName, CallcenterId, KeyId } from '../../../src/domain/ids.ts';
import { NO_FREEDOM } from '../../../src/http/access/agent-freedom.ts';
import { hasRule, mayAsk } from '../../../src/http/access/access-rules.ts';
import type { Route } from '../../../src/http/schemas/route.ts';
import { allRoutes } from '../../../src/http/resources/routes.ts';
import type { OperationDeps } from '../../../src/operations/runtime/operation-deps.ts';
import { ADMIN_KEY, bearer } from '../../helpers/access.ts';
import { LET_IN, LET_IN_WHEN_FREE } from './access-table.ts';
import { refused, serveAcme, type ServedApi } from '../served-api.ts';

// Only asked for its routes, which touch nothing before they are called.
const ROUTES = allRoutes({} as OperationDeps);
const nameOf = ({ method, path }: Route): string => `${method} ${path}`;

const acme = 'acme' as CallcenterId;
const zeta = 'zeta' as CallcenterId;
const ana = 'ana' as AgentName;
const bob = 'bob' as AgentName;

/** Each with the letter that it has in the table, or none: then it is let in nowhere in acme. */
const PEOPLE: readonly { readonly letter: string; readonly access: Access }[] = [
  { letter: 'c', access: { role: 'callcenter', callcenterId: acme } },
  { letter: 'v', access: { role: 'supervisor', callcenterId: acme } },
  { letter: 's', access: { role: 'agent', callcenterId: acme, agent: ana } },
  { letter: 'o', access: { role: 'agent', callcenterId: acme, agent: bob } },
  { letter: 'r', access: { role: 'read', callcenterId: acme } },
  { letter: 'R', access: { role: 'read', callcenterId: null } },
  { letter: 'z', access: { role: 'callcenter', callcenterId: zeta } },
  { letter: '-', access: { role: 'supervisor', callcenterId: zeta } },
  { letter: '-', access: { role: 'agent', callcenterId: zeta, agent: ana } },
  { letter: '-', access: { role: 'read', callcenterId: zeta } },
];

const NAMES: Readonly<Record<string, string>> = { callcenter_id: 'acme', agent_name: 'ana' };

const pathOf = ({ path }: Route): string =>
  `/v1${path.replace(/:(\w+)/g, (_all, name: string) => NAMES[name] ?? 'some')}`;

const BODY = JSON.stringify({ name: 'ana' });

type Headers = Readonly<Record<string, string>>;

/** The status alone: what goes on to be sent, such as events, is not waited for. */
const statusOf = ({ port }: ServedApi, route: Route, who: Headers): Promise<number> =>
  new Promise((resolve, reject) => {
    const hasBody = route.body !== null || route.upload !== undefined;
    const type = route.upload?.types[0] ?? 'application/json';
    const headers = { ...who, ...(hasBody && { 'Content-Type': type }) };
    const sent = httpRequest(
      { host: '127.0.0.1', port, method: route.method, path: pathOf(route), headers },
      (answer) => {
        answer.on('error', () => undefined);
        resolve(answer.statusCode ?? 0);
        answer.destroy();
      },
    );
    sent.on('error', reject);
    sent.end(hasBody ? BODY : undefined);
  });

const makeKey = async ({ keys }: ServedApi, access: Access): Promise<string> => {
  const { text } = await keys.make({ access, name: null, signing: false, expiresAt: null });
  return text;
};

test('every route has a line in the table of who is let in, and a rule', (t) => {
  for (const route of ROUTES) {
    const advice = `${nameOf(route)}: say in access-table.ts who is let in`;
    t.not(LET_IN[nameOf(route)], undefined, advice);
    t.true(hasRule({ ...route, params: {} }), `${nameOf(route)}: add a rule to access-rules.ts`);
  }
});

test('the table of who is let in has no line of a route that there is not', (t) => {
  const names = new Set(ROUTES.map(nameOf));
  for (const table of [LET_IN, LET_IN_WHEN_FREE]) {
    t.deepEqual(
      Object.keys(table).filter((name) => !names.has(name)),
      [],
    );
  }
});

test('what no rule is for is for nobody, not even an admin', (t) => {
  const asked = { method: 'GET', path: '/callcentre', params: {} } as const;
  t.false(mayAsk({ role: 'admin' }, asked, NO_FREEDOM));
});

const assertLetIn = async (
  t: ExecutionContext,
  api: ServedApi,
  route: Route,
  headers: Headers,
  isLetIn: boolean,
  who: string,
): Promise<void> => {
  const status = await statusOf(api, route, headers);
  const where = `${who} at ${nameOf(route)}: ${status}`;
  t.not(status, 401, where);
  t.is(status !== 403, isLetIn, where);
};

const FREE = { agents_set_skills: true, agents_choose_phone: true };

for (const [when, settings, letIn] of [
  ['', {}, LET_IN],
  [', where agents set skills and choose phones', FREE, LET_IN_WHEN_FREE],
] as const) {
  test(`of every role, those are let in at every route whom the table says${when}`, async (t) => {
    const api = await serveAcme(t);
    await api.do('PUT', '/callcenter/acme', settings);
    for (const { letter, access } of PEOPLE) {
      const key = await makeKey(api, access);
      for (const route of ROUTES) {
        const isLetIn = (letIn[nameOf(route)] ?? '').includes(letter);
        await assertLetIn(t, api, route, bearer(key), isLetIn, JSON.stringify(access));
      }
    }
  });
}

/** As a page of the service sends it, signed in anew: one of the routes signs out. */
const signedIn = async ({ sessions }: ServedApi, keyId: KeyId, access: Access) => {
  const { secret } = await sessions.openWithKey(keyId, access);
  return { Cookie: `callcenter=${secret}`, 'Sec-Fetch-Site': 'same-origin' };
};

test('of every role, those are let in with a session whom the table says', async (t) => {
  const api = await serveAcme(t);
  for (const { letter, access } of PEOPLE) {
    const { key } = await api.keys.make({ access, name: null, signing: false, expiresAt: null });
    for (const route of ROUTES) {
      // Without the cookie, which those who sign in need not have, there is a key or a link.
      if (route.provenBy === 'link') continue;
      const isLetIn = (LET_IN[nameOf(route)] ?? '').includes(letter);
      const headers = await signedIn(api, key.id, access);
      await assertLetIn(t, api, route, headers, isLetIn, `session ${JSON.stringify(access)}`);
    }
  }
});

test('a session changes nothing at any route that a page of another origin asks for', async (t) => {
  const api = await serveAcme(t);
  const admin = { role: 'admin' } as const;
  const { key } = await api.keys.make({
    access: admin,
    name: null,
    signing: false,
    expiresAt: null,
  });
  for (const route of ROUTES) {
    if (route.provenBy === 'link') continue;
    const isRead = route.method === 'GET' && !route.path.endsWith('/keepalive');
    const headers = await signedIn(api, key.id, admin);
    for (const site of ['cross-site', 'same-site', 'none']) {
      const status = await statusOf(api, route, { ...headers, 'Sec-Fetch-Site': site });
      t.is(status !== 403, isRead, `${site} at ${nameOf(route)}: ${status}`);
    }
  }
});

test('an admin is let in at every route', async (t) => {
  const api = await serveAcme(t);
  for (const route of ROUTES) await assertLetIn(t, api, route, bearer(ADMIN_KEY), true, 'admin');
});

test('whoever is not let in does not learn what there is', async (t) => {
  const api = await serveAcme(t);
  const key = await makeKey(api, { role: 'agent', callcenterId: zeta, agent: ana });
  const ask = (path: string) => api.call('GET', path, undefined, bearer(key));
  const there = await ask('/callcenter/acme');
  refused(t, there, 403, '000403', 'forbidden');
  t.is((await ask('/callcenter/nothing')).text, there.text);
  t.is((await ask('/callcenter/acme/agent/ana')).text, there.text);
});

test('an agent who may choose a phone logs in as JSON and as a form, and nobody else', async (t) => {
  const api = await serveAcme(t);
  await api.do('PUT', '/callcenter/acme', FREE);
  const auth = bearer(await makeKey(api, { role: 'agent', callcenterId: acme, agent: ana }));
  const logIn = (sent: Parameters<ServedApi['call']>[2]) =>
    api.call('POST', '/callcenter/acme/agent', sent, auth);
  const others = [
    { json: { name: 'bob', extension: 'ana-phone' } },
    { form: 'name=bob&extension=ana-phone' },
    { form: 'name=ana&name=bob&extension=ana-phone' },
    { json: { extension: 'ana-phone' } },
    { json: [{ name: 'ana' }] },
  ];
  for (const sent of others) refused(t, await logIn(sent), 403, '000403', 'forbidden');
  t.is((await api.do<{ total_count: number }>('GET', '/callcenter/acme/agent')).total_count, 0);
  t.is((await logIn({ form: 'name=ana&extension=ana-phone' })).status, 200);
});

test('what is refused for its sender is refused before its body is looked at', async (t) => {
  const api = await serveAcme(t);
  const key = await makeKey(api, { role: 'read', callcenterId: acme });
  const raw = { raw: '{"lease_seconds": ', type: 'application/json' };
  refused(
    t,
    await api.call('PUT', '/callcenter/acme', raw, bearer(key)),
    403,
    '000403',
    'forbidden',
  );
  const none = await api.call('PUT', '/callcenter/acme', raw, { Authorization: '' });
  refused(t, none, 401, '000401', 'unauthorized');
});
