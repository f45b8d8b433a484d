import type { Call } from '../../src/domain/call.ts';
import type { Fact } from '../../src/domain/engine/world/fact.ts';
import type { World } from '../../src/domain/engine/world/world.ts';
import type { CallId, Instant } from '../../src/domain/ids.ts';
import { KEPT_FOR_MS } from '../../src/domain/kept-place.ts';
import type { QueueTask } from '../../src/domain/queue-task.ts';
import type { Event } from '../../src/domain/step.ts';
import { must } from './violation.ts';

const NOTHING = (): string[] => [];

/** The task that a caller waits for; undefined: they wait for none. */
const taskOf = (world: World, callId: CallId): QueueTask | undefined => {
  const caller = world.calls.get(callId);
  if (caller?.kind !== 'ivr' || caller.place.kind !== 'waiting') return undefined;
  return world.tasks.get(caller.place.taskId);
};

const variablesOf = (call: Call | undefined) =>
  call?.kind === 'ivr' && call.place.kind === 'returning' ? call.place.variables : null;

/** Somebody who waits asks to be called back: their task goes on in their place, or they go back with the key. */
const watchCallbackKey = (world: World, callId: CallId, before: QueueTask) => (): string[] => {
  const caller = world.calls.get(callId);
  if (caller?.kind === 'ivr' && caller.place.kind === 'returning') {
    const result = caller.place.variables['QUEUE_RESULT'];
    if (result === 'key') return ['saw a caller who cannot be called back'];
    must('who asks to be called back goes back so', result === 'callback', () => String(result));
  } else {
    const isTold = caller?.kind === 'ivr' && caller.place.kind === 'confirmed';
    must('who asks to be called back is told', isTold, () => JSON.stringify(caller));
  }
  const after = world.tasks.get(before.id);
  const isInPlace = after?.callback != null && after.createdAt <= before.createdAt;
  must('who asks to be called back keeps their place', isInPlace, () => JSON.stringify(after));
  return ['saw a caller ask to be called back'];
};

/** Somebody who waits presses a key that leads out of the queue: they are given back with it. */
const watchKey = (world: World, { callId, press }: Extract<Fact, { kind: 'key-pressed' }>) => {
  const task = taskOf(world, callId);
  if (task?.enqueue.callbackKey === press.key) return watchCallbackKey(world, callId, task);
  if (task?.enqueue.exitKeys?.includes(press.key) !== true) return NOTHING;
  return (): string[] => {
    const variables = variablesOf(world.calls.get(callId));
    const isBack =
      variables?.['QUEUE_RESULT'] === 'key' &&
      variables['QUEUE_KEY'] === press.key &&
      variables['QUEUE_TASK_ID'] === task.id;
    must('a key that leads out of the queue does', isBack, () => JSON.stringify(variables));
    const place = world.keptPlaces.get(callId);
    must(
      'whoever leaves by a key has their place kept',
      place?.since === task.createdAt && place.until === world.now + KEPT_FOR_MS,
      () => JSON.stringify({ place, task }),
    );
    return ['saw a caller leave by a key'];
  };
};

/** Somebody is handed in who has a place: they have it again if they want it, and only once. */
const watchArrival = (
  world: World,
  { callId }: Extract<Fact, { kind: 'caller-arrived' }>,
  at: Instant,
) => {
  const place = world.keptPlaces.get(callId);
  const before = taskOf(world, callId);
  if (place === undefined || place.until <= at) return NOTHING;
  return (): string[] => {
    const task = taskOf(world, callId);
    if (task === undefined || task.id === before?.id || !task.enqueue.keepPlace) return [];
    must('whoever comes back has their place again', task.createdAt === place.since, () =>
      JSON.stringify({ place, task }),
    );
    must('a place is given back once', world.keptPlaces.get(callId) === undefined, () => callId);
    const isResumed = JSON.stringify(task.routes) === JSON.stringify(place.routes);
    return [
      isResumed ? 'saw a caller go on in their place' : 'saw a caller back with another wish',
    ];
  };
};

/**
 * Keys that lead out of the queue, and back.
 * @returns what is to be checked after the step; it says what there was to be seen
 */
export const watchPlaces = (world: World, event: Event, at: Instant): (() => string[]) => {
  if (event.kind !== 'fact') return NOTHING;
  if (event.fact.kind === 'key-pressed') return watchKey(world, event.fact);
  return event.fact.kind === 'caller-arrived' ? watchArrival(world, event.fact, at) : NOTHING;
};
