import type { CallcenterId, CallId } from '../../domain/ids.ts';
import { NO_CONTEXT } from '../ports/log-context.ts';
import type { Seen, Telephony } from '../ports/telephony.ts';

/** What is known of what Asterisk has. */
interface Known {
  hasCall(id: CallId): boolean;
  hasCallcenter(id: CallcenterId): boolean;
}

/** Ends what was made for a call center that is no more, or by a step that was never stored. Callers of the IVR go on. */
export const endStrays = (
  telephony: Telephony,
  { calls, bridges }: Pick<Seen, 'calls' | 'bridges'>,
  known: Known,
): void => {
  const isOfKnown = (id: CallcenterId | null): boolean => id !== null && known.hasCallcenter(id);
  for (const { callId, origin, callcenterId } of calls) {
    if (known.hasCall(callId) || isOfKnown(callcenterId)) continue;
    const kind = origin === 'ivr' ? 'readmit-caller' : 'hang-up';
    void telephony.execute({ kind, callId }, NO_CONTEXT);
  }
  for (const { conversationId, callcenterId } of bridges) {
    if (isOfKnown(callcenterId)) continue;
    void telephony.execute({ kind: 'close-bridge', conversationId }, NO_CONTEXT);
  }
};
