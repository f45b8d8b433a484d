import type { CallcenterSettings } from '../domain/callcenter.ts';
import type { CallcenterId, Instant } from '../domain/ids.ts';
import { Refusal } from '../domain/refusal.ts';
import { HourlyWork, type Pace } from './runtime/hourly-work.ts';
import { NO_CONTEXT } from './ports/log-context.ts';
import type { OperationDeps } from './runtime/operation-deps.ts';
import type { Clock } from './ports/clock.ts';
import type { Logger } from './ports/logger.ts';
import { BATCH, removeHistory } from './remove-history.ts';
import { removeRecordings } from './remove-recordings.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const FIRST_AFTER_MS = 60_000;
/** Of the store's time this much at most: a batch is followed by a pause so many times as long. */
const PAUSE_FACTOR = 20;
const SHORTEST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 2000;

/** Of what is of no call center. */
const KEPT_OF_NONE_MS = 400 * DAY_MS;

interface Deps extends Pick<OperationDeps, 'callcenters' | 'store' | 'recordings' | 'audit'> {
  readonly clock: Clock;
  readonly log: Logger;
}

/** Removes history that is older than its call center's `retention_days`, and recordings older than `recording_days`. */
export const historyRemoval = (deps: Deps): HourlyWork =>
  new HourlyWork({
    clock: deps.clock,
    log: deps.log,
    firstAfterMs: FIRST_AFTER_MS,
    work: (pace) => removeOldOfAll(deps, pace),
    failure: 'cannot remove history',
  });

const removeOldOfAll = async (deps: Deps, pace: Pace): Promise<void> => {
  for (const id of deps.callcenters.ids()) {
    if (!pace.isStopped) await removeOldHistory(deps, pace, id);
    if (!pace.isStopped) await removeOldRecordings(deps, pace, id);
  }
  if (pace.isStopped) return;
  const before = deps.clock.now() - KEPT_OF_NONE_MS;
  await removeOldAudit(deps, null, before, breather(deps.clock, pace));
};

const removeOldRecordings = (deps: Deps, pace: Pace, id: CallcenterId): Promise<void> =>
  within(deps, id, 'recordings', async ({ recordingDays }) => {
    if (recordingDays === 0) return;
    const before = daysAgo(deps.clock, recordingDays);
    const breathe = breather(deps.clock, pace);
    const removed = await removeRecordings(deps, id, before, NO_CONTEXT, breathe);
    if (removed > 0)
      deps.log.info({ callcenter_id: id, recordings: removed }, 'recordings removed');
  });

const removeOldHistory = (deps: Deps, pace: Pace, id: CallcenterId): Promise<void> =>
  within(deps, id, 'history', async ({ retentionDays }) => {
    if (retentionDays === 0) return;
    const before = daysAgo(deps.clock, retentionDays);
    const removed = await removeHistory(deps, id, before, NO_CONTEXT, breather(deps.clock, pace));
    if (!pace.isStopped) await removeOldAudit(deps, id, before, breather(deps.clock, pace));
    if (removed.queueTasks + removed.conversations + removed.figures === 0) return;
    const { queueTasks: queue_tasks, conversations, figures } = removed;
    deps.log.info({ callcenter_id: id, queue_tasks, conversations, figures }, 'history removed');
  });

const daysAgo = (clock: Clock, days: number): Instant => clock.now() - days * DAY_MS;

/** What keeps something of one call center from being removed keeps nothing else. */
const within = async (
  deps: Deps,
  id: CallcenterId,
  what: 'recordings' | 'history',
  remove: (settings: CallcenterSettings) => Promise<void>,
): Promise<void> => {
  const settings = settingsOf(deps, id);
  if (settings === null) return;
  try {
    await remove(settings);
  } catch (error) {
    const fields = { callcenter_id: id, err: error };
    deps.log.warn(fields, `cannot remove ${what}; trying again in an hour`);
  }
};

/** Who changed what is kept as long as what became of it. */
const removeOldAudit = async (
  { audit }: Deps,
  callcenter: CallcenterId | null,
  before: Instant,
  breathe: () => Promise<boolean>,
): Promise<void> => {
  while ((await audit.removeBefore(callcenter, before, BATCH)) === BATCH && (await breathe()));
};

/** null: there is no such call center any more. */
const settingsOf = ({ callcenters }: Deps, id: CallcenterId): CallcenterSettings | null => {
  try {
    return callcenters.find(id).world.callcenter.settings;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
};

/** A pause that is as long as the batch before it deserves. */
const breather = (clock: Clock, pace: Pace): (() => Promise<boolean>) => {
  let began = clock.now();
  return async () => {
    const deserved = (clock.now() - began) * PAUSE_FACTOR;
    const goOn = await pace.rest(Math.min(Math.max(deserved, SHORTEST_PAUSE_MS), LONGEST_PAUSE_MS));
    began = clock.now();
    return goOn;
  };
};
