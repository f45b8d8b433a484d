import type { CallcenterId, Instant } from '../domain/ids.ts';
import type { LogContext } from './ports/log-context.ts';
import type { OperationParts } from './runtime/operation-parts.ts';
import type { OldConversation } from './ports/store.ts';

type Parts = Pick<OperationParts, 'store' | 'recordings'>;

/** Few, as commits wait while they are removed. */
export const BATCH = 100;

/** How much was removed. */
export interface RemovedHistory {
  readonly queueTasks: number;
  readonly conversations: number;
  readonly figures: number;
}

/** Recordings go first: without its conversation nobody would ever find one again. */
const removeAll = async (
  { store, recordings }: Parts,
  id: CallcenterId,
  conversations: readonly OldConversation[],
  logContext: LogContext,
): Promise<void> => {
  for (const conversation of conversations) {
    if (conversation.recorded) await recordings.remove(conversation.id, logContext);
  }
  await store.removeConversations(
    id,
    conversations.map((conversation) => conversation.id),
  );
};

/**
 * Removes tasks and conversations that are over and were created before a moment, with recordings.
 * @param breathe done between batches; answers whether to go on
 * @throws Refusal asterisk-unavailable, asterisk-refused if a recording cannot be removed: what was
 *   not removed by then is kept
 */
export const removeHistory = async (
  parts: Parts,
  id: CallcenterId,
  before: Instant,
  logContext: LogContext,
  breathe: () => Promise<boolean> = () => Promise.resolve(true),
): Promise<RemovedHistory> => {
  const removed = { queueTasks: 0, conversations: 0, figures: 0 };
  for (let more = true; more; more = more && (await breathe())) {
    const tasks = await parts.store.removeOldTasks(id, before, BATCH);
    const old = await parts.store.oldConversations(id, before, BATCH);
    if (old.length > 0) await removeAll(parts, id, old, logContext);
    const figures = await parts.store.removeOldFigures(id, before, BATCH);
    removed.queueTasks += tasks;
    removed.conversations += old.length;
    removed.figures += figures;
    more = tasks === BATCH || old.length === BATCH || figures === BATCH;
  }
  return removed;
};
