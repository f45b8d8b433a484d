import type { Event, Outcome } from '../../src/domain/step.ts';

/** A step in the lines of a trace: what came, and all that it brought about. */
export const describeStep = (
  event: Event,
  { answer, changes, commands, events }: Outcome,
): string =>
  [
    JSON.stringify(event),
    ...(answer.kind === 'refused' ? [`  refused: ${answer.refusal.message}`] : []),
    ...changes.map(({ kind, key, record }) => `  ${kind} ${key}: ${brief(record)}`),
    ...events.map(({ event: name, body }) => `  tells ${name} ${JSON.stringify(body)}`),
    ...commands.map((command) => `  wants ${JSON.stringify(command)}`),
  ].join('\n');

const brief = (record: object | null): string =>
  JSON.stringify(record, (key, value: unknown) =>
    key === 'enqueue' || key === 'routes' ? undefined : value,
  );
