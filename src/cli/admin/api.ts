import { Connection, type Method, pathPart, type Query, type Sent } from '../../client/index.ts';

/** A row of an answer: what the API's document says of it. */
export type Row = Readonly<Record<string, unknown>>;

interface Page {
  readonly more: boolean;
  readonly result: readonly Row[];
}

interface EventPage {
  readonly result: readonly Row[];
  readonly next_after: number;
  readonly more: boolean;
}

const PAGE_SIZE = 1000;
/** Until a file is sent and converted, after others that came before. */
const FILE_MS = 180_000;

/** By which it is told from the others of a list. */
const nameOf = ({ id, name, number, conversation_id }: Row): unknown =>
  id ?? name ?? number ?? conversation_id;

/**
 * A path of the API, of which each part is whatever it is.
 * @throws RangeError for one that would lead to something else
 */
export const path = (...parts: readonly string[]): string =>
  parts.map((part) => `/${pathPart('a name or an id', part)}`).join('');

/** The REST API, as those ask it who administer it. Throws ApiError and NoAnswerError. */
export class AdminApi {
  readonly #connection: Connection;

  constructor(baseUrl: string, key: string | null) {
    const base = baseUrl.replace(/\/+$/, '');
    this.#connection = new Connection({ baseUrl: base, ...(key !== null && { key }) });
  }

  get(path: string, query: Query = {}): Promise<Row> {
    return this.#ask('GET', path, { query });
  }

  put(path: string, body: object): Promise<Row> {
    return this.#ask('PUT', path, { body });
  }

  /** Sends a WAV file, and gives time for it to be converted. */
  async putFile(path: string, file: Uint8Array): Promise<Row> {
    const sent = await this.#connection.try('PUT', path, { file }, FILE_MS);
    const { data } = (await sent.json()) as { data: Row };
    return data;
  }

  /** What is no envelope. */
  async file(path: string): Promise<Uint8Array> {
    const sent = await this.#connection.send('GET', path);
    return new Uint8Array(await sent.arrayBuffer());
  }

  post(path: string, body: object, query: Query = {}): Promise<Row> {
    return this.#ask('POST', path, { body, query });
  }

  delete(path: string, query: Query = {}): Promise<Row> {
    return this.#ask('DELETE', path, { query });
  }

  /**
   * All rows of a list. New ones that come meanwhile push others onto the next page: once is enough.
   * A page may end before it is full, as it would be too large: smaller ones follow.
   */
  async *rows(path: string, query: Query = {}): AsyncGenerator<Row> {
    let before = new Set<unknown>();
    let size = PAGE_SIZE;
    for (let seen = 0; ;) {
      const number = Math.floor(seen / size);
      const page = { ...query, page_no: number + 1, page_size: size };
      const { result, more } = (await this.get(path, page)) as unknown as Page;
      const fresh = result.slice(seen - number * size);
      yield* fresh.filter((row) => !before.has(nameOf(row)));
      before = new Set(result.map(nameOf));
      seen = Math.max(seen, number * size + result.length);
      if (!more) return;
      if (result.length < size) size = Math.ceil(size / 2);
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

  async #ask(method: Method, path: string, sent: Sent): Promise<Row> {
    const response = await this.#connection.send(method, path, sent);
    const { data } = (await response.json()) as { data: Row };
    return data;
  }
}
