import type { CallcenterId, Instant } from '../domain/ids.ts';
import type { LogContext } from './ports/log-context.ts';
import type { OperationDeps } from './runtime/operation-deps.ts';
import type { OldConversation } from './ports/store.ts';

type Deps = Pick<OperationDeps, 'store' | 'recordings'>;

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
  { store, recordings }: Deps,
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
  deps: Deps,
  id: CallcenterId,
  before: Instant,
  logContext: LogContext,
  breathe: () => Promise<boolean> = () => Promise.resolve(true),
): Promise<RemovedHistory> => {
  const removed = { queueTasks: 0, conversations: 0, figures: 0 };
  for (let more = true; more; more = more && (await breathe())) {
    const tasks = await deps.store.removeOldTasks(id, before, BATCH);
    const old = await deps.store.oldConversations(id, before, BATCH);
    if (old.length > 0) await removeAll(deps, id, old, logContext);
    const figures = await deps.store.removeOldFigures(id, before, BATCH);
    removed.queueTasks += tasks;
    removed.conversations += old.length;
    removed.figures += figures;
    more = tasks === BATCH || old.length === BATCH || figures === BATCH;
  }
  return removed;
};
