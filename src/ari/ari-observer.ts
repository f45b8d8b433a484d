import type { LogContext } from '../operations/ports/log-context.ts';
import type { AriCall } from './ari-call.ts';
import { errorFromConnection, type AriErrorKind } from './ari-error.ts';
import type { EventReading } from './asterisk-events.ts';

/** Something on the event stream that was passed over. */
export type AriOddity =
  | Exclude<EventReading, { kind: 'event' | 'answer' }>
  | { readonly kind: 'listener-failed'; readonly error: unknown };

/** Hears of every call and every oddity, for metrics and logs. */
export interface AriObserver {
  request(
    operation: string,
    milliseconds: number,
    outcome: 'ok' | AriErrorKind,
    logContext: LogContext,
  ): void;
  oddity(oddity: AriOddity): void;
}

/** Calls that the observer hears of, as made on somebody's behalf. */
export function observed(observer: AriObserver, logContext: LogContext, call: AriCall): AriCall {
  return async (operation, parameters) => {
    const start = performance.now();
    let outcome: 'ok' | AriErrorKind = 'ok';
    try {
      return await call(operation, parameters);
    } catch (error) {
      const failure = errorFromConnection(operation, error);
      outcome = failure.kind;
      throw failure;
    } finally {
      observer.request(operation, performance.now() - start, outcome, logContext);
    }
  };
}
