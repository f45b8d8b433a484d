import { z } from 'zod';
import { derive, LOGGED_IN, sumOf } from '../../../operations/derived-figures.ts';
import type { CountedActivity, FailureCause, Totals } from '../../../operations/ports/reports.ts';
import { type DataOf, shownCount, shownNumber } from '../../schemas/answer-fields.ts';

const orNull = (description: string, example: number) =>
  z
    .number()
    .nullable()
    .meta({ description, examples: [example] });

const share = (description: string, example: number) =>
  orNull(`${description}, from 0 to 1; null: there is none to share`, example);

const mean = (description: string, example: number) =>
  orNull(`${description}, in seconds; null: there were none`, example);

const failures = {
  timeout: shownCount('no route was left', 1),
  reject: shownCount('the agent rejected', 0),
  call_fail: shownCount("the agent's phone failed", 1),
  cancel: shownCount('cancelled; by agent: the phone was stopped for another reason', 0),
  forward: shownCount('by agent: the agent forwarded it', 0),
  overflow: shownCount('the work channel was full', 0),
  closed: shownCount('the call center was closed', 0),
  callback: shownCount('the caller asked to be called back', 0),
  key: shownCount('the caller left by one of the exit_keys', 0),
  error: shownCount('Asterisk refused something', 0),
} satisfies Record<FailureCause, z.ZodType>;

/** What is said of callers whose waiting ended, and of those who answered them. */
export const callerFigures = {
  offered: shownCount('callers whose waiting ended; by agent: rings of the phone for them', 25),
  answered: shownCount('those who were answered', 20),
  answered_by_last_agent: shownCount(
    'those of them whom the agent answered who talked last with the caller, found by last_agent',
    6,
  ),
  abandoned: shownCount('those who hung up while they waited or a phone rang', 3),
  abandoned_soon: shownCount('those of them who hung up within 5 seconds', 1),
  failed: z.object(failures).meta({ description: 'those who were sent back, by cause' }),
  service_level: share(
    'answered in time, as a share of all offered but those who hung up soon, came while it was closed, or left by a key or to be called back',
    0.75,
  ),
  average_wait_seconds: mean('until the answer, of those who were answered', 9.25),
  p90_wait_seconds: mean('nine of ten who were answered waited no longer', 21.4),
  average_abandon_seconds: mean('until they hung up, of those who did', 31.2),
  average_ring_seconds: mean("how long the agent's phone rang, of those who were answered", 4.1),
  average_talk_seconds: mean('talk with those who were answered', 180.5),
  average_hold_seconds: mean('hold, likewise', 12),
  average_wrap_up_seconds: mean('wrap-up, likewise', 25),
  callbacks_asked: shownCount('callbacks that were asked for', 4),
  callbacks_reached: shownCount('those whose number was reached; by agent: by this one', 3),
  callbacks_given_up: shownCount('those that were given up', 1),
  callbacks_withdrawn: shownCount('those that were cancelled, or whose number came in again', 0),
  average_callback_seconds: mean('from the wish to the answer, of those that were reached', 840),
};

const time = (description: string, example: number) =>
  shownNumber(`${description}, of all agents together, in seconds`, example);

/** What is said of the time of agents. */
export const agentFigures = {
  logged_in_seconds: time('logged in and not offline', 3600),
  idle_seconds: time('idle', 1800),
  ring_seconds: time('their phone rang', 100),
  talk_seconds: time('talking', 1300),
  hold_seconds: time('on the phone, with all conversations paused', 100),
  wrap_up_seconds: time('wrap-up, or in the reserve_state of a queue task after it', 300),
  productive_seconds: time('busy or away for a reason that counts as productive', 0),
  busy_seconds: time('busy otherwise', 0),
  away_seconds: time('away otherwise', 0),
  occupancy: share('talk, hold and wrap-up, as a share of these with idle and ring', 0.4722),
};

type CallerFigures = DataOf<z.ZodObject<typeof callerFigures>>;
type AgentFigures = DataOf<z.ZodObject<typeof agentFigures>>;

export const callerFiguresView = (totals: Totals): CallerFigures => {
  const { tasks, callbacks } = totals;
  const derived = derive(totals);
  return {
    offered: tasks.offered,
    answered: tasks.answered,
    answered_by_last_agent: tasks.answeredByLastAgent,
    abandoned: tasks.abandoned,
    abandoned_soon: tasks.abandonedSoon,
    failed: tasks.failed,
    service_level: derived.serviceLevel,
    average_wait_seconds: derived.averageWaitSeconds,
    p90_wait_seconds: derived.p90WaitSeconds,
    average_abandon_seconds: derived.averageAbandonSeconds,
    average_ring_seconds: derived.averageRingSeconds,
    average_talk_seconds: derived.averageTalkSeconds,
    average_hold_seconds: derived.averageHoldSeconds,
    average_wrap_up_seconds: derived.averageWrapUpSeconds,
    callbacks_asked: callbacks.asked,
    callbacks_reached: callbacks.reached,
    callbacks_given_up: callbacks.givenUp,
    callbacks_withdrawn: callbacks.withdrawn,
    average_callback_seconds: derived.averageCallbackSeconds,
  };
};

export const agentFiguresView = (totals: Totals): AgentFigures => {
  const { activityMs } = totals;
  const seconds = (...activities: readonly CountedActivity[]): number =>
    sumOf(activityMs, activities) / 1000;
  return {
    logged_in_seconds: seconds(...LOGGED_IN),
    idle_seconds: seconds('idle'),
    ring_seconds: seconds('fetching'),
    talk_seconds: seconds('talk'),
    hold_seconds: seconds('hold'),
    wrap_up_seconds: seconds('wrap_up'),
    productive_seconds: seconds('productive'),
    busy_seconds: seconds('busy'),
    away_seconds: seconds('away'),
    occupancy: derive(totals).occupancy,
  };
};
