import { lintFromString, createConfig } from '@redocly/openapi-core';
import test from 'ava';
import { ANSWER_CODES } from '../../../src/http/protocol/answer-codes.ts';
import {
  below,
  DOCUMENT,
  faultsOf,
  isNode,
  type Node,
  ROUTES,
  validatorAt,
} from '../../helpers/contract.ts';
import { serveApi } from '../served-api.ts';

const METHODS = ['get', 'put', 'post', 'delete'];

interface Operation {
  readonly name: string;
  readonly steps: readonly string[];
  readonly node: Node;
}

const OPERATIONS: readonly Operation[] = Object.keys(below(DOCUMENT, 'paths')).flatMap((path) =>
  METHODS.filter((method) => method in below(DOCUMENT, 'paths', path)).map((method) => {
    const steps = ['paths', path, method];
    return { name: `${method} ${path}`, steps, node: below(DOCUMENT, ...steps) };
  }),
);

const operationOf = (id: string): Operation | undefined =>
  OPERATIONS.find(({ node }) => node['operationId'] === id);

/** Every value in the document for which something is found. */
const findAll = (
  value: unknown,
  find: (node: Node) => string | null,
  place = '',
): readonly string[] => {
  if (Array.isArray(value)) {
    return value.flatMap((one, index) => findAll(one, find, `${place}/${index}`));
  }
  if (!isNode(value)) return [];
  const found = find(value);
  return [
    ...(found === null ? [] : [`${place}: ${found}`]),
    ...Object.entries(value)
      .filter(([name]) => name !== 'example' && name !== 'examples')
      .flatMap(([name, inner]) => findAll(inner, find, `${place}/${name}`)),
  ];
};

const isText = (value: unknown): boolean => typeof value === 'string' && value.length > 2;

/** Lists and objects have examples in their members. */
const hasExample = (field: Node): boolean => {
  if ('examples' in field || 'const' in field || '$ref' in field) return true;
  if ('properties' in field || 'items' in field) return true;
  const options = field['anyOf'] ?? field['oneOf'];
  return Array.isArray(options) && options.some((option) => isNode(option) && hasExample(option));
};

test('the document is well-formed OpenAPI 3.1, all its references and examples included', async (t) => {
  const problems = await lintFromString({
    source: JSON.stringify(DOCUMENT),
    config: await createConfig({
      rules: {
        struct: 'error',
        'no-unresolved-refs': 'error',
        'operation-operationId-unique': 'error',
        'operation-operationId-url-safe': 'error',
        'operation-parameters-unique': 'error',
        'operation-summary': 'error',
        'operation-2xx-response': 'error',
        'operation-4xx-response': 'error',
        'no-undefined-server-variable': 'error',
        'no-ambiguous-paths': 'off',
        'path-parameters-defined': 'error',
        'path-declaration-must-exist': 'error',
        'no-identical-paths': 'error',
        'no-path-trailing-slash': 'error',
        'path-not-include-query': 'error',
        'security-defined': 'error',
        'no-enum-type-mismatch': 'error',
        'no-required-schema-properties-undefined': 'error',
        'no-schema-type-mismatch': 'error',
        'operation-tag-defined': 'error',
        'tag-description': 'error',
        'info-license': 'error',
        'no-invalid-media-type-examples': { severity: 'error', allowAdditionalProperties: true },
        'no-invalid-schema-examples': { severity: 'error', allowAdditionalProperties: true },
        'no-invalid-parameter-examples': { severity: 'error', allowAdditionalProperties: true },
      },
    }),
  });
  t.deepEqual(
    problems
      .filter(({ ruleId, location }) => {
        const [place] = location;
        // Probes refuse nothing, and a webhook's receiver answers what it likes.
        const isOpen = /^#\/(paths\/~1(healthz|readyz)|webhooks)/.test(place?.pointer ?? '');
        return !(ruleId === 'operation-4xx-response' && isOpen);
      })
      .map(
        ({ ruleId, message, location: [place] }) => `${ruleId} ${place?.pointer ?? ''} ${message}`,
      ),
    [],
  );
});

test('every route is in the document under its name, with its summary', (t) => {
  for (const { id, method, path, summary } of ROUTES) {
    const operation = operationOf(id);
    t.is(operation?.name, `${method.toLowerCase()} ${path.replace(/:(\w+)/g, '{$1}')}`);
    t.is(operation?.node['summary'], summary);
  }
});

