import type { CallId } from '../../ids.ts';
import { KEPT_FOR_MS, type KeptPlace } from '../../kept-place.ts';
import type { QueueTask } from '../../queue-task.ts';
import { resumeRoute } from '../world/task-timing.ts';
import type { World } from '../world/world.ts';

/** A caller leaves the queue by a key, and may be back soon. */
export const keepPlace = (world: World, callId: CallId, task: QueueTask): void => {
  const { createdAt: since, routes, attempts } = task;
  const route = resumeRoute(task, world.now, false);
  const until = world.now + KEPT_FOR_MS;
  world.keptPlaces.put({ callId, since, routes, route, attempts, until });
};

/** The place that a caller may have again; undefined: none. It is given once. */
export const takeKeptPlace = (world: World, callId: CallId): KeptPlace | undefined => {
  const place = world.keptPlaces.get(callId);
  if (place === undefined) return undefined;
  world.keptPlaces.remove(callId);
  return place.until > world.now ? place : undefined;
};

const searchesAlike = (task: QueueTask, place: KeptPlace): boolean =>
  JSON.stringify(task.routes) === JSON.stringify(place.routes);

/**
 * The task with the place that its caller had. If it searches as before, it goes on where the search was,
 * and the time away counts as waiting; else its routes begin anew.
 */
export const inPlace = (task: QueueTask, place: KeptPlace): QueueTask => {
  const { since: createdAt, route, attempts } = place;
  return searchesAlike(task, place)
    ? { ...task, createdAt, route, attempts }
    : { ...task, createdAt };
};
