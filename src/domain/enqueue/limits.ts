/** Least and greatest value that is accepted, both included. */
export interface Range {
  readonly least: number;
  readonly most: number;
}

/** Entries of all routes of one `<enqueue>`: each is a place in a queue of its own. */
export const MOST_ENTRIES = 100;

const WEEK_S = 604_800;

/** How often a waiting caller is told their place. */
export const ANNOUNCE_EVERY_S: Range = { least: 5, most: 3600 };

/** What entries of a route and stored conditions may state. */
export const PRIORITY: Range = { least: 0, most: 99 };
/** Waiting and ringing together. */
export const TIMEOUT_S: Range = { least: 1, most: WEEK_S };
/** 0 means now or never. */
export const QUEUE_TIMEOUT_S: Range = { least: 0, most: WEEK_S };
/** Ringing one phone. */
export const FETCH_TIMEOUT_S: Range = { least: 1, most: 3600 };

/** How long ago who is known to a caller may have talked with them. */
export const LAST_AGENT_WITHIN_S: Range = { least: 60, most: 31_536_000 };

export const CONVERSATION_TIMEOUT_S: Range = { least: 1, most: WEEK_S };
/** Time to wrap up after a conversation; 0: none. */
export const WRAP_UP_S: Range = { least: 0, most: 3600 };
/** How often the number of a callback is called. */
export const CALLBACK_TRIES: Range = { least: 1, most: 20 };
/** From a call in vain to the next. */
export const CALLBACK_RETRY_S: Range = { least: 10, most: 86_400 };

export const PRIORITY_RAISE_S: Range = { least: 1, most: WEEK_S };

/** How long one phone is rung when neither the entry nor a stored condition says so. */
export const DEFAULT_FETCH_TIMEOUT_MS = 45_000;
