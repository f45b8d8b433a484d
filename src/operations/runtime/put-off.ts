import type { RecordChange } from '../../domain/engine/world/record-changes.ts';
import type { Outcome } from '../../domain/step.ts';

/** How long it is put off at most: the story of a call is read from what is stored. */
export const MOST_PUT_OFF_MS = 1000;

/**
 * Whether what a step decided may be stored with what is decided next. Nothing follows from it but what is known of
 * a call, such as that a phone rings: nobody is told, and nothing done. Should the service end before the next commit,
 * it is as if it had ended a moment earlier; what happens to calls while it is away, it sees in Asterisk when it is
 * back.
 */
export const canBePutOff = ({ answer, changes, events, figures, commands }: Outcome): boolean =>
  answer.kind === 'none' &&
  events.length + figures.length + commands.length === 0 &&
  changes.every(({ kind }) => kind === 'call');

/** Of changes in their order: what each record came to. */
export const lastOfEach = (changes: readonly RecordChange[]): RecordChange[] => [
  ...new Map(changes.map((change) => [`${change.kind}/${change.key}`, change])).values(),
];
