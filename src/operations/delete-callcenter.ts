import type { CallcenterId } from '../domain/ids.ts';
import { refusals } from '../domain/refusals.ts';
import type { LogContext } from './ports/log-context.ts';
import type { OperationDeps } from './runtime/operation-deps.ts';
import { removeHistory } from './remove-history.ts';

type Deps = Pick<
  OperationDeps,
  'callcenters' | 'store' | 'recordings' | 'sounds' | 'keys' | 'numbers'
>;

/** Later than anything that was ever created. */
const NEVER = Number.MAX_SAFE_INTEGER;

/**
 * Removes a call center that nobody uses, with all its history, recordings and prompts. From the moment that
 * it was found empty there is none of that name: a caller who comes is sent back to the IVR. Should
 * the service be killed in the middle, or Asterisk fail, it is there again with less history.
 * @throws Refusal callcenter-not-found, callcenter-in-use, asterisk-unavailable, asterisk-refused
 */
export const deleteCallcenter = async (
  { callcenters, store, recordings, sounds, keys, numbers }: Deps,
  id: CallcenterId,
  logContext: LogContext,
): Promise<CallcenterId> => {
  await callcenters.remove(id, async (fence) => {
    await removeHistory({ store, recordings }, id, NEVER, logContext);
    await sounds?.removeAll(id);
    await numbers.removeOf(id);
    if ((await store.remove(id, fence)) === 'fenced') throw refusals.ownedElsewhere(id);
    // Its own went with it: none of them may make it again.
    keys.readAnew();
  });
  return id;
};
