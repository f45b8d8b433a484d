import { ApiError, NoAnswerError } from './api-error.ts';
import type { Method, RefusalId } from './operations.ts';

const DEFAULT_TIMEOUT_MS = 15_000;
const DEFAULT_RETRIES = 2;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 10_000;
/** Of those who stand in between, and of a service that has no Asterisk for a moment. */
const PASSING: ReadonlySet<number> = new Set([429, 502, 503, 504]);

export interface ConnectionOptions {
  /** With `/v1`: `http://127.0.0.1:8080/v1`. */
  readonly baseUrl: string;
  /** Sent as `Authorization: Bearer`. */
  readonly key?: string;
  /** How long one try may take, in milliseconds. */
  readonly timeoutMs?: number;
  /** How often a request is sent again that had no answer or came at a bad moment. */
  readonly retries?: number;
  /** The language of messages: `en`, `zh-CN`. */
  readonly language?: string;
}

type Plain = string | number | boolean;

/** A list is sent as its name, repeated. */
export type Query = Readonly<Record<string, Plain | readonly Plain[] | undefined>>;

export interface Sent {
  readonly query?: Query;
  readonly body?: unknown;
  /** A WAV file, in place of a body. */
  readonly file?: Blob | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
  /** Ends it. */
  readonly signal?: AbortSignal;
}

const listOf = (value: Query[string]): readonly Plain[] => {
  if (value === undefined) return [];
  return typeof value === 'object' ? value : [value];
};

const searchOf = (query: Query = {}): string => {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of listOf(value)) search.append(name, String(one));
  }
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
};

const secondsIn = (header: string | null): number | null => {
  const seconds = header === null ? NaN : Number(header);
  return Number.isFinite(seconds) ? seconds * 1000 : null;
};

interface Refusal {
  readonly code: string;
  readonly msg: string;
  readonly error: { readonly id: RefusalId; readonly details: Record<string, unknown> };
}

const isRefusal = (json: unknown): json is Refusal =>
  typeof json === 'object' && json !== null && 'code' in json && 'msg' in json && 'error' in json;

const refusalIn = async (response: Response): Promise<ApiError | NoAnswerError> => {
  const text = await response.text();
  try {
    const json: unknown = JSON.parse(text);
    if (isRefusal(json)) {
      const { code, msg, error } = json;
      const { status, headers } = response;
      const requestId = headers.get('X-Request-Id');
      const retryAfterMs = secondsIn(headers.get('Retry-After'));
      return new ApiError({ status, code, msg, ...error, requestId, retryAfterMs });
    }
  } catch (cause) {
    return new NoAnswerError(`${response.status}, and not JSON`, { cause });
  }
  return new NoAnswerError(`${response.status}, and not an answer of this API`);
};

const after = (ms: number, signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, ms);
    if (signal?.aborted === true) stop();
    else signal?.addEventListener('abort', stop, { once: true });
  });

/** Twice as long each time, and not all clients in the same moment. */
const pauseBefore = (retry: number, error: unknown): number => {
  const asked = error instanceof ApiError ? error.retryAfterMs : null;
  const doubled = FIRST_PAUSE_MS * 2 ** (retry - 1) * (0.5 + Math.random());
  return Math.min(LONGEST_PAUSE_MS, asked ?? doubled);
};

const mayPass = (error: unknown): boolean =>
  error instanceof NoAnswerError || (error instanceof ApiError && PASSING.has(error.status));

/** A page that came over plain http has no `randomUUID`. */
const newKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');

const typeOf = (body: unknown, file: Sent['file']): string | null => {
  if (file !== undefined) return 'audio/wav';
  return body === undefined ? null : 'application/json';
};

/** Sends requests. Knows how to say who asks, to wait, and to try again without doing a thing twice. */
export class Connection {
  readonly #options: ConnectionOptions;

  constructor(options: ConnectionOptions) {
    this.#options = options;
  }

  /**
   * Sends a request, and again if it can do no harm: GET and PUT, and POST with its Idempotency-Key.
   * @param path below the base URL, encoded
   * @throws ApiError, NoAnswerError; what `signal` was aborted with
   */
  async send(method: Method, path: string, sent: Sent = {}): Promise<Response> {
    const headers =
      method === 'POST' ? { 'Idempotency-Key': newKey(), ...sent.headers } : { ...sent.headers };
    const retries = method === 'DELETE' ? 0 : (this.#options.retries ?? DEFAULT_RETRIES);
    for (let retry = 1; ; retry += 1) {
      try {
        return await this.try(method, path, { ...sent, headers });
      } catch (error) {
        if (retry > retries || !mayPass(error)) throw error;
        await after(pauseBefore(retry, error), sent.signal);
      }
    }
  }

  /**
   * Sends a request once.
   * @param timeoutMs until the answer begins; Infinity: for ever
   * @throws ApiError, NoAnswerError; what `signal` was aborted with
   */
  async try(
    method: Method,
    path: string,
    { query, body, file, headers = {}, signal }: Sent,
    timeoutMs = this.#options.timeoutMs ?? DEFAULT_TIMEOUT_MS,
  ): Promise<Response> {
    const response = await this.#fetch(`${path}${searchOf(query)}`, timeoutMs, signal, {
      method,
      headers: { ...this.#headers(typeOf(body, file)), ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(file !== undefined && { body: file as Blob }),
    });
    if (response.ok) return response;
    throw await refusalIn(response);
  }

  #headers(type: string | null): Record<string, string> {
    const { key, language } = this.#options;
    return {
      ...(key !== undefined && { Authorization: `Bearer ${key}` }),
      ...(language !== undefined && { 'Accept-Language': language }),
      ...(type !== null && { 'Content-Type': type }),
    };
  }

  async #fetch(
    path: string,
    timeoutMs: number,
    signal: AbortSignal | undefined,
    init: RequestInit,
  ): Promise<Response> {
    const late = timeoutMs === Infinity ? [] : [AbortSignal.timeout(timeoutMs)];
    const signals = [...late, ...(signal === undefined ? [] : [signal])];
    try {
      return await fetch(`${this.#options.baseUrl}${path}`, {
        ...init,
        signal: AbortSignal.any(signals),
      });
    } catch (cause) {
      signal?.throwIfAborted();
      throw new NoAnswerError(`no answer from ${this.#options.baseUrl}`, { cause });
    }
  }
}
