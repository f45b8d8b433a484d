import { ApiError, Connection, type Method } from '../../src/client/index.ts';

/** What the API answered. */
export interface ApiAnswer {
  readonly status: number;
  readonly code: string;
  readonly msg: string;
  readonly errorId: string | null;
  /** As it came; tests look into it with `t.like`. */
  readonly data: unknown;
}

/** The REST API of one call center, as a CRM calls it: the client of this project, by short paths. */
export class Api {
  readonly #connection: Connection;
  readonly #base: string;

  constructor(baseUrl: string, callcenter: string, key: string) {
    // A test wants to see what comes of one request.
    this.#connection = new Connection({ baseUrl, key, retries: 0 });
    this.#base = `/callcenter/${callcenter}`;
  }

  /** Calls an endpoint and gives whatever it answers. */
  async call(method: Method, path: string, body?: object): Promise<ApiAnswer> {
    try {
      const response = await this.#send(method, path, body);
      const { code, msg, data } = (await response.json()) as ApiAnswer;
      return { status: response.status, code, msg, data, errorId: null };
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const { status, code, message: msg, id: errorId } = error;
      return { status, code, msg, data: null, errorId };
    }
  }

  /**
   * Calls an endpoint that is to succeed and gives its data.
   * @throws Error that shows the refusal
   */
  async do<Data = unknown>(method: Method, path: string, body?: object): Promise<Data> {
    const answer = await this.call(method, path, body);
    if (answer.status === 200) return answer.data as Data;
    throw new Error(`${method} ${path}: ${answer.status} ${answer.errorId ?? ''} ${answer.msg}`);
  }

  #send(method: Method, path: string, body?: object): Promise<Response> {
    const place = path === '' ? this.#base : `${this.#base}/${path}`;
    return this.#connection.send(method, place, body === undefined ? {} : { body });
  }
}
