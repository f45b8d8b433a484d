/** How much of what all share one key, one call center or one address may have at a time. */
export interface ShareLimits {
  readonly streamsPerKey: number;
  readonly streamsPerCallcenter: number;
  /** Reports, figures and long lists, of a key and of a call center. */
  readonly expensiveReads: number;
  /** Beyond that number, of a call center, until there is a place. */
  readonly waitingReads: number;
}

export const SHARE_LIMITS: ShareLimits = {
  streamsPerKey: 50,
  streamsPerCallcenter: 2000,
  expensiveReads: 4,
  waitingReads: 100,
};

/** One answer, in bytes of UTF-8; a page that would be larger ends earlier. */
export const MOST_ANSWER_BYTES = 2_000_000;
