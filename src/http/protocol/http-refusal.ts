import type { RefusalDetails } from '../../domain/refusal.ts';
import type { Phrase } from '../../messages/phrase.ts';
import { translate } from '../../messages/translate.ts';

/** Refusals that only HTTP knows. */
export type HttpRefusalId =
  | 'internal-error'
  | 'unauthorized'
  | 'forbidden'
  | 'no-such-endpoint'
  | 'method-not-allowed'
  | 'body-too-large'
  | 'range-not-satisfiable'
  | 'too-many-requests';

/** Thrown before a request reaches the domain. Made by `http-refusals.ts` alone. */
export class HttpRefusal extends Error {
  override readonly name = 'HttpRefusal';
  readonly id: HttpRefusalId;
  /** The message in no language yet; as an Error's it is English. */
  readonly phrase: Phrase;
  readonly details: RefusalDetails;

  /** @param message a sentence for a person: what is wrong and what would be right */
  constructor(id: HttpRefusalId, message: Phrase, details: RefusalDetails = {}) {
    super(translate(message, 'en'));
    this.id = id;
    this.phrase = message;
    this.details = details;
  }
}

/** What there can be too much of, by its name in details and metrics. */
export type LimitName =
  | 'requests-with-key'
  | 'requests-from-address'
  | 'requests-without-key'
  | 'connections-from-address'
  | 'expensive-reads-with-key'
  | 'expensive-reads-of-callcenter'
  | 'streams-with-key'
  | 'streams-of-callcenter'
  | 'uploads-of-callcenter'
  | 'uploads-of-all';

/** A limit that was reached. */
export interface ReachedLimit {
  readonly limit: LimitName;
  readonly most: number;
  /** How many there would be with what is refused. */
  readonly given: number;
  /** Within how many seconds they count; null: at a time. */
  readonly periodS: number | null;
}

/** Refused for now; the header Retry-After tells for how long. */
export class TooManyRequests extends HttpRefusal {
  readonly limit: LimitName;
  readonly retryAfterS: number;

  constructor(message: Phrase, { limit, most, given, periodS }: ReachedLimit, retryAfterS: number) {
    const details = { limit, most, given, period_seconds: periodS, retry_after: retryAfterS };
    super('too-many-requests', message, details);
    this.limit = limit;
    this.retryAfterS = retryAfterS;
  }
}
