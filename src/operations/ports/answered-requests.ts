import type { Instant } from '../../domain/ids.ts';

/** What a request was answered with. */
export interface KeptAnswer {
  readonly status: number;
  readonly body: string;
}

/** A request that is to be done once, however often it is sent. */
export interface BegunRequest {
  readonly id: string;
  /** Whose it is: each has so many kept and no more, whatever others have. */
  readonly owner: string;
  /** Tells whether another request is the same. */
  readonly fingerprint: string;
  readonly begunAt: Instant;
  /** null: not known, as long as it is carried out and for ever if the service ended meanwhile. */
  readonly answer: KeptAnswer | null;
}

/** Remembers such requests over a restart. */
export interface AnsweredRequests {
  /**
   * Keeps it, unless one of the same id is known that was begun at that moment or later.
   * @returns the one that is known; null: there was none, and it is kept
   */
  begin(request: BegunRequest, since: Instant): Promise<BegunRequest | null>;
  /** Takes the place of one of the same id; of many of one owner the oldest are removed. */
  put(request: BegunRequest): Promise<void>;
  remove(id: string): Promise<void>;
  /** Removes those begun before a moment. */
  removeBefore(moment: Instant): Promise<void>;
}
