import type { RefusalDetails } from '../../domain/refusal.ts';
import type { Phrase } from '../../messages/phrase.ts';
import { tell } from '../../messages/tell.ts';

/** Refusals that only HTTP knows. */
export type HttpRefusalId =
  | 'internal-error'
  | 'unauthorized'
  | 'forbidden'
  | 'no-such-endpoint'
  | 'method-not-allowed'
  | 'body-too-large'
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
    super(tell(message, 'en'));
    this.id = id;
    this.phrase = message;
    this.details = details;
  }
}

/** Refused for now; the header Retry-After tells for how long. */
export class TooManyRequests extends HttpRefusal {
  readonly retryAfterS: number;

  constructor(message: Phrase, retryAfterS: number) {
    super('too-many-requests', message, { retry_after: retryAfterS });
    this.retryAfterS = retryAfterS;
  }
}
