import type { World } from '../../src/domain/engine/world/world.ts';
import type { Instant } from '../../src/domain/ids.ts';
import type { Event, Outcome } from '../../src/domain/step.ts';
import { watchAlerts } from './checks-of-alerts.ts';
import { expectDone } from './checks-of-answers.ts';
import { watchDisk } from './checks-of-disk.ts';
import { watchLastAgents } from './checks-of-last-agents.ts';
import { isLetInBefore, watchLimits } from './checks-of-limits.ts';
import { watchLost } from './checks-of-lost.ts';
import { watchPlaces } from './checks-of-places.ts';
import { watchRecordings } from './checks-of-recordings.ts';
import { watchRoutes } from './checks-of-routes.ts';
import { watchSelections } from './checks-of-selections.ts';
import { watchTrunks } from './checks-of-trunks.ts';
import { watchWrapUps } from './checks-of-wrap-ups.ts';
import type { History } from './history.ts';
import { isIdle } from './remembered.ts';

/** Looks at the world before a step. What it gives checks, after the step, what became of it. */
export const watchStep = (
  world: World,
  event: Event,
  at: Instant,
  history: History,
): ((outcome: Outcome) => void) => {
  const checkDone = event.kind === 'request' ? expectDone(world, event.request, at) : undefined;
  const checkLimits = isLetInBefore(world, event) ? undefined : watchLimits(world);
  const placesSeen = watchPlaces(world, event, at);
  const checkWrapUps = watchWrapUps(world, history);
  const checkRoutes = watchRoutes(world);
  const diskSeen = watchDisk(world, event);
  const trunksSeen = watchTrunks(world, event);
  const checkAlerts = watchAlerts(world);
  const checkRecordings = watchRecordings(world);
  const checkLastAgents = watchLastAgents(world);
  const checkSelections = watchSelections(world);
  const lostSeen = watchLost(world, event);
  return (outcome) => {
    checkDone?.(outcome.answer);
    const seen = [...placesSeen(), ...diskSeen(outcome), ...trunksSeen(outcome)];
    for (const each of seen) history.count(each);
    if (isIdle(event, outcome)) return;
    checkLimits?.();
    checkWrapUps(event, outcome);
    checkRoutes(outcome);
    checkAlerts(outcome);
    checkRecordings(event, outcome);
    checkLastAgents();
    for (const each of [...checkSelections(outcome), ...lostSeen(outcome)]) history.count(each);
  };
};
