import test from 'ava';
import { z } from 'zod';
import type { Route } from '../../src/http/schemas/route.ts';
import { allRoutes } from '../../src/http/resources/routes.ts';
import { ruleIn } from '../../src/http/protocol/rule.ts';
import type { OperationDeps } from '../../src/operations/runtime/operation-deps.ts';
import { translate } from '../../src/messages/translate.ts';
import { serveApi } from './served-api.ts';

// Only asked for its routes, which touch nothing before they are called.
const ROUTES = allRoutes({} as OperationDeps);
const HAN = /\p{Script=Han}/u;

const nameOf = ({ method, path }: Route): string => `${method} ${path}`;

const schemasOf = ({ params, query, body }: Route): z.ZodObject[] =>
  body === null ? [params, query] : [params, query, body];

const isSchema = (value: unknown): value is z.core.$ZodType =>
  typeof value === 'object' && value !== null && '_zod' in value;

/** The schemas that one is made of. */
const partsOf = (value: unknown): z.core.$ZodType[] => {
  if (isSchema(value)) return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(partsOf);
};

const BROKEN = { code: 'custom', input: undefined, path: [] } as never;

/** What a schema and those that it is made of say when they are broken. */
const rulesOf = (schema: z.core.$ZodType): string[] => {
  const { def } = schema._zod;
  const checks = (def.checks ?? []).map((check) => check._zod.def);
  const said = [def, ...checks].map(({ error }) => error?.(BROKEN));
  const own = said.filter((message) => typeof message === 'string');
  return [...own, ...partsOf({ ...def, checks: [] }).flatMap(rulesOf)];
};

test('every rule of every route is told in both languages', (t) => {
  for (const route of ROUTES) {
    const rules = schemasOf(route).flatMap(rulesOf);
    t.true(rules.length > 1, nameOf(route));
    for (const rule of rules) {
      t.not(ruleIn(rule).key, 'as-is', `${nameOf(route)}: ${rule}`);
      t.regex(translate(ruleIn(rule), 'zh'), HAN);
    }
  }
});

test('the documentation of every route has its rules in words', (t) => {
  for (const schema of ROUTES.flatMap(schemasOf)) {
    t.notRegex(JSON.stringify(z.toJSONSchema(schema, { io: 'input' })), /placeholders/);
  }
});

/** The path with harmless values, or with one member as told. */
const pathOf = ({ path }: Route, member = '', value = ''): string =>
  path.replace(/:(\w+)/g, (_all, name: string) => (name === member ? value : `some-${name}`));

/** Path and body, each wrong in its own way. */
const wrongRequests = (route: Route): (readonly [string, object])[] => [
  [pathOf(route), {}],
  [`${pathOf(route)}?colour=red`, {}],
  [pathOf(route), { colour: 'red' }],
  ...Object.keys(route.params.shape).map((member) => [pathOf(route, member, 'a%20b'), {}] as const),
  ...Object.keys(route.query.shape).map((name) => [`${pathOf(route)}?${name}=%00`, {}] as const),
  ...Object.keys(route.body?.shape ?? {}).map(
    (name) => [pathOf(route), { [name]: { not: 'this' } }] as const,
  ),
];

test('every route tells in Chinese what is wrong to who asks for it', async (t) => {
  const api = await serveApi(t);
  for (const route of ROUTES) {
    for (const [path, json] of wrongRequests(route)) {
      const sent = route.body === null && route.upload === undefined ? undefined : { json };
      const answer = await api.call(route.method, path, sent, { 'Accept-Language': 'zh-CN' });
      t.regex(answer.json.msg, HAN, `${nameOf(route)}: ${answer.text}`);
      t.is(answer.headers['content-language'], 'zh-CN');
    }
  }
});
