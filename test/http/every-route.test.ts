import test from 'ava';
import { z } from 'zod';
import type { Route } from '../../src/http/schemas/route.ts';
import { allRoutes } from '../../src/http/resources/routes.ts';
import type { OperationDeps } from '../../src/operations/runtime/operation-deps.ts';
import { wave } from '../helpers/own-voices.ts';
import { BODIES } from './harmless-bodies.ts';
import { refused, refusedArgument, type Sent, serveApi, type ServedApi } from './served-api.ts';

// Only asked for its routes, which touch nothing before they are called.
const ROUTES = allRoutes({} as OperationDeps);
const nameOf = ({ method, path }: Route): string => `${method} ${path}`;

const bodyOf = (route: Route): Record<string, unknown> => BODIES[nameOf(route)] ?? {};

/** The path with harmless values, or with one member as told. */
const pathOf = ({ path }: Route, member = '', value = ''): string =>
  path.replace(/:(\w+)/g, (_all, name: string) => (name === member ? value : `some-${name}`));

const sentFor = (route: Route): Sent | undefined => {
  if (route.upload !== undefined) return { raw: wave(440, 100), type: route.upload.types[0] };
  return route.body === null ? undefined : { json: bodyOf(route) };
};

const shapeOf = ({ body }: Route): Record<string, z.ZodType> => body?.shape ?? {};

/** As a browser sends a form. */
const formOf = (value: unknown, name = ''): string[] => {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return [`${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`];
  }
  return Object.entries(value ?? {}).flatMap(([key, inner]) =>
    formOf(inner, name === '' ? key : `${name}[${key}]`),
  );
};

const each = async (
  run: (route: Route, api: ServedApi) => Promise<void>,
  api: ServedApi,
  routes = ROUTES,
): Promise<void> => {
  for (const route of routes) await run(route, api);
};

const WITH_BODY = ROUTES.filter(({ body }) => body !== null);
const UNDER_CALLCENTER = ROUTES.filter(
  (route) => route.path.includes(':callcenter_id') && route.id !== 'putCallcenter',
);

test('no route is without schemas, a sentence of documentation and the parameters of its path', (t) => {
  for (const route of ROUTES) {
    const inPath = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => name);
    t.deepEqual(Object.keys(route.params.shape), inPath, nameOf(route));
    t.regex(route.summary, /^[A-Z].*\.$/s, nameOf(route));
    if (route.description !== undefined) t.regex(route.description, /^[A-Z].*\.$/s, nameOf(route));
    t.regex(route.id, /^[a-z][A-Za-z]+$/, nameOf(route));
    t.true(route.data !== null || (route.contents ?? []).length > 0, nameOf(route));
    // What an action is done to may stand in its path alone.
    if (route.method === 'PUT') t.true(route.body !== null || route.upload !== undefined);
    t.true(route.body === null || route.upload === undefined, nameOf(route));
    if (route.body !== null) t.true(['POST', 'PUT'].includes(route.method), nameOf(route));
  }
});

test('no two routes answer the same request', (t) => {
  const names = ROUTES.map((route) => nameOf(route).replace(/:\w+/g, ':'));
  t.is(new Set(names).size, names.length);
  t.is(new Set(ROUTES.map(({ id }) => id)).size, ROUTES.length, 'nor have the same id');
});

test('every schema can be written down as JSON Schema, refusing unknown members', (t) => {
  for (const { params, query, body } of ROUTES) {
    for (const schema of [params, query, ...(body === null ? [] : [body])]) {
      const written = z.toJSONSchema(schema, { io: 'input' });
      t.is(written.additionalProperties, false);
    }
  }
});

test('every route finds a call center missing that is missing, and nothing else wrong', async (t) => {
  const api = await serveApi(t);
  await each(
    async (route) => {
      const answer = await api.call(route.method, pathOf(route), sentFor(route));
      refused(t, answer, 404, '040800', 'callcenter-not-found');
    },
    api,
    UNDER_CALLCENTER,
  );
});

test('every route with a body takes it as a form too', async (t) => {
  const api = await serveApi(t);
  await each(
    async (route) => {
      const form = formOf(bodyOf(route)).join('&');
      const answer = await api.call(route.method, pathOf(route), { form });
      refused(t, answer, 404, '040800', 'callcenter-not-found');
    },
    api,
    // Whoever signs in is asked for no call center, nor is whoever makes a trunk.
    WITH_BODY.filter(
      ({ method, path }) => method !== 'PUT' && path !== '/session' && !path.startsWith('/trunk'),
    ),
  );
});

