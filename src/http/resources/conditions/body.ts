import { z } from 'zod';
import {
  FETCH_TIMEOUT_S,
  PRIORITY,
  QUEUE_TIMEOUT_S,
  type Range,
  TIMEOUT_S,
} from '../../../domain/enqueue/limits.ts';
import type { WorkChannelName } from '../../../domain/ids.ts';
import type { ConditionChanges, StoredCondition } from '../../../domain/stored-condition.ts';
import { phrase } from '../../../messages/phrase.ts';
import { members, newConditionName, seconds, wholeNumber } from '../../schemas/fields.ts';
import { ruleText, ruleWords } from '../../protocol/rule.ts';

const WHERE_RULE = phrase('where-expression');
const SORT_RULE = phrase('sort-expression');

const where = z.string({ error: ruleText(WHERE_RULE) }).meta({
  description: `who matches: ${ruleWords(WHERE_RULE)}, which may be written get('sales') > 60 too`,
  examples: ["skills['sales'] > 60"],
});
const sort = z.string({ error: ruleText(SORT_RULE) }).meta({
  description: `whom to prefer, the higher the better: ${ruleWords(SORT_RULE)}; 0 if missing`,
  examples: ["skills['sales']"],
});

const limit = (range: Range, what: string) =>
  seconds(range)
    .nullable()
    .optional()
    .meta({ description: `seconds from ${range.least} to ${range.most} of ${what}` });

const limits = {
  priority: wholeNumber(PRIORITY)
    .optional()
    .meta({ description: 'whose turn comes sooner, from 0 to 99; 0 if missing', examples: [10] }),
  timeout: limit(TIMEOUT_S, 'waiting and ringing together'),
  queue_timeout: limit(QUEUE_TIMEOUT_S, 'waiting; 0: now or never'),
  fetch_timeout: limit(FETCH_TIMEOUT_S, 'ringing one phone; null: 45'),
};
/** The two expressions of a condition. */
export const triedCondition = { where, sort: sort.optional() };

/** Its path is where conditions are tried: a condition of this name could not be changed. */
const TAKEN = 'test';

/** A condition to be stored. */
export const newCondition = members({
  name: newConditionName.refine((name) => name !== TAKEN, {
    error: ruleText(phrase('condition-name-taken', { name: TAKEN })),
  }),
  ...triedCondition,
  ...limits,
});
/** What is to be changed of a condition. */
export const changedCondition = members({
  where: where.optional(),
  sort: sort.optional(),
  ...limits,
});

const inMs = (seconds: number | null): number | null =>
  seconds === null ? null : Math.round(seconds * 1000);

/** The members that were given, as the domain has them. */
export const givenChanges = (body: z.output<typeof changedCondition>): ConditionChanges => ({
  ...(body.where !== undefined && { where: body.where }),
  ...(body.sort !== undefined && { sort: body.sort }),
  ...(body.priority !== undefined && { priority: body.priority }),
  ...(body.timeout !== undefined && { timeoutMs: inMs(body.timeout) }),
  ...(body.queue_timeout !== undefined && { queueTimeoutMs: inMs(body.queue_timeout) }),
  ...(body.fetch_timeout !== undefined && { fetchTimeoutMs: inMs(body.fetch_timeout) }),
});

/** The condition as the domain has it, with defaults for what was not given. */
export const conditionOf = (
  workChannel: WorkChannelName,
  { name, where, ...rest }: z.output<typeof newCondition>,
): StoredCondition => ({
  name,
  workChannel,
  where,
  sort: '0',
  priority: 0,
  timeoutMs: null,
  queueTimeoutMs: null,
  fetchTimeoutMs: null,
  ...givenChanges(rest),
});
