import { createHash } from 'node:crypto';
import { below, DOCUMENT, isNode, type Node } from '../helpers/contract.ts';
import { ADMIN_KEY, bearer } from '../helpers/access.ts';
import type { Sent } from '../http/served-api.ts';
import type { Chance } from '../simulation/chance.ts';
import { anything, RandomValue, type Seen } from './random-value.ts';
import { randomWave } from './random-wave.ts';

/** A request as it is sent, and as it is told when something is wrong with it. */
export interface RandomRequest {
  /** Of the document; null: it was sent with another method. */
  readonly operation: string | null;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly sent: Sent | undefined;
}

interface Operation {
  readonly method: string;
  readonly path: string;
  readonly node: Node;
}

const METHODS = ['get', 'put', 'post', 'delete'];

/** Those below the base URL. */
const OPERATIONS: readonly Operation[] = Object.entries(below(DOCUMENT, 'paths')).flatMap(
  ([path, item]) =>
    isNode(item) && !('servers' in item)
      ? METHODS.filter((method) => isNode(item[method])).map((method) => ({
          method,
          path,
          node: below(item, method),
        }))
      : [],
);

const nameOf = ({ method, path }: Operation): string => `${method.toUpperCase()} ${path}`;

/** Method and path of every operation that is drawn. */
export const OPERATION_NAMES: readonly string[] = OPERATIONS.map(nameOf);

const OTHER_METHODS = ['HEAD', 'OPTIONS', 'PATCH', 'GET', 'POST', 'DELETE', 'PUT'];
const FORM_TYPE = 'application/x-www-form-urlencoded';
const TYPES = [
  'text/plain',
  'application/json; charset=gbk',
  'x',
  'multipart/form-data',
  FORM_TYPE,
];
const RAW = [
  '',
  '{',
  '[]',
  'null',
  '{"a":',
  'a=1&a[b]=2',
  '%zz=1',
  '\ud800',
  '{"__proto__":{"x":1}}',
];

const md5OfNothing = createHash('md5').digest('base64');

/** As a browser sends a form. */
const formOf = (value: unknown, name = ''): string[] => {
  if (typeof value !== 'object' || value === null) {
    return [`${encodeText(name)}=${encodeText(String(value))}`];
  }
  return Object.entries(value).flatMap(([key, inner]) =>
    formOf(inner, name === '' ? key : `${name}[${key}]`),
  );
};

/** What has no UTF-8 is left out: it cannot be encoded. */
const encodeText = (text: string): string =>
  encodeURIComponent(text.replaceAll(/[\ud800-\udfff]/gu, ''));

/** Requests of every operation of the document, with what fits and what does not. */
export class RandomRequests {
  readonly #chance: Chance;
  readonly #value: RandomValue;
  /** A few, so that some come again. */
  readonly #idempotencyKeys: readonly string[];

  constructor(chance: Chance, seen: Seen) {
    this.#chance = chance;
    this.#value = new RandomValue(chance, seen);
    this.#idempotencyKeys = Array.from({ length: 8 }, (_, index) => `key-${index}`);
  }

  next(): RandomRequest {
    const operation = this.#chance.pick(OPERATIONS);
    const { path, node } = operation;
    const method = this.#chance.oneIn(40)
      ? this.#chance.pick(OTHER_METHODS)
      : operation.method.toUpperCase();
    const sent = this.#body(node);
    return {
      operation: method === operation.method.toUpperCase() ? nameOf(operation) : null,
      method,
      path: `${this.#path(path, node)}${this.#query(node)}`,
      headers: { ...this.#headers(method), ...this.#contentMd5(sent) },
      sent: method === 'GET' || method === 'HEAD' ? undefined : sent,
    };
  }

  #parameters(node: Node, place: string): readonly Node[] {
    const { parameters } = node;
    const all = Array.isArray(parameters) ? (parameters as unknown[]).filter(isNode) : [];
    return all.filter((parameter) => parameter['in'] === place);
  }

