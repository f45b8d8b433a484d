/**
 * Why a call to Asterisk failed.
 * - `refused`: Asterisk answered with an error, or cannot do what was asked
 * - `unauthorized`: user or password are wrong, or the user may only read
 * - `unavailable`: no connection, or it broke before the answer; the call may have been carried out
 * - `timed-out`: no answer within the time limit; the call may still be carried out
 * - `taken-over`: another service has opened the same application, whose events go there now
 */
export type AriErrorKind = 'refused' | 'unauthorized' | 'unavailable' | 'timed-out' | 'taken-over';

/** The only error that a call on an `AriClient` rejects with. */
export class AriError extends Error {
  override readonly name = 'AriError';
  readonly kind: AriErrorKind;
  /** HTTP status of Asterisk's answer, null when there was no answer or it could not be used. */
  readonly status: number | null;
  /** The ARI operation, such as `channels.hangup`. */
  readonly operation: string;
  /** Asterisk's own words, or what went wrong on the way. */
  readonly reason: string;

  constructor(kind: AriErrorKind, operation: string, reason: string, status: number | null = null) {
    super(`${operation}: ${reason}${status === null ? '' : ` (${status})`}`);
    this.kind = kind;
    this.operation = operation;
    this.reason = reason;
    this.status = status;
  }
}

/** Asterisk says that it does not have what was asked for: nothing else means that it is gone. */
export const isMissing = (error: unknown): error is AriError =>
  error instanceof AriError && error.status === 404;

/** The error that an HTTP answer with a status of 300 or more stands for. */
export function errorFromAnswer(operation: string, status: number, body: string): AriError {
  const reason = reasonIn(body);
  return new AriError(kindOfAnswer(status, reason), operation, reason, status);
}

/** What Asterisk says to a user who may do less than is needed, with 403. */
const NO_RIGHTS = /^(?:Write access denied|Access denied by ACL)/;
/** Asterisk is starting or shutting down, or what is before it does not reach it. */
const NOT_SERVED: ReadonlySet<number> = new Set([502, 503, 504]);

/** Other refusals with 403 are of one object, such as an account that a file has: no loss of everything. */
function kindOfAnswer(status: number, reason: string): AriErrorKind {
  if (status === 401 || (status === 403 && NO_RIGHTS.test(reason))) return 'unauthorized';
  return NOT_SERVED.has(status) ? 'unavailable' : 'refused';
}

/** The error that a failed connection stands for. Never keeps the request, which holds the password. */
export function errorFromConnection(operation: string, error: unknown): AriError {
  if (error instanceof AriError) return error;
  if (!(error instanceof Error)) return new AriError('unavailable', operation, String(error));
  const code = 'code' in error && typeof error.code === 'string' ? `${error.code}: ` : '';
  return new AriError('unavailable', operation, `${code}${error.message}`);
}

const LONGEST_REASON = 500;

/** Asterisk explains itself in `{"message": …}` or `{"error": …}`; a proxy before it in plain text. */
function reasonIn(body: string): string {
  const text = body.trim().slice(0, LONGEST_REASON);
  if (text === '') return 'no reason given';
  try {
    const said: unknown = JSON.parse(body);
    return explanation(said) ?? text;
  } catch {
    return text;
  }
}

function explanation(said: unknown): string | null {
  if (typeof said !== 'object' || said === null) return null;
  if ('message' in said && typeof said.message === 'string') return said.message;
  if ('error' in said && typeof said.error === 'string') return said.error;
  return null;
}
