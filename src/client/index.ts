import type { paths } from './api-types.ts';
import { Connection, type ConnectionOptions, type Query } from './connection.ts';
import { type EventOptions, eventStream } from './event-stream.ts';
import type { AskedOf, DataOf, Event, Method, PathOf } from './operations.ts';
import { pathPart } from './path-part.ts';

export type { components, operations, paths } from './api-types.ts';
export { ApiError, NoAnswerError } from './api-error.ts';
export { Connection, type ConnectionOptions, type Query, type Sent } from './connection.ts';
export type { EventOptions } from './event-stream.ts';
export { pathPart } from './path-part.ts';
export type { AskedOf, DataOf, Event, EventName, Method, PathOf, RefusalId } from './operations.ts';

/** How one request is sent. */
export interface CallOptions {
  readonly signal?: AbortSignal;
  /** One of your own, to be sent again after a restart of yours too; otherwise one is made up. */
  readonly idempotencyKey?: string;
}

interface Parts {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Query;
  readonly body?: unknown;
  readonly file?: Blob | Uint8Array;
}

/** `{name}` stands for what is given for it. */
const filledIn = (template: string, names: Readonly<Record<string, string>> = {}): string =>
  template.replace(/\{(\w+)\}/g, (_all, name: string) => pathPart(name, names[name] ?? ''));

/**
 * The REST API, typed by its document: a method and a path say what is to be given and what comes.
 *
 *     const client = new CallcenterClient({ baseUrl: 'http://127.0.0.1:8080/v1', key });
 *     const agent = await client.call('GET', '/callcenter/{callcenter_id}/agent/{agent_name}', {
 *       path: { callcenter_id: 'acme', agent_name: 'ana' },
 *     });
 */
export class CallcenterClient {
  readonly #connection: Connection;

  constructor(options: ConnectionOptions) {
    this.#connection = new Connection(options);
  }

  /**
   * Asks for an operation and gives its data.
   * @throws ApiError if it is refused, NoAnswerError, RangeError for a name that can stand in no path
   */
  async call<Verb extends Method, Path extends PathOf<Verb>>(
    method: Verb,
    path: Path,
    asked: AskedOf<Verb, Path> & Parts,
    options: CallOptions = {},
  ): Promise<DataOf<Verb, Path>> {
    const response = await this.#send(method, path, asked, options);
    const { data } = (await response.json()) as { data: DataOf<Verb, Path> };
    return data;
  }

  /**
   * Asks for a file.
   * @throws the same
   */
  download<Path extends PathOf<'GET'>>(
    path: Path,
    asked: AskedOf<'GET', Path> & Parts,
    options: CallOptions = {},
  ): Promise<Response> {
    return this.#send('GET', path, asked, options);
  }

  /**
   * Events of a call center as they happen, over broken lines and restarts of the service.
   * @throws ApiError if it is refused for good, RangeError for an id that can stand in no path
   */
  events(callcenterId: string, options: EventOptions = {}): AsyncGenerator<Event, void, undefined> {
    const path = `/callcenter/${pathPart('callcenter_id', callcenterId)}/events`;
    return eventStream(this.#connection, path, options);
  }

  async #send(
    method: Method,
    template: keyof paths,
    { path, query, body, file }: Parts,
    { signal, idempotencyKey }: CallOptions,
  ): Promise<Response> {
    return await this.#connection.send(method, filledIn(template, path), {
      ...(query !== undefined && { query }),
      ...(body !== undefined && { body }),
      ...(file !== undefined && { file }),
      ...(signal !== undefined && { signal }),
      ...(idempotencyKey !== undefined && { headers: { 'Idempotency-Key': idempotencyKey } }),
    });
  }
}
