import type { StoredCondition } from '../domain/stored-condition.ts';

const inSeconds = (ms: number | null): number | null => (ms === null ? null : ms / 1000);

/** Timeouts in seconds; null: without limit, or for `fetch_timeout` the default. */
export const conditionView = (condition: StoredCondition) => ({
  name: condition.name,
  channel: condition.workChannel,
  where: condition.where,
  sort: condition.sort,
  priority: condition.priority,
  timeout: inSeconds(condition.timeoutMs),
  queue_timeout: inSeconds(condition.queueTimeoutMs),
  fetch_timeout: inSeconds(condition.fetchTimeoutMs),
});
