import type { AriParameters } from './ari-call.ts';
import { AriError } from './ari-error.ts';

/** One request, as Asterisk's API description wants it. */
export interface AriRequest {
  /** Such as `channels.hangup`. */
  readonly operation: string;
  /** Such as `DELETE`. */
  readonly method: string;
  /** From `/ari` on, with ids escaped and without a query. */
  readonly path: string;
  /** Names and values as they are, not escaped. */
  readonly parameters: readonly (readonly [name: string, value: string])[];
  /** The members of the JSON body; null: there is none. */
  readonly fields: object | null;
}

/** What ari-client read of one operation in Asterisk's API description. */
interface Described {
  readonly method: string;
  readonly path: string;
  readonly resource: { readonly basePath: string };
  readonly parameters: readonly { readonly name: string; readonly paramType: string }[];
}

/** The client object of ari-client, as far as it tells of the API. */
export interface DescribedApi {
  readonly _swagger: {
    readonly apis: Readonly<
      Record<string, { readonly operations: Readonly<Record<string, Described>> } | undefined>
    >;
  };
}

/** A description, brought into the shape in which a request is quickly made of it. */
interface Form {
  readonly method: string;
  /** What stands before, between and after the ids. */
  readonly pieces: readonly string[];
  readonly ids: readonly string[];
  readonly query: readonly string[];
  readonly body: string | null;
}

const ORIGIN = /^\w+:\/\/[^/]+/;
const ID = /\{(\w+)\}/;

const formOf = ({ method, path, resource, parameters }: Described): Form => {
  const split = `${resource.basePath}${path}`.replace(ORIGIN, '').split(ID);
  const named = (type: string) =>
    parameters.filter(({ paramType }) => paramType === type).map(({ name }) => name);
  return {
    method: method.toUpperCase(),
    pieces: split.filter((_piece, index) => index % 2 === 0),
    ids: split.filter((_piece, index) => index % 2 === 1),
    query: named('query'),
    body: named('body')[0] ?? null,
  };
};

/** Bodies that Asterisk wants inside of an object, under their name. */
const WRAPPED: ReadonlySet<string> = new Set(['variables', 'fields']);

const fieldsOf = ({ body }: Form, given: AriParameters): object | null => {
  if (body === null) return null;
  const value = given[body];
  if (typeof value !== 'object' || value === null) return null;
  return WRAPPED.has(body) ? { [body]: value } : value;
};

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value);

/**
 * Makes requests of the API description that ari-client fetched. ari-client itself would read the
 * description anew for each of them, which takes longer than Asterisk takes to answer.
 */
export class RequestForms {
  readonly #api: DescribedApi;
  readonly #forms = new Map<string, Form>();

  constructor(api: DescribedApi) {
    this.#api = api;
  }

  /**
   * @throws AriError of kind `refused` when Asterisk does not offer the operation, or an id is empty
   */
  fill(operation: string, given: AriParameters): AriRequest {
    const form = this.#formOf(operation);
    let path = form.pieces[0] ?? '';
    for (const [index, name] of form.ids.entries()) {
      const id = given[name];
      if (typeof id !== 'string' || id === '') {
        throw new AriError('refused', operation, `${name} is empty`);
      }
      path += encodeURIComponent(id) + (form.pieces[index + 1] ?? '');
    }
    const parameters: [string, string][] = [];
    for (const name of form.query) {
      const value = given[name];
      if (value !== undefined) parameters.push([name, textOf(value)]);
    }
    const { method } = form;
    return { operation, method, path, parameters, fields: fieldsOf(form, given) };
  }

  #formOf(operation: string): Form {
    const known = this.#forms.get(operation);
    if (known !== undefined) return known;
    const [resource = '', name = ''] = operation.split('.');
    const described = this.#api._swagger.apis[resource]?.operations[name];
    if (described === undefined) {
      throw new AriError('refused', operation, 'this Asterisk does not offer it');
    }
    const form = formOf(described);
    this.#forms.set(operation, form);
    return form;
  }
}
