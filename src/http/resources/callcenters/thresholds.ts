import { z } from 'zod';
import type { ConditionName, WorkChannelName } from '../../../domain/ids.ts';
import {
  MOST_THRESHOLDS,
  type Threshold,
  thresholdKey,
  type WatchedFigure,
  WATCHED_FIGURES,
} from '../../../domain/threshold.ts';
import { type Phrase, phrase } from '../../../messages/phrase.ts';
import { ruleText } from '../../protocol/rule.ts';
import {
  type DataOf,
  shownCount,
  shownTextOrNull,
  shownWord,
} from '../../schemas/answer-fields.ts';
import {
  anyOf,
  conditionName,
  members,
  oneOf,
  wholeNumber,
  workChannelName,
} from '../../schemas/fields.ts';

const DAY_S = 86_400;
const HOUR_S = 3600;
const MOST_WAITING = 100_000;
const LONGEST_CALM_S = 30;

const between = (least: number, most: number) => (limit: number) =>
  Number.isInteger(limit) && limit >= least && limit <= most;

/** Which limits each figure takes. */
const LIMITS: Record<WatchedFigure, { isRight: (limit: number) => boolean; rule: Phrase } | null> =
  {
    waiting: {
      isRight: between(1, MOST_WAITING),
      rule: phrase('whole-number', { least: 1, most: MOST_WAITING }),
    },
    longest_wait: {
      isRight: between(1, DAY_S),
      rule: phrase('whole-number', { least: 1, most: DAY_S }),
    },
    service_level: {
      isRight: (limit) => limit > 0 && limit <= 1,
      rule: phrase('share-above-zero'),
    },
    no_agent_idle: null,
    trunk_down: null,
  };

const threshold = members({
  figure: oneOf(WATCHED_FIGURES).meta({
    description:
      'waiting: so many or more wait; longest_wait: the longest has waited so many seconds or more; service_level: that of the last hour is less, once it is of 10 callers; no_agent_idle: nobody is idle while the call center is open; trunk_down: a trunk does not work',
  }),
  limit: z
    .number({ error: ruleText(phrase('a-number')) })
    .optional()
    .meta({
      description:
        'waiting and longest_wait: a whole number from 1; service_level: above 0, at most 1; no_agent_idle and trunk_down have none',
      examples: [10],
    }),
  channel: workChannelName.optional().meta({
    description: 'the work channel; missing: all together, or that of a condition is default',
  }),
  condition: conditionName
    .optional()
    .meta({ description: 'the condition; missing: all of the work channel' }),
  after_seconds: wholeNumber({ least: 0, most: HOUR_S })
    .default(0)
    .meta({ description: 'so long it has to be like that before the alert begins', examples: [0] }),
  calm_seconds: wholeNumber({ least: 0, most: HOUR_S })
    .default(LONGEST_CALM_S)
    .meta({
      description:
        'so long it has to be well again before the alert ends, so that it does not flap',
      examples: [LONGEST_CALM_S],
    }),
}).superRefine(({ figure, limit, condition, channel }, context) => {
  const issue = (path: string, rule: Phrase): void => {
    context.addIssue({ code: 'custom', path: [path], message: ruleText(rule) });
  };
  const takes = LIMITS[figure];
  if (takes === null && limit !== undefined) issue('limit', phrase('no-limit-for', { figure }));
  if (takes !== null && (limit === undefined || !takes.isRight(limit))) issue('limit', takes.rule);
  if (takes === null && condition !== undefined) {
    issue('condition', phrase('no-condition-for', { figure }));
  }
  if (figure === 'trunk_down' && channel !== undefined) {
    issue('channel', phrase('no-channel-for', { figure }));
  }
});

const DEFAULT_CHANNEL = 'default' as WorkChannelName;

const thresholdIn = (given: z.output<typeof threshold>): Threshold => {
  const condition: ConditionName | null = given.condition ?? null;
  return {
    figure: given.figure,
    workChannel: given.channel ?? (condition === null ? null : DEFAULT_CHANNEL),
    condition,
    limit: given.limit ?? null,
    afterSeconds: given.after_seconds,
    calmSeconds: given.calm_seconds,
  };
};

/** Where alerts begin. */
export const thresholds = anyOf(threshold, MOST_THRESHOLDS)
  .unwrap()
  .refine(
    (given) => new Set(given.map((one) => thresholdKey(thresholdIn(one)))).size === given.length,
    { error: ruleText(phrase('thresholds-that-differ')) },
  );

export const thresholdsIn = (given: z.output<typeof thresholds>): readonly Threshold[] =>
  given.map(thresholdIn);

/** What an alert or a threshold is about, here and in events. */
export const watchedData = {
  figure: shownWord(WATCHED_FIGURES, 'what is watched'),
  channel: shownTextOrNull('the work channel; null: all together', 'default'),
  condition: shownTextOrNull('the condition; null: all of them', 'sales'),
  limit: z
    .number()
    .nullable()
    .meta({
      description: 'tasks, seconds, or a share from 0 to 1; null: there is none to give',
      examples: [10],
    }),
};

/** A threshold as it is shown. */
export const thresholdData = z
  .object({
    ...watchedData,
    after_seconds: shownCount('so long it has to be like that before the alert begins', 0),
    calm_seconds: shownCount('so long it has to be well again before the alert ends', 30),
  })
  .meta({ id: 'Threshold', description: 'where an alert begins' });

export const thresholdView = (shown: Threshold): DataOf<typeof thresholdData> => ({
  figure: shown.figure,
  channel: shown.workChannel,
  condition: shown.condition,
  limit: shown.limit,
  after_seconds: shown.afterSeconds,
  calm_seconds: shown.calmSeconds,
});
