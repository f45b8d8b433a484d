import type { Event, Outcome } from '../../domain/step.ts';
import type { LogContext } from '../ports/log-context.ts';
import type { CommandResult } from '../ports/telephony.ts';

/** What happened or is asked for, on its way to being stepped. */
export interface Message {
  readonly event: Event;
  /** What lines about its consequences carry. */
  readonly logContext: LogContext;
  readonly answer: (outcome: Outcome, results: Promise<CommandResult[]>) => void;
  readonly fail: (error: unknown) => void;
}

/** A message with what was decided upon it. */
export interface SteppedMessage {
  readonly message: Message;
  readonly outcome: Outcome;
}

/** What sort of event a message tells of, for the log. */
export const kindOfMessage = ({ event }: Message): string => {
  switch (event.kind) {
    case 'request':
      return event.request.kind;
    case 'fact':
      return event.fact.kind;
    case 'clock':
      return event.kind;
  }
};

const isAsteriskSeen = ({ event }: Message): boolean =>
  event.kind === 'fact' && event.fact.kind === 'asterisk-seen';

/**
 * Where the outcomes begin whose commands are carried out. Those of steps before the one that
 * learns what Asterisk has suppose commands that were perhaps never done: that step decides anew.
 * @param stepped in their order
 * @param waiting those that come after
 */
export const firstOfUse = (
  stepped: readonly SteppedMessage[],
  waiting: readonly Message[],
): number => {
  if (waiting.some(isAsteriskSeen)) return stepped.length;
  return stepped.findLastIndex(({ message }) => isAsteriskSeen(message));
};
