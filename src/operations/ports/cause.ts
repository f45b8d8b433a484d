/**
 * On whose behalf something is done, as lines of the log about it tell. It is handed on by hand: an
 * AsyncLocalStorage, which would do it unseen, made every request dearer by 15 µs on Node 20.
 */
export type Cause = Readonly<Record<string, string | readonly string[]>>;

/** Of what happens by itself. */
export const NOBODY: Cause = {};
