import type { IvrCall } from '../call.ts';
import { callbacksTo, replaceCallbacks } from '../engine/lifecycle/callbacks.ts';
import { returnToIvr } from '../engine/lifecycle/callers.ts';
import type { Fact } from '../engine/world/fact.ts';
import { variablesAfterError } from '../engine/reconcile/ivr-variables.ts';
import type { World } from '../engine/world/world.ts';
import { acceptEnqueue } from '../engine/lifecycle/accept-enqueue.ts';
import { inPlace, takeKeptPlace } from '../engine/lifecycle/kept-places.ts';
import { failTask } from '../engine/lifecycle/tasks.ts';
import { isFullOfTasks, workChannelOf } from '../requests/checks/work-channel-limits.ts';
import { EnqueueError } from '../enqueue/enqueue-error.ts';
import { phrase } from '../../messages/phrase.ts';
import type { KeptPlace } from '../kept-place.ts';
import type { QueueTaskId } from '../ids.ts';
import type { QueueTask, QueueTaskFailure } from '../queue-task.ts';
import { isOpen } from '../schedule.ts';

/** null: the caller is let in. */
const whyNotTaken = (world: World, task: QueueTask, number: string): QueueTaskFailure | null => {
  const { schedule } = world.callcenter.settings;
  if (task.enqueue.closed === 'return' && !isOpen(schedule, world.now)) return { cause: 'closed' };
  // The callback that they take the place of leaves room.
  const leaves = callbacksTo(world, number).some(
    ({ enqueue }) => enqueue.workChannel === task.enqueue.workChannel,
  );
  if (leaves) return null;
  return isFullOfTasks(world, workChannelOf(world, task)) ? { cause: 'overflow' } : null;
};

/** @param since the beginning of the wait for a callback that this caller takes the place of; null: there is none */
const placed = (task: QueueTask, place: KeptPlace | undefined, since: number | null): QueueTask => {
  if (place !== undefined) return inPlace(task, place);
  return since === null || !task.enqueue.keepPlace ? task : { ...task, createdAt: since };
};

export type CallerArrived = Extract<Fact, { kind: 'caller-arrived' }>;

/**
 * Who has a place again was let in when they first came.
 * @throws EnqueueError if the disk is full
 */
const requireRoomFor = (world: World, { callId }: CallerArrived): void => {
  if (world.disk !== 'full' || world.keptPlaces.get(callId) !== undefined) return;
  throw new EnqueueError(phrase('disk-full'), { line: 1, column: 1 });
};

/** Told twice, of a caller who is being given back from this very visit, or of a visit before that. */
const isToldAlready = (world: World, { callId, attempts }: CallerArrived): boolean => {
  if (attempts < (world.visits.get(callId) ?? 0)) return true;
  const known = world.calls.get(callId);
  if (known?.kind !== 'ivr') return known !== undefined;
  return known.place.kind !== 'returning' || attempts <= known.attempts;
};

/**
 * The dialplan handed a caller in. The caller waits as the XML says, or goes straight back with what is wrong
 * with it. A caller who came back before Asterisk told that they had left is a new arrival.
 * @returns what is wrong with the XML; null: nothing, or this arrival was told before
 */
export const callerArrived = (world: World, fact: CallerArrived): EnqueueError | null => {
  if (isToldAlready(world, fact)) return null;
  const taskId = world.makeId('task') as QueueTaskId;
  const call: IvrCall = {
    kind: 'ivr',
    id: fact.callId,
    number: fact.number,
    name: fact.name,
    dialled: fact.dialled,
    arrivedAt: world.now,
    answered: fact.answered,
    onHold: false,
    attempts: fact.attempts,
    place: { kind: 'waiting', taskId },
  };
  try {
    requireRoomFor(world, fact);
    const task = acceptEnqueue(
      world,
      {
        id: taskId,
        type: 'ivr',
        origin: {
          kind: 'call',
          callId: fact.callId,
          number: fact.number,
          name: fact.name,
          dialled: fact.dialled,
        },
        excluded: [],
        since: world.now,
      },
      fact.enqueueXml,
    );
    const place = task.enqueue.keepPlace ? takeKeptPlace(world, fact.callId) : undefined;
    // Who has their place again was let in when they first came.
    const failure = place === undefined ? whyNotTaken(world, task, fact.number) : null;
    const since = failure === null ? replaceCallbacks(world, fact.number) : null;
    world.tasks.put(placed(task, place, since));
    world.calls.put(call);
    if (failure !== null) failTask(world, task, failure);
    return null;
  } catch (error) {
    if (!(error instanceof EnqueueError)) throw error;
    returnToIvr(world, call, variablesAfterError(error.message, fact.attempts));
    return error;
  }
};
