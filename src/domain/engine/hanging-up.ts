import { answeredAt, type DialledCall, type EndReason } from '../call.ts';
import type { World } from './world.ts';

/**
 * Hangs up a call that the platform made. It stays on record until Asterisk confirms that it is gone;
 * its agent stays fetching or talking until then.
 */
export const hangUp = (world: World, call: DialledCall, reason: EndReason): void => {
  if (call.phase.kind === 'ending') return;
  world.calls.put({ ...call, phase: { kind: 'ending', reason, answeredAt: answeredAt(call) } });
};
