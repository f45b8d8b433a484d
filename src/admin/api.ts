import { NotAnswered, Refused } from './refused.ts';

/** A row of an answer: what the API's document says of it. */
export type Row = Readonly<Record<string, unknown>>;

type Query = Readonly<Record<string, string | number | undefined>>;

interface Envelope {
  readonly code: string;
  readonly msg: string;
  readonly data: unknown;
  readonly error?: { readonly id: string };
}

interface Page {
  readonly total_count: number;
  readonly result: readonly Row[];
}

interface EventPage {
  readonly result: readonly Row[];
  readonly next_after: number;
  readonly more: boolean;
}

const TIMEOUT_MS = 30_000;
const PAGE_SIZE = 1000;

/** With its cause: "fetch failed" alone tells nobody anything. */
const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const { cause, message } = error;
  return cause === undefined ? message : `${message}: ${reasonOf(cause)}`;
};

const withQuery = (url: string, query: Query): string => {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) given.set(name, String(value));
  }
  return given.size === 0 ? url : `${url}?${given.toString()}`;
};

/** A path of the API, of which each part is whatever it is. */
export const path = (...parts: readonly string[]): string =>
  parts.map((part) => `/${encodeURIComponent(part)}`).join('');

/** The REST API, as those ask it who administer it. Throws Refused and NotAnswered. */
export class AdminApi {
  readonly #base: string;
  readonly #key: string | null;

  constructor(base: string, key: string | null) {
    this.#base = base.replace(/\/+$/, '');
    this.#key = key;
  }

  get(path: string, query: Query = {}): Promise<Row> {
    return this.#call('GET', withQuery(path, query)) as Promise<Row>;
  }

  put(path: string, body: object): Promise<Row> {
    return this.#call('PUT', path, body) as Promise<Row>;
  }

  delete(path: string, query: Query = {}): Promise<Row> {
    return this.#call('DELETE', withQuery(path, query)) as Promise<Row>;
  }

  /** All rows of a list. New ones that come meanwhile push others onto the next page: once is enough. */
  async *rows(path: string, query: Query = {}): AsyncGenerator<Row> {
    let before = new Set<unknown>();
    for (let number = 1, seen = 0; ; number += 1) {
      const page = { ...query, page_no: number, page_size: PAGE_SIZE };
      const { result, total_count } = (await this.get(path, page)) as unknown as Page;
      yield* result.filter(({ id, name }) => !before.has(id ?? name));
      before = new Set(result.map(({ id, name }) => id ?? name));
      seen += result.length;
      if (result.length < PAGE_SIZE || seen >= total_count) return;
    }
  }

  /** All events that are kept, oldest first. */
  async *events(path: string, since: number): AsyncGenerator<Row> {
    for (let after = since; ;) {
      const query = { after, limit: PAGE_SIZE };
      const { result, next_after, more } = (await this.get(path, query)) as unknown as EventPage;
      yield* result;
      if (!more) return;
      after = next_after;
    }
  }

  async #call(method: string, path: string, body?: object): Promise<unknown> {
    const response = await this.#answerTo(method, path, body);
    const { code, msg, data, error } = await this.#read(response);
    if (response.ok) return data;
    throw new Refused(`${code} ${error?.id ?? ''}: ${msg}`);
  }

  async #answerTo(method: string, path: string, body: object | undefined): Promise<Response> {
    try {
      return await fetch(`${this.#base}${path}`, {
        method,
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MS),
        headers: {
          ...(this.#key !== null && { authorization: `Bearer ${this.#key}` }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
    } catch (error) {
      throw new NotAnswered(`no service answers at ${this.#base}: ${reasonOf(error)}`);
    }
  }

  async #read(response: Response): Promise<Envelope> {
    try {
      return (await response.json()) as Envelope;
    } catch (error) {
      const what = `what answers at ${this.#base} is not the service (status ${response.status})`;
      throw new NotAnswered(`${what}: ${reasonOf(error)}`);
    }
  }
}
