import { bearer } from './access.ts';

/** What the API answered. */
export interface ApiAnswer {
  readonly status: number;
  readonly code: string;
  readonly msg: string;
  readonly errorId: string | null;
  /** As it came; tests look into it with `t.like`. */
  readonly data: unknown;
}

interface Envelope {
  readonly code: string;
  readonly msg: string;
  readonly data: unknown;
  readonly error?: { readonly id: string };
}

/** The REST API of one call center, as a CRM calls it. */
export class Api {
  readonly #base: string;
  readonly #key: string;

  constructor(baseUrl: string, callcenter: string, key: string) {
    this.#key = key;
    this.#base = `${baseUrl}/callcenter/${callcenter}`;
  }

  /** Calls an endpoint and gives whatever it answers. */
  async call(method: string, path: string, body?: object): Promise<ApiAnswer> {
    const response = await fetch(path === '' ? this.#base : `${this.#base}/${path}`, {
      method,
      headers: {
        ...bearer(this.#key),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const { code, msg, data, error } = (await response.json()) as Envelope;
    return { status: response.status, code, msg, data, errorId: error?.id ?? null };
  }

  /**
   * Calls an endpoint that is to succeed and gives its data.
   * @throws Error that shows the refusal
   */
  async do<Data = unknown>(method: string, path: string, body?: object): Promise<Data> {
    const answer = await this.call(method, path, body);
    if (answer.status === 200) return answer.data as Data;
    throw new Error(`${method} ${path}: ${answer.status} ${answer.errorId ?? ''} ${answer.msg}`);
  }
}
