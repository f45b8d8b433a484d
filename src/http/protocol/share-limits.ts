/** What the service sets for all call centers; what each may have is a setting of its own. */
export interface ShareLimits {
  /** Expensive reads of one call center that may wait for those that go on. */
  readonly waitingReads: number;
}

export const SHARE_LIMITS: ShareLimits = { waitingReads: 100 };

/** One answer, in bytes of UTF-8; a page that would be larger ends earlier. */
export const MOST_ANSWER_BYTES = 2_000_000;
