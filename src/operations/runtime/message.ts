import type { Event, Outcome } from '../../domain/step.ts';
import type { LogContext } from '../ports/log-context.ts';
import type { CommandResult } from '../ports/telephony.ts';

/** What happened or is asked for, on its way to being stepped. */
export interface Letter {
  readonly event: Event;
  /** What lines about its consequences carry. */
  readonly logContext: LogContext;
  readonly answer: (outcome: Outcome, results: Promise<CommandResult[]>) => void;
  readonly fail: (error: unknown) => void;
}

/** A letter with what was decided upon it. */
export interface SteppedLetter {
  readonly letter: Letter;
  readonly outcome: Outcome;
}

/** What sort of event a letter tells of, for the log. */
export const kindOfLetter = ({ event }: Letter): string => {
  switch (event.kind) {
    case 'request':
      return event.request.kind;
    case 'fact':
      return event.fact.kind;
    case 'clock':
      return event.kind;
  }
};

const tellsWhatIsThere = ({ event }: Letter): boolean =>
  event.kind === 'fact' && event.fact.kind === 'asterisk-seen';

/**
 * Where the outcomes begin whose commands are carried out. Those of steps before the one that
 * learns what Asterisk has suppose commands that were perhaps never done: that step decides anew.
 * @param stepped in their order
 * @param waiting those that come after
 */
export const firstOfUse = (
  stepped: readonly SteppedLetter[],
  waiting: readonly Letter[],
): number => {
  if (waiting.some(tellsWhatIsThere)) return stepped.length;
  return stepped.findLastIndex(({ letter }) => tellsWhatIsThere(letter));
};
