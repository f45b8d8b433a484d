import type { RefusalDetails } from '../domain/refusal.ts';

/** Refusals that only HTTP knows. */
export type HttpRefusalId =
  | 'internal-error'
  | 'unauthorized'
  | 'forbidden'
  | 'no-such-endpoint'
  | 'method-not-allowed'
  | 'body-too-large'
  | 'too-many-requests';

/** Thrown before a request reaches the domain. */
export class HttpRefusal extends Error {
  override readonly name = 'HttpRefusal';
  readonly id: HttpRefusalId;
  readonly details: RefusalDetails;

  /** @param message one sentence for a person: what is wrong and what would be right */
  constructor(id: HttpRefusalId, message: string, details: RefusalDetails = {}) {
    super(message);
    this.id = id;
    this.details = details;
  }
}