test('every route names an unknown member of the query', async (t) => {
  const api = await serveApi(t);
  await each(async (route) => {
    const answer = await api.call(route.method, `${pathOf(route)}?colour=red`, sentFor(route));
    refusedArgument(t, answer, 'query', 'colour');
  }, api);
});

test('every route names an unknown member of the body, in JSON and in a form', async (t) => {
  const api = await serveApi(t);
  await each(
    async (route) => {
      const body = { ...bodyOf(route), colour: 'red' };
      const json = await api.call(route.method, pathOf(route), { json: body });
      refusedArgument(t, json, 'body', 'colour');
      const form = await api.call(route.method, pathOf(route), { form: formOf(body).join('&') });
      refusedArgument(t, form, 'body', 'colour');
    },
    api,
    WITH_BODY,
  );
});

test('every member of every body is refused, with its path, when it is of a wrong type', async (t) => {
  const api = await serveApi(t);
  await each(
    async (route) => {
      for (const name of Object.keys(bodyOf(route))) {
        const json = { ...bodyOf(route), [name]: { not: 'this' } };
        const answer = await api.call(route.method, pathOf(route), { json });
        refusedArgument(t, answer, 'body', name);
      }
    },
    api,
    WITH_BODY,
  );
});

test('every member that a body needs is missed when it is not there', async (t) => {
  const api = await serveApi(t);
  await each(
    async (route) => {
      for (const [name, schema] of Object.entries(shapeOf(route))) {
        if (schema.safeParse(undefined).success) continue;
        const { [name]: _left, ...json } = bodyOf(route);
        const answer = await api.call(route.method, pathOf(route), { json });
        refusedArgument(t, answer, 'body', name);
        t.regex(answer.json.msg, /is missing; expected/);
      }
    },
    api,
    WITH_BODY,
  );
});

test('no route takes a list, a text or a number for its body', async (t) => {
  const api = await serveApi(t);
  await each(
    async (route) => {
      for (const json of [[], 'text', 7]) {
        const answer = await api.call(route.method, pathOf(route), { json });
        refused(t, answer, 400, '000001', 'invalid-argument');
      }
    },
    api,
    WITH_BODY,
  );
});

test('every name in every path may be hostile, and is refused for it', async (t) => {
  const api = await serveApi(t);
  const hostile = [
    'a%20b',
    'a%2Fb',
    '%00',
    '%0D%0AX-Evil:1',
    '%3Cscript%3E',
    "x'%20OR%20'1'='1",
    '%E2%80%AE',
    '%F0%9F%92%A9'.repeat(40),
    'a'.repeat(129),
  ];
  await each(async (route) => {
    for (const member of Object.keys(route.params.shape)) {
      for (const value of hostile) {
        // A prompt may be in a folder.
        if (member === 'sound' && value === 'a%2Fb') continue;
        const answer = await api.call(route.method, pathOf(route, member, value), sentFor(route));
        refusedArgument(t, answer, 'path', member);
      }
    }
  }, api);
});

test('percent-encoding that is malformed or no UTF-8 is refused in every path and query', async (t) => {
  const api = await serveApi(t);
  await each(async (route) => {
    for (const value of ['%', '%zz', '%C4%E3', '%ED%A0%80']) {
      const inQuery = await api.call(route.method, `${pathOf(route)}?x=${value}`, sentFor(route));
      refused(t, inQuery, 400, '000001', 'invalid-argument');
      const [member] = Object.keys(route.params.shape);
      if (member === undefined) continue;
      const path = pathOf(route, member, value);
      const inPath = await api.call(route.method, path, sentFor(route));
      refused(t, inPath, 400, '000001', 'invalid-argument');
    }
  }, api);
});

test('a method that a path does not have is refused with those that it has', async (t) => {
  const api = await serveApi(t);
  for (const path of new Set(ROUTES.map((route) => pathOf(route)))) {
    const answer = await api.call('PATCH', path, { json: {} });
    const { allow } = refused(t, answer, 405, '000405', 'method-not-allowed');
    const methods = ROUTES.filter((route) => pathOf(route) === path).map(({ method }) => method);
    for (const method of methods) t.true(String(allow).split(', ').includes(method));
    t.is(answer.headers['allow'], allow as string);
  }
});

test('without a key, and with one that is none, no route is reached', async (t) => {
  const api = await serveApi(t);
  await each(async (route) => {
    for (const Authorization of ['', 'Bearer cck_0123456789abcdef']) {
      const answer = await api.call(route.method, pathOf(route), sentFor(route), { Authorization });
      refused(t, answer, 401, '000401', 'unauthorized');
    }
  }, api);
});
