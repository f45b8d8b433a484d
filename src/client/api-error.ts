import type { RefusalId } from './operations.ts';

/** What the service said when it refused. */
export interface Refused {
  readonly status: number;
  readonly code: string;
  readonly msg: string;
  readonly id: RefusalId;
  readonly details: Readonly<Record<string, unknown>>;
  /** Names the request in the log of the service; null: it did not say. */
  readonly requestId: string | null;
  /** In how many milliseconds to try again; null: it did not say. */
  readonly retryAfterMs: number | null;
}

/** The service refused: nothing was changed. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly code: string;
  readonly id: RefusalId;
  readonly details: Readonly<Record<string, unknown>>;
  readonly requestId: string | null;
  readonly retryAfterMs: number | null;

  constructor({ status, code, msg, id, details, requestId, retryAfterMs }: Refused) {
    super(msg);
    this.status = status;
    this.code = code;
    this.id = id;
    this.details = details;
    this.requestId = requestId;
    this.retryAfterMs = retryAfterMs;
  }
}

/** There was no answer, or none of the service: whether the request was carried out is not known. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';
}
