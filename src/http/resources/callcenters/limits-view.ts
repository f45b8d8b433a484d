import { z } from 'zod';
import type { CallcenterLimits, NumberRules, UseLimits } from '../../../domain/limits-of-use.ts';
import { type DataOf, shownCount, shownText } from '../../schemas/answer-fields.ts';

const prefixes = (description: string, examples: readonly string[]) =>
  z
    .array(shownText('the beginning of a number', '+49'))
    .meta({ description, examples: [examples] });

/** Settings of a call center that have a limit. */
export const limitedData = {
  max_outside_calls_per_agent: shownCount(
    'how many numbers one agent may have called at a time',
    3,
  ),
  max_outside_calls: shownCount('how many numbers may be called at a time', 100),
  max_answer_seconds: shownCount(
    'the longest that may be asked for as max_answer_seconds of a call',
    14_400,
  ),
  max_agents: shownCount('how many agents may be logged in', 10_000),
  max_extensions: shownCount('how many extensions there may be', 10_000),
  max_conditions: shownCount('how many conditions there may be', 1000),
  max_work_channels: shownCount('how many work channels there may be', 100),
  max_streams_per_key: shownCount('how many event streams may go on at a time with one key', 50),
  max_streams: shownCount('how many event streams may go on at a time', 2000),
  max_expensive_reads: shownCount(
    'how many reports, figures and long lists may be read at a time, with one key and in all',
    4,
  ),
  allowed_prefixes: prefixes(
    'beginnings of numbers that may be called; none: all that are not denied',
    [],
  ),
  denied_prefixes: prefixes('beginnings of numbers that may not be called', [
    '+870',
    '+881',
    '+882',
    '+883',
    '+979',
  ]),
  caller_ids: z
    .array(shownText('a number', '4008001'))
    .nullable()
    .meta({
      description: 'numbers that may be shown as caller; null: any',
      examples: [['4008001']],
    }),
};

/** What only an administrator sets. */
export const limitsData = z
  .object({
    ...limitedData,
    max_answer_seconds: shownCount('how far max_answer_seconds may be raised', 86_400),
    emergency_numbers: z
      .array(shownText('a number', '112'))
      .meta({ description: 'numbers that are never limited', examples: [['110', '112']] }),
  })
  .meta({
    id: 'CallcenterLimits',
    description:
      'how far an administrator lets the settings of the same names be raised; of numbers both hold',
  });

type Limited = DataOf<z.ZodObject<typeof limitedData>>;

export const limitedView = (settings: UseLimits & NumberRules): Limited => ({
  max_outside_calls_per_agent: settings.maxOutsideCallsPerAgent,
  max_outside_calls: settings.maxOutsideCalls,
  max_answer_seconds: settings.maxAnswerSeconds,
  max_agents: settings.maxAgents,
  max_extensions: settings.maxExtensions,
  max_conditions: settings.maxConditions,
  max_work_channels: settings.maxWorkChannels,
  max_streams_per_key: settings.maxStreamsPerKey,
  max_streams: settings.maxStreams,
  max_expensive_reads: settings.maxExpensiveReads,
  allowed_prefixes: [...settings.allowedPrefixes],
  denied_prefixes: [...settings.deniedPrefixes],
  caller_ids: settings.callerIds === null ? null : [...settings.callerIds],
});

export const limitsView = (limits: CallcenterLimits): DataOf<typeof limitsData> => ({
  ...limitedView(limits),
  emergency_numbers: [...limits.emergencyNumbers],
});
