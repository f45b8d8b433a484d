import { type Alert, alertBegunAt, phaseUntil } from '../../src/domain/alert.ts';
import { agentState } from '../../src/domain/agent.ts';
import { lookAt } from '../../src/domain/engine/lifecycle/thresholds.ts';
import { type EndedTask, SOON_MS, watchedOf } from '../../src/domain/engine/world/recent-tasks.ts';
import { entryOf } from '../../src/domain/engine/world/task-timing.ts';
import type { OutwardEvent } from '../../src/domain/engine/world/outward-event.ts';
import type { World } from '../../src/domain/engine/world/world.ts';
import type { QueueTask } from '../../src/domain/queue-task.ts';
import { isOpen } from '../../src/domain/schedule.ts';
import type { Outcome } from '../../src/domain/step.ts';
import { LEAST_CALLERS, type Threshold, thresholdKey } from '../../src/domain/threshold.ts';
import { remembered } from './remembered.ts';
import { violated } from './violation.ts';

const namesCondition = (task: QueueTask, condition: string): boolean => {
  const { phase, route } = task;
  const numbers = phase.kind === 'fetching' ? [phase.selection.entry] : route.open;
  return numbers.some((number) => {
    const entry = entryOf(task, number);
    return entry.kind === 'condition' && entry.name === condition;
  });
};

/** Those who wait on the line where the threshold looks, found by looking at all. */
const waitingFor = (world: World, { workChannel, condition }: Threshold): QueueTask[] =>
  [...world.tasks.values()].filter(
    (task) =>
      task.origin.kind !== 'callback' &&
      (workChannel === null || task.enqueue.workChannel === workChannel) &&
      (condition === null || namesCondition(task, condition)),
  );

const recentFor = (world: World, { workChannel, condition }: Threshold): EndedTask[] =>
  world.recent.all.filter(
    (one) =>
      (workChannel === null || one.workChannel === workChannel) &&
      (condition === null || one.condition === condition),
  );

const BY_CHOICE = ['closed', 'key', 'callback'];

const levelPassed = (world: World, threshold: Threshold): boolean => {
  const inTimeMs = world.callcenter.settings.serviceLevelSeconds * 1000;
  const counting = recentFor(world, threshold).filter(
    ({ outcome, waitedMs }) =>
      !BY_CHOICE.includes(outcome) && !(outcome === 'hangup' && waitedMs < SOON_MS),
  );
  const inTime = counting.filter(
    ({ outcome, waitedMs }) => outcome === 'success' && waitedMs <= inTimeMs,
  );
  const level = Math.round((inTime.length / counting.length) * 10_000) / 10_000;
  return counting.length >= LEAST_CALLERS && level < (threshold.limit ?? 0);
};

const isPassed = (world: World, threshold: Threshold): boolean => {
  const limit = threshold.limit ?? Infinity;
  const waiting = waitingFor(world, threshold);
  switch (threshold.figure) {
    case 'waiting':
      return waiting.filter(({ phase }) => phase.kind !== 'fetching').length >= limit;
    case 'longest_wait':
      return waiting.some(({ createdAt }) => createdAt + limit * 1000 <= world.now);
    case 'service_level':
      return levelPassed(world, threshold);
    case 'no_agent_idle':
      return (
        isOpen(world.callcenter.settings.schedule, world.now) &&
        ![...world.agents.values()].some(
          (agent) =>
            agentState(agent).kind === 'idle' &&
            (threshold.workChannel === null || agent.workChannel === threshold.workChannel),
        )
      );
    case 'trunk_down':
      return world.trunks.some(
        ({ name, kind, registered, reachable }) =>
          (registered === false || reachable === false) &&
          (kind !== 'accept' || world.gatewaysSeen.has(name)),
      );
  }
};

const checkThreshold = (world: World, threshold: Threshold): void => {
  const alert = world.alerts.get(thresholdKey(threshold));
  const passed = isPassed(world, threshold);
  const kind = alert?.phase.kind ?? 'none';
  const isRight = passed
    ? kind === 'rising' || kind === 'on'
    : kind === 'none' || kind === 'calming';
  const looked = lookAt(world, watchedOf(threshold));
  if (!isRight || looked.isPassed !== passed) {
    violated('an alert is where its threshold is', { threshold, alert, passed, looked });
  }
  const until = phaseUntil(alert?.phase ?? null, threshold);
  if (until !== null && until <= world.now) {
    violated('an alert begins and ends in its time', { alert, now: world.now });
  }
};

/** When a threshold has to be looked at though nothing happens, found by looking at all. */
export const thresholdDeadline = (world: World): number => {
  let first = Infinity;
  for (const threshold of world.callcenter.settings.thresholds) {
    const { phase = null } = world.alerts.get(thresholdKey(threshold)) ?? {};
    first = Math.min(first, phaseUntil(phase, threshold) ?? Infinity);
    if (threshold.figure !== 'longest_wait' || isPassed(world, threshold)) continue;
    for (const { createdAt } of waitingFor(world, threshold)) {
      first = Math.min(first, createdAt + (threshold.limit ?? Infinity) * 1000);
    }
  }
  return first;
};

const begun = remembered(
  (world): ReadonlyMap<string, Alert> =>
    new Map(
      [...world.alerts.values()]
        .filter(({ phase }) => alertBegunAt(phase) !== null)
        .map((alert) => [alert.key, alert]),
    ),
);

/** Which alert begins or ends. */
const toldOf = ({ body: { type, figure, channel, condition } }: OutwardEvent): string => {
  const about = [figure, channel, condition].map((part) => (typeof part === 'string' ? part : ''));
  return `${typeof type === 'string' ? type : ''} ${about.join('/')}`;
};

/** Looks at the alerts before a step. What it gives checks, after it, that each is told as it begins and ends. */
export const watchAlerts = (world: World): ((outcome: Outcome) => void) => {
  const before = begun(world);
  return ({ answer, events }) => {
    if (answer.kind === 'refused') return;
    const after = begun(world);
    const changed = [
      ...[...after.keys()].filter((key) => !before.has(key)).map((key) => `begin ${key}`),
      ...[...before.keys()].filter((key) => !after.has(key)).map((key) => `end ${key}`),
    ];
    const told = events.flatMap((one) => (one.event === 'callcenter.alert' ? toldOf(one) : []));
    if (told.toSorted().join() !== changed.toSorted().join()) {
      violated('an alert is told as it begins and as it ends', { told, changed });
    }
    const { thresholds } = world.callcenter.settings;
    for (const threshold of thresholds) checkThreshold(world, threshold);
    if (world.alerts.size > thresholds.length) {
      violated('an alert of a threshold that is gone is over', [...world.alerts.keys()]);
    }
  };
};
