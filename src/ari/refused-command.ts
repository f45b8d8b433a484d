import type { Command } from '../domain/engine/command.ts';
import type { AriError } from './ari-error.ts';

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
