import type { z } from 'zod';
import { closestName } from '../domain/enqueue/closest-name.ts';
import { Refusal } from '../domain/refusal.ts';

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
const kindOf = (value: unknown): string => {
  if (value === null) return 'null';
  if (value === '') return 'empty text';
  if (Array.isArray(value)) return 'list';
  return typeof value === 'string' ? 'text' : typeof value;
};

const unknownMember = (place: Place, issue: Issue & { code: 'unrecognized_keys' }): Refusal => {
  const name = issue.keys[0] ?? '';
  const known = issue.message === '' ? [] : issue.message.split(', ');
  const meant = closestName(name, known);
  const hint = meant === null ? '' : `; did you mean "${meant}"?`;
  const expected = known.length === 0 ? 'nothing' : `one of ${known.join(', ')}`;
  const path = formatPath([...issue.path, name]);
  return new Refusal(
    'invalid-argument',
    `${place}: ${path} is unknown; expected ${expected}${hint}`,
    { in: place, path, expected },
  );
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
  const expected = issue?.message ?? '';
  const value = valueAt(given, steps);
  const subject = steps.length === 0 ? place : `${place}: ${formatPath(steps)}`;
  const message =
    value === undefined
      ? `${subject} is missing; expected ${expected}`
      : `${subject}: expected ${expected}, not this ${kindOf(value)}`;
  return new Refusal('invalid-argument', message, { in: place, path: formatPath(steps), expected });
};
