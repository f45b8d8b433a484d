import type { Call, IvrCall, OutsideCall } from '../../call.ts';
import type { CallId } from '../../ids.ts';
import { hangUp } from './hanging-up.ts';
import { leaveAll } from './leaving.ts';
import { loseAgentCall } from './rejoining.ts';
import { failTask } from './tasks.ts';
import { lostAt } from '../world/lost-at.ts';
import type { World } from '../world/world.ts';

/** A caller has hung up, and so leaves the queue or the conversation. */
export const takeOutCaller = (world: World, call: IvrCall): void => {
  if (call.place.kind === 'talking') leaveAll(world, call.id, 'caller-hangup');
  if (call.place.kind !== 'waiting') return;
  const task = world.tasks.get(call.place.taskId);
  if (task !== undefined) failTask(world, task, { cause: 'hangup' });
};

const loseOutsideCall = (world: World, call: OutsideCall): void => {
  leaveAll(world, call.id, 'outside-hangup');
  const left = world.calls.get(call.id);
  if (left?.kind === 'outside') hangUp(world, left, 'lost');
};

/** Nothing is heard of a call any more: an agent may come back, everybody else has hung up. */
const loseCall = (world: World, call: Call): void => {
  switch (call.kind) {
    case 'ivr':
      world.calls.put({ ...call, place: { kind: 'lost' } });
      takeOutCaller(world, call);
      return;
    case 'agent':
      loseAgentCall(world, call);
      return;
    case 'outside':
      loseOutsideCall(world, call);
      return;
  }
};

/** Gives the call up if its time to be heard of is over. */
export const loseIfDue = (world: World, callId: CallId): void => {
  const call = world.calls.get(callId);
  if (call === undefined) return;
  const at = lostAt(world, call);
  if (at === null || at > world.now) return;
  world.silentSince.delete(callId);
  loseCall(world, call);
};
