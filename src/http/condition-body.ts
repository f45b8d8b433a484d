import { z } from 'zod';
import { FETCH_TIMEOUT_S, PRIORITY, QUEUE_TIMEOUT_S, TIMEOUT_S } from '../domain/enqueue/limits.ts';
import type { WorkChannelName } from '../domain/ids.ts';
import type { ConditionChanges, StoredCondition } from '../domain/stored-condition.ts';
import { conditionName, members, seconds, wholeNumber } from './fields.ts';

const where = z.string({ error: "a boolean expression over skills, such as skills['sales'] > 60" });
const sort = z.string({ error: "a numeric expression over skills, such as skills['sales']" });

const limits = {
  priority: wholeNumber(PRIORITY).optional(),
  timeout: seconds(TIMEOUT_S).nullable().optional(),
  queue_timeout: seconds(QUEUE_TIMEOUT_S).nullable().optional(),
  fetch_timeout: seconds(FETCH_TIMEOUT_S).nullable().optional(),
};
/** A condition to be stored. */
export const newCondition = members({
  name: conditionName,
  where,
  sort: sort.optional(),
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
