import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formatsPlugin from 'ajv-formats';
import { openApiDocument } from '../../src/http/openapi/document.ts';
import { allRoutes } from '../../src/http/resources/routes.ts';
import type { OperationDeps } from '../../src/operations/runtime/operation-deps.ts';

/** A piece of the document. */
export type Node = Readonly<Record<string, unknown>>;

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What stands below a node, or an empty one. */
export const below = (node: unknown, ...steps: readonly string[]): Node => {
  let found: unknown = node;
  for (const step of steps) found = isNode(found) ? found[step] : undefined;
  return isNode(found) ? found : {};
};

// Only asked for its routes, which touch nothing before they are called.
export const ROUTES = allRoutes({} as OperationDeps);

/** As it is served. */
export const DOCUMENT = JSON.parse(JSON.stringify(openApiDocument(ROUTES, '/v1'))) as Node;

const ID = 'https://callcenter.invalid/openapi.json';

/** What is not documented is not let through, although clients are to pass over it. */
const closed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(closed);
  if (!isNode(value) || 'allOf' in value) return value;
  const inner = Object.fromEntries(Object.entries(value).map(([name, one]) => [name, closed(one)]));
  const isOpen = isNode(value['properties']) && !('additionalProperties' in value);
  return isOpen ? { ...inner, additionalProperties: false } : inner;
};

/** Of ajv-formats the type declares a module of CommonJS, where its function is one level deeper. */
const addFormats = formatsPlugin as unknown as (ajv: Ajv2020) => Ajv2020;

const ajv = new Ajv2020({ allErrors: true, strict: false });
addFormats(ajv);
ajv.addSchema({ $id: ID, ...(closed(DOCUMENT) as Node) });

const escape = (step: string): string =>
  encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'));

const validators = new Map<string, ValidateFunction>();

/** The check by one of the document's schemas. */
export const validatorAt = (...steps: readonly string[]): ValidateFunction => {
  const $ref = `${ID}#/${steps.map(escape).join('/')}`;
  const validator = validators.get($ref) ?? ajv.compile({ $ref });
  validators.set($ref, validator);
  return validator;
};

/** What a validator found wrong, in words. */
export const faultsOf = ({ errors }: ValidateFunction): string =>
  (errors ?? [])
    .map(({ instancePath, message = '', params }) =>
      `${instancePath} ${message} ${JSON.stringify(params)}`.trim(),
    )
    .join('; ');

/** The template of a path of the document, as `/callcenter/{callcenter_id}`; undefined: it has none. */
const TEMPLATES = Object.keys(below(DOCUMENT, 'paths')).map((template) => ({
  template,
  pattern: new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`),
}));

/** An exact path goes before one with a name in its place. */
const templateOf = (path: string): string | undefined => {
  const fitting = TEMPLATES.filter(({ pattern }) => pattern.test(path));
  const [first] = fitting.toSorted(
    (one, other) => one.template.split('{').length - other.template.split('{').length,
  );
  return first?.template;
};

export interface Answered {
  readonly status: number;
  readonly type: string;
  readonly json: unknown;
}

/** The names of a refusal's details, in order. */
const detailNames = (refusal: unknown): string =>
  Object.keys(below(refusal, 'error', 'details'))
    .toSorted()
    .join(', ');

/** Every set of details that the document shows, by the id of the refusal. */
const SHOWN_DETAILS = new Map<unknown, Set<string>>();

const collectShown = (value: unknown): void => {
  if (Array.isArray(value)) value.forEach(collectShown);
  if (!isNode(value)) return;
  const { id } = below(value, 'error');
  if (typeof id !== 'string' || value['data'] !== null) Object.values(value).forEach(collectShown);
  else SHOWN_DETAILS.set(id, (SHOWN_DETAILS.get(id) ?? new Set()).add(detailNames(value)));
};
collectShown(DOCUMENT);
// No operation answers with these: the introduction tells them.
SHOWN_DETAILS.set('no-such-endpoint', new Set(['']));
SHOWN_DETAILS.set('method-not-allowed', new Set(['allow, method']));

/** Whether a refusal tells exactly what an example of the document tells; null: it does. */
export const faultsOfDetails = (json: unknown): string | null => {
  const { id } = below(json, 'error');
  const shown = SHOWN_DETAILS.get(id);
  if (id === undefined || shown?.has(detailNames(json)) === true) return null;
  const all = [...(shown ?? [])].map((names) => `{${names}}`).join(' or ');
  return `details of ${JSON.stringify(id)}: {${detailNames(json)}}, and the document shows ${all}`;
};

/** What a request outside of the document may be answered with. */
const UNDOCUMENTED: ReadonlySet<number> = new Set([401, 403, 404, 405, 413, 429, 400]);

const refusalFaults = (status: number, json: unknown): string | null => {
  const validate = validatorAt('components', 'schemas', 'Refusal');
  if (!UNDOCUMENTED.has(status)) return `${status} for what is not documented`;
  return validate(json) ? faultsOfDetails(json) : faultsOf(validate);
};

/** Follows a reference to another place in the document. */
const stepsOf = (steps: readonly string[]): readonly string[] => {
  const { $ref } = below(DOCUMENT, ...steps);
  return typeof $ref === 'string' ? $ref.slice('#/'.length).split('/') : steps;
};

/**
 * What of an answer is not as documented; null: nothing.
 * @param path below the base URL, without the query
 */
export const faultsOfAnswer = (
  method: string,
  path: string,
  { status, type, json }: Answered,
): string | null => {
  // Tells what is possible, with a bare status.
  if (method === 'OPTIONS' && status < 300) return null;
  const template = templateOf(path);
  const asked = method === 'HEAD' ? 'get' : method.toLowerCase();
  const responses = ['paths', template ?? '', asked, 'responses'];
  if (template === undefined || Object.keys(below(DOCUMENT, ...responses)).length === 0) {
    // An answer to HEAD has no body.
    return method === 'HEAD' ? null : refusalFaults(status, json);
  }
  const response = stepsOf([...responses, String(status)]);
  const content = below(DOCUMENT, ...response, 'content');
  if (Object.keys(content).length === 0) return `${status} is not documented`;
  const [media = ''] = type.split(';');
  if (!(media in content)) return `${status} with ${type} is not documented`;
  if (media !== 'application/json' || method === 'HEAD') return null;
  const validate = validatorAt(...response, 'content', media, 'schema');
  return validate(json) ? faultsOfDetails(json) : `${status}: ${faultsOf(validate)}`;
};
