import { type Phrase, phrase } from '../../messages/phrase.ts';
import { translate } from '../../messages/translate.ts';
import type { ExpressionError } from '../condition/expression-error.ts';
import type { EnqueueError } from '../enqueue/enqueue-error.ts';
import { Refusal } from '../refusal.ts';

/** Where in a request something stands. */
export type ArgumentPlace = 'path' | 'query' | 'body' | 'header';

/** What is wrong in a request, and what would be right. */
export interface WrongArgument {
  readonly in: ArgumentPlace;
  /** The member or header that is meant, as `skills[0].score`; empty: the whole. */
  readonly path: string;
  /** What would be right. Details are for programs, and told in English. */
  readonly expected: Phrase | string;
}

export interface Position {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
}

const invalid = (message: Phrase, { in: place, path, expected }: WrongArgument): Refusal =>
  new Refusal('invalid-argument', message, {
    in: place,
    path,
    expected: typeof expected === 'string' ? expected : translate(expected, 'en'),
  });

export const argumentRefusals = {
  invalidArgument: invalid,
  /** A body that is no JSON, from some place on. */
  invalidJson: (message: Phrase, { offset, line, column }: Position): Refusal =>
    new Refusal('invalid-argument', message, {
      in: 'body',
      path: '',
      expected: 'JSON',
      offset,
      line,
      column,
    }),
  invalidEnqueue: ({ phrase: reason, line, column }: EnqueueError): Refusal =>
    new Refusal('invalid-argument', phrase('enqueue-wrong', { reason }), {
      in: 'enqueue',
      line,
      column,
    }),
  invalidCondition: (
    part: 'where' | 'sort',
    { phrase: reason, offset, line, column }: ExpressionError,
  ): Refusal =>
    new Refusal('condition-invalid', phrase('condition-wrong', { part, reason }), {
      part,
      offset,
      line,
      column,
    }),
};
