import type { Dialect } from './dialect.ts';

/**
 * The intervals of a report, as a table of `since` and `until` in the order of `key` from the JSON
 * that is bound as `:intervals`. They are taken out of their JSON once: SQLite would otherwise do so for each row that they are
 * compared with, which took five times as long as the rest of a report of 24,000 spans.
 * https://www.sqlite.org/lang_with.html#materialization_hints
 */
export const withIntervals = ({ intervals }: Dialect): string => `
  WITH interval AS MATERIALIZED (${intervals})`;