test('every field and every parameter has a description', (t) => {
  const missing = findAll(DOCUMENT, (node) => {
    const properties = below(node, 'properties');
    const names = Object.entries(properties)
      .filter(([, field]) => isNode(field) && !('$ref' in field) && !isText(field['description']))
      .map(([name]) => name);
    // Of those that narrow a refusal down only the place is told.
    if ('allOf' in node || 'allOf' in below(node, 'error')) return null;
    const isError = Object.keys(properties).join() === 'id' && 'enum' in below(properties, 'id');
    return names.length === 0 || isError ? null : names.join(', ');
  });
  t.deepEqual(missing, []);
  const parameters = findAll(DOCUMENT, (node) =>
    'in' in node && !isText(node['description']) ? JSON.stringify(node) : null,
  );
  t.deepEqual(parameters, []);
});

test('every field and every parameter has an example', (t) => {
  const missing = findAll(DOCUMENT, (node) => {
    if ('allOf' in node) return null;
    const names = Object.entries(below(node, 'properties'))
      .filter(([, field]) => isNode(field) && !hasExample(field) && !('enum' in field))
      .map(([name]) => name);
    return names.length === 0 ? null : names.join(', ');
  });
  t.deepEqual(missing, []);
});

test('every operation shows a request and an answer, which are as documented', (t) => {
  for (const { id, body, data } of ROUTES) {
    const { steps = [], node = {} } = operationOf(id) ?? {};
    const response = ['responses', '200', 'content', 'application/json'];
    const shown = [
      ...(body === null ? [] : [['requestBody', 'content', 'application/json']]),
      ...(data === null ? [] : [response]),
    ];
    for (const place of shown) {
      const examples = Object.values(below(node, ...place, 'examples'));
      t.true(examples.length > 0, `${id} ${place.join('/')}`);
      const validate = validatorAt(...steps, ...place, 'schema');
      for (const example of examples) {
        t.true(
          validate(below(example)['value']),
          `${id} ${place.join('/')}: ${faultsOf(validate)}`,
        );
      }
    }
  }
});

test('the service itself takes every request that is shown', (t) => {
  for (const { id, body } of ROUTES) {
    if (body === null) continue;
    const { node } = operationOf(id) ?? {};
    const examples = below(node, 'requestBody', 'content', 'application/json', 'examples');
    for (const example of Object.values(examples)) {
      const result = body.safeParse(below(example)['value']);
      t.true(result.success, `${id}: ${result.error?.message ?? ''}`);
    }
  }
});

test('every code is told somewhere, with what it means', (t) => {
  const text = JSON.stringify(DOCUMENT);
  const known = below(DOCUMENT, 'components', 'schemas', 'Refusal', 'properties', 'error');
  const ids = below(known, 'properties', 'id')['enum'];
  t.deepEqual(ids, Object.keys(ANSWER_CODES));
  // The first is reserved; what no operation answers is told in the introduction.
  const elsewhere = new Set(['extension-unreachable', 'no-such-endpoint', 'method-not-allowed']);
  for (const [id, { code }] of Object.entries(ANSWER_CODES)) {
    if (elsewhere.has(id)) continue;
    t.true(text.includes(`"code":"${code}"`), id);
  }
});

test('the document is served to everybody, and not again while it is the same', async (t) => {
  const api = await serveApi(t);
  const first = await fetch(`http://127.0.0.1:${api.port}/openapi.json`);
  t.is(first.status, 200);
  t.deepEqual(await first.json(), DOCUMENT);
  const etag = first.headers.get('etag') ?? '';
  const again = await fetch(`http://127.0.0.1:${api.port}/openapi.json`, {
    headers: { 'if-none-match': etag, 'cache-control': 'max-age=0' },
  });
  t.is(again.status, 304);
  t.is(await again.text(), '');
});

test('the page of the documentation has all it needs from here, and no script in itself', async (t) => {
  const api = await serveApi(t);
  const base = `http://127.0.0.1:${api.port}`;
  const page = await fetch(`${base}/docs`);
  const html = await page.text();
  t.is(page.headers.get('content-type'), 'text/html; charset=utf-8');
  const policy = page.headers.get('content-security-policy') ?? '';
  t.regex(policy, /script-src 'self'/);
  t.notRegex(policy, /unsafe|http/);
  t.notRegex(html, /https?:|<script>|<style|style=|onload/);
  const files = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, file = '']) => file);
  t.true(files.length >= 4);
  for (const file of files) {
    const answer = await fetch(new URL(file, `${base}/docs`));
    t.is(answer.status, 200, file);
    t.true((await answer.arrayBuffer()).byteLength > 0, file);
  }
});
