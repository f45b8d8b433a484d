import type { ConditionName, Instant } from '../../ids.ts';
import { type QueueTask, selectionOf } from '../../queue-task.ts';
import type { CallbackMoment, Figure } from '../world/figure.ts';

const firstCondition = ({ routes }: QueueTask): ConditionName | null => {
  const entry = routes.flat().find(({ kind }) => kind === 'condition');
  return entry?.kind === 'condition' ? entry.name : null;
};

/** null: it goes on, perhaps as another task. */
const endOf = ({ phase }: QueueTask): CallbackMoment | null => {
  if (phase.kind === 'success') return 'reached';
  if (phase.kind !== 'fail') return null;
  switch (phase.failure.cause) {
    case 'forward':
      return null;
    case 'cancel':
    case 'callback_replaced':
      return 'withdrawn';
    default:
      return 'given_up';
  }
};

/** A task that takes the place of another was asked for before. */
const isAsked = (before: QueueTask | undefined, { callback }: QueueTask, now: Instant): boolean =>
  (before?.callback ?? null) === null && callback?.askedAt === now;

/** What a step did to a callback, as it is counted. */
export const countCallback = (
  before: QueueTask | undefined,
  after: QueueTask,
  now: Instant,
): Figure[] => {
  const { callback } = after;
  if (callback === null) return [];
  const figure = (what: CallbackMoment): Figure => ({
    kind: 'callback',
    at: now,
    taskId: after.id,
    what,
    workChannel: after.enqueue.workChannel,
    condition: firstCondition(after),
    agent: what === 'reached' ? (selectionOf(after)?.agent ?? null) : null,
    afterMs: Math.max(0, now - callback.askedAt),
  });
  const end = endOf(after);
  return [
    ...(isAsked(before, after, now) ? [figure('asked')] : []),
    ...(end === null ? [] : [figure(end)]),
  ];
};
