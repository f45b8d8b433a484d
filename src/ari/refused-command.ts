import type { Command } from '../domain/engine/world/command.ts';
import type { CallId, ConversationId } from '../domain/ids.ts';
import type { AriError } from './ari-error.ts';
import { isMadeHere } from './call-names.ts';

const ENDS_SOMETHING: ReadonlySet<Command['kind']> = new Set([
  'hang-up',
  'close-bridge',
  'leave-bridge',
]);

const MOVES: ReadonlySet<Command['kind']> = new Set(['join-bridge', 'leave-bridge']);

/** Where Asterisk says that what was to go is not there, it is as good as done. */
export const isAsGoodAsDone = ({ kind }: Command, { status }: AriError): boolean =>
  status === 404 && ENDS_SOMETHING.has(kind);

/**
 * Asterisk failed to move a call that it has: nobody knows who hears whom, and what is on its way was
 * decided for another place. (That a call or a bridge is gone is told by a fact of its own.)
 */
export const leavesPlaceUnknown = ({ kind }: Command, { status }: AriError): boolean =>
  (status ?? 0) >= 500 && MOVES.has(kind);

const CONCERNS_ONE_CALL: ReadonlySet<Command['kind']> = new Set([
  'answer-call',
  'answer-transfer',
  'hang-up',
  'limit-call',
  'mute',
  'play-to-call',
]);

const isNotOurs = ({ status, reason }: AriError): boolean =>
  status === 404 || (status === 409 && /not in stasis/i.test(reason));

/** The one call that a command concerns, if the platform made it; null: none. */
export const callOfOurs = (command: Command): CallId | null =>
  'callId' in command && CONCERNS_ONE_CALL.has(command.kind) && isMadeHere(command.callId)
    ? command.callId
    : null;

/**
 * The call that Asterisk has not, or has not in our application; null: none. Of callers from the IVR
 * StasisEnd always tells, and they may be on another visit by now.
 */
export const missingCall = (command: Command, error: AriError): CallId | null =>
  isNotOurs(error) ? callOfOurs(command) : null;

/** The bridge that Asterisk has not although something is to happen in it; null: none. */
export const missingBridge = (command: Command, { status }: AriError): ConversationId | null => {
  switch (command.kind) {
    case 'join-bridge':
    case 'play-to-conversation':
    case 'record-conversation':
      return status === 404 ? command.conversationId : null;
    default:
      return null;
  }
};
