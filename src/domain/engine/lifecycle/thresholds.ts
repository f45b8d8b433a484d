import { type Alert, nextPhase, phaseUntil } from '../../alert.ts';
import type { Instant } from '../../ids.ts';
import { isOpen } from '../../schedule.ts';
import type { TrunkNow } from '../../trunk.ts';
import { LEAST_CALLERS, type Threshold } from '../../threshold.ts';
import { unreachable } from '../../unreachable.ts';
import { countingFor, type Scope, serviceLevelOf, type Watched } from '../world/recent-tasks.ts';
import type { World } from '../world/world.ts';
import { isDown } from './trunk-choice.ts';

const MINUTE_MS = 60_000;

/** How a figure is at the moment. */
export interface Looked {
  readonly value: number | null;
  readonly isPassed: boolean;
  /** When that may be otherwise though nothing happens; null: never. */
  readonly until: Instant | null;
}

const longestWait = (world: World, scope: Scope, limit: number): Looked => {
  const oldest = world.waiting.oldest(scope);
  if (oldest === null) return { value: 0, isPassed: false, until: null };
  const until = oldest + limit * 1000;
  const isPassed = until <= world.now;
  const value = Math.max(0, world.now - oldest) / 1000;
  return { value, isPassed, until: isPassed ? null : until };
};

const serviceLevel = ({ recent }: World, scope: Scope, limit: number): Looked => {
  const counts = recent.of(scope);
  const value = serviceLevelOf(counts);
  const isPassed = value !== null && value < limit && countingFor(counts) >= LEAST_CALLERS;
  return { value, isPassed, until: recent.nextEnd };
};

/** While a call center is closed nobody need be there. Hours begin and end with a minute. */
const nobodyIdle = (world: World, { workChannel }: Threshold): Looked => {
  const { schedule } = world.callcenter.settings;
  const value = workChannel === null ? world.idle.all : world.idle.in(workChannel);
  if (value > 0) return { value, isPassed: false, until: null };
  const nextMinute = (Math.floor(world.now / MINUTE_MS) + 1) * MINUTE_MS;
  const until = schedule === null ? null : nextMinute;
  return { value, isPassed: isOpen(schedule, world.now), until };
};

/** Trunks that are found not to work. That a gateway has not come to us yet is nothing that fails. */
const trunksDown = ({ trunks, gatewaysSeen }: World): Looked => {
  const isMissed = (trunk: TrunkNow): boolean =>
    isDown(trunk) && (trunk.kind !== 'accept' || gatewaysSeen.has(trunk.name));
  const value = trunks.filter(isMissed).length;
  return { value, isPassed: value > 0, until: null };
};

/** How the figure of a threshold is at this moment of the step. */
export const lookAt = (world: World, { threshold, scope }: Watched): Looked => {
  const { figure, limit } = threshold;
  switch (figure) {
    case 'waiting': {
      const value = world.waiting.waiting(scope);
      return { value, isPassed: value >= (limit ?? Infinity), until: null };
    }
    case 'longest_wait':
      return longestWait(world, scope, limit ?? Infinity);
    case 'service_level':
      return serviceLevel(world, scope, limit ?? 0);
    case 'no_agent_idle':
      return nobodyIdle(world, threshold);
    case 'trunk_down':
      return trunksDown(world);
    default:
      return unreachable(figure);
  }
};

const put = (world: World, alert: Alert): void => {
  const before = world.alerts.get(alert.key);
  const isSame = before?.threshold === alert.threshold && before.phase === alert.phase;
  if (!isSame) world.alerts.put(alert);
};

/** @returns when it has to be looked at again though nothing happens; Infinity: never */
const watch = (world: World, watched: Watched): Instant => {
  const { threshold, key } = watched;
  const { isPassed, until } = lookAt(world, watched);
  const before = world.alerts.get(key)?.phase ?? null;
  const phase = nextPhase(before, isPassed, threshold, world.now);
  if (phase === null) world.alerts.remove(key);
  else put(world, { key, threshold, phase });
  return Math.min(until ?? Infinity, phaseUntil(phase, threshold) ?? Infinity);
};

/** Of thresholds that were removed. */
const endUnwatched = (world: World): void => {
  const keys: ReadonlySet<string> = new Set(world.watched.map(({ key }) => key));
  for (const key of [...world.alerts.keys()]) if (!keys.has(key)) world.alerts.remove(key);
};

/**
 * Begins and ends alerts, by how figures are at the end of a step. An alert of a threshold that was removed
 * ends. A few of those who wait, and tasks of the last hour, are counted as they come and go; so the cost is
 * that of the thresholds.
 */
export const watchThresholds = (world: World): void => {
  if (world.watched.length === 0 && world.alerts.size === 0) return;
  if (world.alerts.size > 0) endUnwatched(world);
  let next = Infinity;
  for (const watched of world.watched) next = Math.min(next, watch(world, watched));
  world.thresholdsAt = next === Infinity ? null : next;
  world.deadlines.refresh('thresholds/all');
};
