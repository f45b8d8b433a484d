import test from 'ava';
import type { Route } from '../../../src/http/schemas/route.ts';
import { allRoutes } from '../../../src/http/resources/routes.ts';
import type { OperationDeps } from '../../../src/operations/runtime/operation-deps.ts';
import { refused, refusedArgument, serveAcme } from '../served-api.ts';

// Only asked for its routes, which touch nothing before they are called.
const ROUTES = allRoutes({} as OperationDeps);

const DOTS = ['.', '..', '%2e', '%2E%2e', '.%2e'];

/** The path as a client sends it that was given these for the names in it, from the left. */
const pathOf = ({ path }: Route, last: string): string => {
  const names = path.match(/:\w+/g) ?? [];
  return path.replace(/:\w+/g, (name) => (name === names.at(-1) ? last : 'acme'));
};

/** What RFC 3986 §5.2.4 makes of it, as curl and fetch do before they send it. */
const resolved = (path: string): string => new URL(`http://any${path}`).pathname;

const withName = ROUTES.filter(({ path }) => path.includes(':'));

test('a dot segment is no name, in whichever path it stands and however it is encoded', async (t) => {
  const api = await serveAcme(t);
  for (const route of withName) {
    const member =
      route.path
        .match(/:(\w+)/g)
        ?.at(-1)
        ?.slice(1) ?? '';
    for (const dots of DOTS) {
      const answer = await api.call(route.method, pathOf(route, dots), { json: {} });
      refusedArgument(t, answer, 'path', member);
    }
  }
  t.is((await api.call('GET', '/callcenter/acme')).status, 200);
});

test('no route answers for a path that ends in a slash', async (t) => {
  const api = await serveAcme(t);
  for (const route of ROUTES) {
    const answer = await api.call(route.method, `${pathOf(route, 'acme')}/`, { json: {} });
    refused(t, answer, 404, '000404', 'no-such-endpoint');
  }
  t.is((await api.call('GET', '/callcenter/acme')).status, 200);
});

test('what a client makes of a dot segment at the end of a path deletes nothing', async (t) => {
  const api = await serveAcme(t);
  await api.do('PUT', '/callcenter/zeta', {});
  await api.do('POST', '/callcenter/zeta/condition', { name: 'sales', where: 'true' });
  for (const end of ['condition/..', 'condition/../', 'condition/.', 'condition/%2e%2e']) {
    const path = resolved(`/callcenter/zeta/${end}`);
    refused(t, await api.call('DELETE', path), 404, '000404', 'no-such-endpoint');
  }
  t.is((await api.call('GET', '/callcenter/zeta/condition/sales')).status, 200);
});

test('an empty name is no name', async (t) => {
  const api = await serveAcme(t);
  for (const path of ['/callcenter/', '/callcenter//condition', '/callcenter/acme//sales']) {
    refused(t, await api.call('DELETE', path), 404, '000404', 'no-such-endpoint');
  }
});

test('a path is not cut off where a "#" stands', async (t) => {
  const api = await serveAcme(t);
  await api.do('PUT', '/callcenter/zeta', {});
  for (const path of ['/callcenter/zeta#/condition/x', '/callcenter/zeta?x=#y']) {
    const answer = await api.call('DELETE', path);
    t.like(refused(t, answer, 400, '000001', 'invalid-argument'), { in: 'path' });
  }
  t.is((await api.call('GET', '/callcenter/zeta')).status, 200);
});
