import type { z } from 'zod';
import { closestName } from '../../domain/enqueue/closest-name.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { refusals } from '../../domain/refusals.ts';
import { type Phrase, phrase } from '../../messages/phrase.ts';
import { ruleIn } from './rule.ts';

/** Where in a request something stands. */
export type Place = 'path' | 'query' | 'body';

type Issue = z.core.$ZodIssue;
type Steps = readonly PropertyKey[];

/** As one would write it in JavaScript: `skills[0].score`. */
const formatPath = (steps: Steps): string =>
  steps
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '');

const valueAt = (value: unknown, steps: Steps): unknown => {
  let found = value;
  for (const step of steps) {
    if (typeof found !== 'object' || found === null) return undefined;
    found = Reflect.get(found, step) as unknown;
  }
  return found;
};

/** The kind of a value. The value itself may be a secret, and is not told. */
const kindOf = (value: unknown): Phrase => {
  if (value === null) return phrase('kind-null');
  if (value === '') return phrase('kind-empty');
  if (Array.isArray(value)) return phrase('kind-list');
  switch (typeof value) {
    case 'string':
      return phrase('kind-text');
    case 'number':
      return phrase('kind-number');
    case 'boolean':
      return phrase('kind-boolean');
    case 'object':
      return phrase('kind-object');
    default:
      return phrase('kind-other', { kind: typeof value });
  }
};

const subjectOf = (place: Place, path: string): Phrase => {
  const where = phrase(`place-${place}`);
  return path === '' ? where : phrase('in-place', { place: where, path });
};

const refusal = (message: Phrase, place: Place, path: string, expected: Phrase): Refusal =>
  refusals.invalidArgument(message, { in: place, path, expected });

const unknownMember = (place: Place, issue: Issue & { code: 'unrecognized_keys' }): Refusal => {
  const name = issue.keys[0] ?? '';
  const known = issue.message === '' ? [] : issue.message.split(', ');
  const meant = closestName(name, known);
  const hint = meant === null ? phrase('no-hint') : phrase('did-you-mean', { name: meant });
  const expected =
    known.length === 0 ? phrase('expected-nothing') : phrase('expected-one-of', { names: known });
  const path = formatPath([...issue.path, name]);
  const message = phrase('member-unknown', { subject: subjectOf(place, path), expected, hint });
  return refusal(message, place, path, expected);
};

/** Of a text that is right by itself, and not beside the others. */
export const unfitting = (place: Place, path: string, expected: Phrase): Refusal => {
  const subject = subjectOf(place, path);
  const message = phrase('value-wrong', { subject, expected, kind: phrase('kind-text') });
  return refusal(message, place, path, expected);
};

/**
 * Tells what the schema found wrong: what, where, and what would be right. Schemas word their rules
 * so that they complete the sentence "expected …", and for unknown members list the known ones.
 */
export const invalidArgument = (place: Place, given: unknown, { issues }: z.ZodError): Refusal => {
  const unknown = issues.find((issue) => issue.code === 'unrecognized_keys');
  if (unknown !== undefined) return unknownMember(place, unknown);
  const [issue] = issues;
  const steps = issue?.path ?? [];
  const expected = ruleIn(issue?.message ?? '');
  const value = valueAt(given, steps);
  const path = formatPath(steps);
  const subject = subjectOf(place, path);
  const message =
    value === undefined
      ? phrase('value-missing', { subject, expected })
      : phrase('value-wrong', { subject, expected, kind: kindOf(value) });
  return refusal(message, place, path, expected);
};
