import type { Call, IvrCall, OutsideCall } from '../call.ts';
import type { CallId, Instant } from '../ids.ts';
import { hangUp } from './hanging-up.ts';
import { leaveAll } from './leaving.ts';
import { loseAgentCall } from './rejoining.ts';
import { isUnregistered } from './registrations.ts';
import { failTask } from './tasks.ts';
import type { World } from './world.ts';

/** A phone that holds its call sends nothing, and may do so for long. */
const TIMES_ON_HOLD = 10;

/** Whether sound is expected from the call: it was answered, and is not being ended. */
const isConnected = (call: Call): boolean =>
  call.kind === 'ivr'
    ? call.place.kind === 'waiting' || call.place.kind === 'talking'
    : call.phase.kind === 'up';

/** When the call counts as lost, should nothing be heard of it until then; null: never. */
export const lostAt = (world: World, call: Call): Instant | null => {
  const since = world.silentSince.get(call.id);
  const { phoneLostSeconds } = world.callcenter.settings;
  if (since === undefined || phoneLostSeconds === 0 || !isConnected(call)) return null;
  if (call.kind === 'agent' && isUnregistered(world, call.extension)) return since;
  return since + phoneLostSeconds * 1000 * (call.onHold ? TIMES_ON_HOLD : 1);
};

/** A caller who is out of the queue, or of the conversation, because he has hung up. */
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
