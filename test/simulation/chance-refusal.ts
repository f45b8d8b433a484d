import type { Command } from '../../src/domain/engine/world/command.ts';
import type { Refused } from './asterisk.ts';
import type { Chance } from './chance.ts';

/** Commands that Asterisk may refuse although nothing is wrong with what they concern. */
const FALLIBLE: ReadonlySet<Command['kind']> = new Set([
  'dial-phone',
  'answer-call',
  'limit-call',
  'open-bridge',
  'widen-bridge',
  'join-bridge',
  'leave-bridge',
  'start-whisper',
  'mute',
  'put-sip-account',
  'record-conversation',
  'stop-recording',
]);

/** Now and then Asterisk refuses for reasons of its own. */
export const chanceRefusal = (chance: Chance, command: Command): Refused => {
  if (!FALLIBLE.has(command.kind)) return null;
  // The last unmute before a caller goes back could not be mended by anybody.
  if (command.kind === 'mute' && command.before === null) return null;
  return chance.oneIn(60) ? 'Server error' : null;
};
