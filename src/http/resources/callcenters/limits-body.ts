import type { z } from 'zod';
import type { CallcenterLimits, NumberRules, UseLimits } from '../../../domain/limits-of-use.ts';
import { phrase } from '../../../messages/phrase.ts';
import { anyOf, members, telephoneNumber, text, wholeNumber } from '../../schemas/fields.ts';

const MOST_CALLS = 100_000;
const MOST_RECORDS = 1_000_000;
const MOST_STREAMS = 100_000;
const MOST_READS = 100;
const MOST_PREFIXES = 1000;
const DAY_S = 86_400;

const upTo = (most: number, description: string, example: number, least = 0) =>
  wholeNumber({ least, most })
    .optional()
    .meta({ description: `${description}, from ${least} to ${most}`, examples: [example] });

const numberPrefix = text(phrase('number-prefix'), /^\+?[0-9*#]{1,32}$|^\+$/, '+49');
const emergencyNumber = text(phrase('emergency-number'), /^[0-9]{2,6}$/, '112');

/** How many numbers may be called and how much may be kept. */
const useShape = {
  max_outside_calls_per_agent: upTo(
    MOST_CALLS,
    'how many numbers one agent may have called at a time',
    3,
  ),
  max_outside_calls: upTo(MOST_CALLS, 'how many numbers may be called at a time', 100),
  max_answer_seconds: upTo(
    DAY_S,
    'the longest that may be asked for as max_answer_seconds of a call',
    14_400,
    1,
  ),
  max_agents: upTo(MOST_RECORDS, 'how many agents may be logged in', 10_000),
  max_extensions: upTo(MOST_RECORDS, 'how many extensions there may be', 10_000),
  max_conditions: upTo(MOST_RECORDS, 'how many conditions there may be', 1000),
  max_work_channels: upTo(MOST_RECORDS, 'how many work channels there may be', 100),
  max_streams_per_key: upTo(
    MOST_STREAMS,
    'how many event streams may go on at a time with one key',
    50,
  ),
  max_streams: upTo(MOST_STREAMS, 'how many event streams may go on at a time', 2000),
  max_expensive_reads: upTo(
    MOST_READS,
    'how many reports, figures and long lists may be read at a time, with one key and in all',
    4,
    1,
  ),
};

/** Which numbers may be called, and what they may be shown. */
const numberShape = {
  allowed_prefixes: anyOf(numberPrefix, MOST_PREFIXES)
    .unwrap()
    .optional()
    .meta({
      description:
        'beginnings of numbers that may be called, with + for a country code; none: all that are not denied',
      examples: [['+49', '0']],
    }),
  denied_prefixes: anyOf(numberPrefix, MOST_PREFIXES)
    .unwrap()
    .optional()
    .meta({
      description:
        'beginnings of numbers that may not be called; the longest that fits, allowed or denied, decides',
      examples: [['+870', '+881', '+882', '+883', '+979']],
    }),
  caller_ids: anyOf(telephoneNumber, MOST_PREFIXES)
    .unwrap()
    .nullable()
    .optional()
    .meta({
      description: 'numbers that may be shown as caller (from); null: any',
      examples: [['4008001']],
    }),
};

/** Settings of a call center that have a limit. */
export const limitedSettings = { ...useShape, ...numberShape };

/** What only an administrator sets. */
export const limitsBody = members({
  ...limitedSettings,
  emergency_numbers: anyOf(emergencyNumber, MOST_PREFIXES)
    .unwrap()
    .optional()
    .meta({
      description: 'numbers that are never limited, as they are dialled',
      examples: [['110', '112', '119', '120', '911']],
    }),
});

type LimitsBody = z.output<typeof limitsBody>;

const given = <Key extends string, Value>(key: Key, value: Value | undefined) =>
  (value === undefined ? {} : { [key]: value }) as Partial<Record<Key, Value>>;

/** Those that are given. */
export const limitedChangesIn = (
  body: Omit<LimitsBody, 'emergency_numbers'>,
): Partial<UseLimits & NumberRules> => ({
  ...given('maxOutsideCallsPerAgent', body.max_outside_calls_per_agent),
  ...given('maxOutsideCalls', body.max_outside_calls),
  ...given('maxAnswerSeconds', body.max_answer_seconds),
  ...given('maxAgents', body.max_agents),
  ...given('maxExtensions', body.max_extensions),
  ...given('maxConditions', body.max_conditions),
  ...given('maxWorkChannels', body.max_work_channels),
  ...given('maxStreamsPerKey', body.max_streams_per_key),
  ...given('maxStreams', body.max_streams),
  ...given('maxExpensiveReads', body.max_expensive_reads),
  ...given('allowedPrefixes', body.allowed_prefixes),
  ...given('deniedPrefixes', body.denied_prefixes),
  ...given('callerIds', body.caller_ids),
});

/** Those that are given. */
export const limitChangesIn = (body: LimitsBody): Partial<CallcenterLimits> => ({
  ...limitedChangesIn(body),
  ...given('emergencyNumbers', body.emergency_numbers),
});