  #path(path: string, node: Node): string {
    const schemas = new Map(
      this.#parameters(node, 'path').map(({ name, schema }) => [name, schema] as const),
    );
    return path.replace(/\{(\w+)\}/g, (_all, name: string) => {
      const schema = schemas.get(name);
      const value = this.#value.of(isNode(schema) ? schema : {}, name);
      const text = typeof value === 'string' ? value : JSON.stringify(value);
      // A client would take these for steps up the path.
      return this.#chance.oneIn(200) ? '%E4' : encodeText(text);
    });
  }

  #query(node: Node): string {
    const parts = this.#parameters(node, 'query')
      .filter(() => this.#chance.oneIn(3))
      .flatMap(({ name, schema }) =>
        formOf(this.#value.of(isNode(schema) ? schema : {}, String(name)), String(name)),
      );
    const extra = this.#chance.oneIn(50) ? ['colour=red', '%zz', '&&', 'a[b][c]=1'] : [];
    const all = [...parts, ...extra.slice(0, this.#chance.below(4))];
    return all.length === 0 ? '' : `?${all.join('&')}`;
  }

  #body(node: Node): Sent | undefined {
    const types = Object.keys(below(node, 'requestBody', 'content'));
    if (types.some((type) => type.startsWith('audio/'))) return this.#file(types);
    const schema = below(node, 'requestBody', 'content', 'application/json', 'schema');
    if (Object.keys(schema).length === 0) {
      return this.#chance.oneIn(50) ? { json: anything(this.#chance) } : undefined;
    }
    if (this.#chance.oneIn(30)) return this.#rawBody();
    const json = this.#chance.oneIn(50) ? anything(this.#chance) : this.#value.of(schema, '');
    return this.#chance.oneIn(6) ? { form: formOf(json).join('&') } : { json };
  }

  #file(types: readonly string[]): Sent {
    if (this.#chance.oneIn(20)) return this.#rawBody();
    const type = this.#chance.oneIn(20) ? this.#chance.pick(TYPES) : this.#chance.pick(types);
    return { raw: randomWave(this.#chance), type };
  }

  #rawBody(): Sent {
    if (this.#chance.oneIn(20)) return { raw: ' '.repeat(70_000), type: 'application/json' };
    if (this.#chance.oneIn(10))
      return { raw: Buffer.from([0x22, 0xff, 0xfe, 0x22]), type: 'application/json' };
    const raw = this.#chance.pick(RAW);
    if (this.#chance.oneIn(4)) return { raw };
    return { raw, type: this.#chance.oneIn(2) ? 'application/json' : this.#chance.pick(TYPES) };
  }

  #headers(method: string): Record<string, string> {
    const chance = this.#chance;
    return {
      ...this.#credentials(),
      ...(method === 'POST' && chance.oneIn(8)
        ? { 'Idempotency-Key': chance.oneIn(20) ? '\u00e4' : chance.pick(this.#idempotencyKeys) }
        : {}),
      ...(chance.oneIn(10) && {
        'Accept-Language': chance.pick(['zh-CN', 'de', '*', ';;q=x', 'en']),
      }),
      ...(chance.oneIn(20) && { 'X-Request-Id': chance.pick(['abc', 'a b', 'x'.repeat(500)]) }),
      ...(chance.oneIn(40) && { Accept: chance.pick(['text/csv', 'image/png', '*/*']) }),
    };
  }

  /** Of a file: right, or that of another. */
  #contentMd5(sent: Sent | undefined): Record<string, string> {
    if (sent === undefined || !('raw' in sent) || !this.#chance.oneIn(6)) return {};
    const right = createHash('md5').update(sent.raw).digest('base64');
    return { 'Content-MD5': this.#chance.pick([right, right, md5OfNothing, 'x', '====']) };
  }

  #credentials(): Record<string, string> {
    if (!this.#chance.oneIn(40)) return bearer(ADMIN_KEY);
    return this.#chance.pick([
      { Authorization: '' },
      bearer('wrong'),
      { Authorization: 'Basic YTpi' },
      { Authorization: '', AppID: 'a', CertID: 'b', Timestamp: '20260101000000', Signature: 'c' },
    ]);
  }
}
