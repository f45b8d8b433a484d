import type { IvrCall } from '../../call.ts';
import type { CallId } from '../../ids.ts';
import type { QueueTask } from '../../queue-task.ts';
import { Refusal } from '../../refusal.ts';
import { isTelephoneNumber } from '../../telephone-numbers.ts';
import { variablesAfterCallback } from '../reconcile/ivr-variables.ts';
import type { World } from '../world/world.ts';
import { asCallback, replaceCallbacks } from './callbacks.ts';
import { ivrCall, returnToIvr } from './callers.ts';
import { keepPlace } from './kept-places.ts';
import { refuseNumber } from './outside-limits.ts';
import { speechOf } from './speeches.ts';
import { failTask, stopRinging } from './tasks.ts';

/** Whether it can be called back; a caller may have none, or one that may not be called. */
const isCallable = (world: World, number: string): boolean => {
  if (!isTelephoneNumber(number)) return false;
  try {
    refuseNumber(world, number);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
};

/** The task goes on without its caller, who is told so and goes back to the IVR. */
const askCallback = (world: World, caller: IvrCall, task: QueueTask, number: string): void => {
  stopRinging(world, task);
  const since = replaceCallbacks(world, number) ?? task.createdAt;
  const asked = { number, name: caller.name, askedBy: 'key' } as const;
  const callback = asCallback(world, task, asked);
  world.tasks.put({ ...callback, createdAt: Math.min(task.createdAt, since) });
  const variables = variablesAfterCallback(task, caller.attempts);
  const { callbackVoice: voice } = task.enqueue;
  const speech = speechOf(world, voice === null ? [] : [{ kind: 'voice', voice }]);
  if (speech === null) returnToIvr(world, caller, variables);
  else world.calls.put({ ...caller, place: { kind: 'confirmed', speech, variables } });
};

const goBack = (world: World, caller: IvrCall, task: QueueTask, key: string): void => {
  keepPlace(world, caller.id, task);
  failTask(world, task, { cause: 'key', detail: key });
};

/**
 * A caller who waits presses a key that takes them off the line: to be called back, or just out of the
 * queue. It counts also while a phone rings for them.
 * @returns whether it is such a key
 */
export const leaveByKey = (world: World, callId: CallId, key: string): boolean => {
  const caller = ivrCall(world, callId);
  if (caller?.place.kind !== 'waiting') return false;
  const task = world.tasks.get(caller.place.taskId);
  if (task === undefined) return false;
  const { exitKeys, callbackKey, callbackTo } = task.enqueue;
  const number = callbackTo ?? caller.number;
  if (key === callbackKey && isCallable(world, number)) askCallback(world, caller, task, number);
  else if (key === callbackKey || exitKeys?.includes(key) === true)
    goBack(world, caller, task, key);
  else return false;
  return true;
};
