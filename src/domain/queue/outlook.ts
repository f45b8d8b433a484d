import type { Instant } from '../ids.ts';
import { type SearchScope, membersAmong } from './search.ts';
import type { QueueEntry, WaitingTask } from './waiting-task.ts';

/** What somebody who came now would find at one entry. */
export interface Outlook {
  /** Agents logged in whom the entry matches. */
  readonly matching: number;
  /** Those of them who could be rung now. */
  readonly usable: number;
  /** Tasks waiting for the same that would be served before. */
  readonly waitingBefore: number;
}

export const NOBODY: Outlook = { matching: 0, usable: 0, waitingBefore: 0 };

/** @param task one that does not wait, and need not be going to */
export const outlook = (
  scope: SearchScope,
  task: WaitingTask,
  entry: QueueEntry,
  now: Instant,
): Outlook => {
  const queue = scope.queues.find(task.workChannel, entry);
  if (queue === undefined) return NOBODY;
  const { pool, waiting } = queue;
  const excluded = [...membersAmong(scope, queue, task.excluded)];
  return {
    matching: pool.memberCount - excluded.length,
    usable: pool.usableCount - excluded.filter((slot) => pool.isUsable(slot)).length,
    waitingBefore: waiting.aheadOfNewcomer(entry.priority, now),
  };
};
