import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { ApiError, Connection, NoAnswerError } from '../../src/client/index.ts';

/** Something that was asked for over REST, with what came of it. */
export interface Asked {
  readonly operation: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** `unknown`: nobody could say before time was up, or the service says that it cannot say. */
  outcome: 'done' | 'refused' | 'unknown';
  data: Readonly<Record<string, unknown>>;
  /** How often it was sent: the service was away meanwhile. */
  tries: number;
}

const AGAIN_AFTER_MS = 150;
const GIVE_UP_AFTER_MS = 30_000;
const ONE_TRY_MS = 5000;
const INTERRUPTED = 'the service was interrupted';

const isPassing = (error: unknown): boolean =>
  error instanceof NoAnswerError || (error instanceof ApiError && error.status === 503);

/**
 * Asks as a good CRM does: the same request with the same Idempotency-Key, again and again until there is an
 * answer.
 */
export class Asking {
  readonly all: Asked[] = [];
  /** What was answered with an error of the service itself. */
  readonly internalErrors: string[] = [];
  /** Requests that were sent once more after their answer, and got another one. */
  answersThatDiffer = 0;
  readonly #connection: Connection;
  readonly #base: string;

  constructor(baseUrl: string, callcenter: string, key: string) {
    this.#connection = new Connection({ baseUrl, key, retries: 0, timeoutMs: ONE_TRY_MS });
    this.#base = `/callcenter/${callcenter}`;
  }

  /** @param again whether it is to be sent once more when it has been answered */
  async post(
    operation: string,
    path: string,
    body: Readonly<Record<string, unknown>>,
    again = false,
  ): Promise<Asked> {
    const asked: Asked = { operation, body, outcome: 'unknown', data: {}, tries: 0 };
    this.all.push(asked);
    const headers = { 'Idempotency-Key': randomUUID() };
    await this.#untilAnswered(asked, path, headers);
    if (!again || asked.outcome !== 'done') return asked;
    const second: Asked = { ...asked, outcome: 'unknown', data: {} };
    await this.#untilAnswered(second, path, headers);
    const differs = JSON.stringify(second.data) !== JSON.stringify(asked.data);
    if (second.outcome !== 'unknown' && differs) this.answersThatDiffer += 1;
    return asked;
  }

  /** Reads; null: there is no answer now. */
  async get<Data>(path: string): Promise<Data | null> {
    try {
      const response = await this.#connection.send('GET', `${this.#base}/${path}`);
      return ((await response.json()) as { data: Data }).data;
    } catch (error) {
      if (error instanceof ApiError || error instanceof NoAnswerError) return null;
      throw error;
    }
  }

  /** A service that was killed in the middle says so: whether it was done is for the asker to see. */
  #refused(asked: Asked, error: ApiError): void {
    if (error.message.startsWith(INTERRUPTED)) return;
    asked.outcome = 'refused';
    if (error.status !== 500) return;
    this.internalErrors.push(`${asked.operation}: ${error.message}`);
  }

  async #untilAnswered(
    asked: Asked,
    path: string,
    headers: Readonly<Record<string, string>>,
  ): Promise<void> {
    const until = performance.now() + GIVE_UP_AFTER_MS;
    while (performance.now() < until) {
      asked.tries += 1;
      try {
        const sent = { body: asked.body, headers };
        const response = await this.#connection.send('POST', `${this.#base}/${path}`, sent);
        asked.data = ((await response.json()) as { data: Asked['data'] }).data;
        asked.outcome = 'done';
        return;
      } catch (error) {
        if (error instanceof ApiError && !isPassing(error)) {
          this.#refused(asked, error);
          return;
        }
        if (!isPassing(error)) throw error;
        await pause(AGAIN_AFTER_MS);
      }
    }
  }
}
