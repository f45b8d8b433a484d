import type { CallcenterId, Instant } from '../domain/ids.ts';
import { BATCH } from './remove-history.ts';
import type { LogContext } from './ports/log-context.ts';
import type { OperationDeps } from './runtime/operation-deps.ts';

type Deps = Pick<OperationDeps, 'store' | 'recordings'>;

/**
 * Removes the recordings of conversations that are over and were created before a moment. The conversations stay.
 * @param breathe done between batches; answers whether to go on
 * @returns how many were removed
 * @throws Refusal asterisk-unavailable, asterisk-refused if a recording cannot be removed: what was
 *   not removed by then is kept
 */
export const removeRecordings = async (
  { store, recordings }: Deps,
  id: CallcenterId,
  before: Instant,
  logContext: LogContext,
  breathe: () => Promise<boolean>,
): Promise<number> => {
  let removed = 0;
  for (;;) {
    const old = await store.oldRecordings(id, before, BATCH);
    // The file first: without its name nobody would ever find it again.
    for (const conversation of old) await recordings.remove(conversation, logContext);
    await store.forgetRecordings(id, old);
    removed += old.length;
    if (old.length < BATCH || !(await breathe())) return removed;
  }
};
