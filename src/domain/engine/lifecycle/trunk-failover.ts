import type { AgentCall, Call, DialledCall, OutsideCall, TrunkRoute } from '../../call.ts';
import type { CallId, ConversationId, QueueTaskId } from '../../ids.ts';
import { unreachable } from '../../unreachable.ts';
import type { World } from '../world/world.ts';
import { mayStillCall } from './outside-limits.ts';
import { chooseTrunk, isDown } from './trunk-choice.ts';

/** The number that a call is made to over a trunk; null: it is made to a phone that is no telephone. */
export const numberOf = (world: World, call: DialledCall): string | null => {
  if (call.kind === 'outside') return call.number;
  const extension = world.extensions.get(call.extension);
  return extension?.kind === 'telephone' ? extension.number : null;
};

/** Calls to numbers that are new in this step get their way. One for which there is none fails when it is dialled. */
export const routeNewCalls = (world: World): void => {
  for (const { before, after } of world.calls.changes()) {
    if (before === undefined && after !== undefined) routeNew(world, after);
  }
};

const routeNew = (world: World, call: Call): void => {
  if (call.kind === 'ivr' || call.phase.kind !== 'dialling' || call.route !== null) return;
  const number = numberOf(world, call);
  const route = number === null ? null : chooseTrunk(world, number, []);
  if (route !== null) world.calls.put({ ...call, route });
};

/**
 * The trunk of a call that was not answered yet could not be reached, or failed: another call is made over the next
 * one that takes the number. It takes the place of this one, which is gone.
 * @returns false: there is no other
 */
export const goOverNextTrunk = (world: World, call: DialledCall): boolean => {
  const { phase, route } = call;
  if ((phase.kind !== 'dialling' && phase.kind !== 'ringing') || route === null) return false;
  const number = numberOf(world, call);
  if (number === null || phase.until <= world.now) return false;
  // The numbers that may be called and shown may be others by now.
  if (call.kind === 'outside' && !mayStillCall(world, call)) return false;
  const next = chooseTrunk(world, number, [...route.failed, route.trunk]);
  if (next === null) return false;
  const id = world.makeId('call') as CallId;
  world.calls.remove(call.id);
  world.calls.put(anew(call, id, next));
  world.nextCalls.set(call.id, id);
  if (call.kind === 'agent') takeAgentsPlace(world, call, id);
  else takeLinesPlace(world, call, id);
  return true;
};

const anew = (call: DialledCall, id: CallId, route: TrunkRoute): DialledCall => {
  if (call.kind === 'outside') {
    if (call.phase.kind !== 'dialling' && call.phase.kind !== 'ringing') return call;
    return { ...call, id, route, phase: { kind: 'dialling', until: call.phase.until } };
  }
  if (call.phase.kind !== 'dialling' && call.phase.kind !== 'ringing') return call;
  const { purpose, until } = call.phase;
  return { ...call, id, route, phase: { kind: 'dialling', purpose, until } };
};

const takeLinesPlace = (
  world: World,
  { id: from, conversationId }: OutsideCall,
  to: CallId,
): void => {
  const taskId = world.callbacks.calledBy(from);
  const task = taskId === undefined ? undefined : world.tasks.get(taskId);
  if (task?.phase.kind === 'calling') {
    world.tasks.put({ ...task, phase: { ...task.phase, callId: to } });
  }
  awaitInstead(world, conversationId, from, to);
};

const takeAgentsPlace = (
  world: World,
  { id: from, agent: name, phase }: AgentCall,
  to: CallId,
): void => {
  const agent = world.agents.get(name);
  if (agent !== undefined && agent.presence.kind !== 'resting' && agent.presence.callId === from) {
    world.agents.put({ ...agent, presence: { ...agent.presence, callId: to } });
  }
  if (phase.kind !== 'dialling' && phase.kind !== 'ringing') return;
  const { purpose } = phase;
  switch (purpose.kind) {
    case 'task':
      selectInstead(world, purpose.taskId, from, to);
      return;
    case 'join':
      awaitInstead(world, purpose.conversationId, from, to);
      return;
    case 'rejoin':
      rejoinInstead(world, purpose.lost, from, to);
      return;
    default:
      unreachable(purpose);
  }
};

const selectInstead = (world: World, taskId: QueueTaskId, from: CallId, to: CallId): void => {
  const task = world.tasks.get(taskId);
  if (task?.phase.kind !== 'fetching' || task.phase.selection.callId !== from) return;
  const selection = { ...task.phase.selection, callId: to };
  world.tasks.put({ ...task, phase: { kind: 'fetching', selection } });
};

const awaitInstead = (world: World, id: ConversationId, from: CallId, to: CallId): void => {
  const conversation = world.conversations.get(id);
  if (conversation === undefined) return;
  const pending = conversation.pending.map((one) =>
    one.kind !== 'task' && one.callId === from ? { ...one, callId: to } : one,
  );
  world.conversations.put({ ...conversation, pending });
};

const rejoinInstead = (world: World, lostId: CallId, from: CallId, to: CallId): void => {
  const lost = world.calls.get(lostId);
  if (lost?.kind !== 'agent' || lost.phase.kind !== 'lost') return;
  const { rejoin } = lost.phase;
  if (rejoin.kind !== 'ringing' || rejoin.callId !== from) return;
  const ringing = { kind: 'ringing', callId: to } as const;
  world.calls.put({ ...lost, phase: { ...lost.phase, rejoin: ringing } });
};

/** Calls that nothing is heard of yet leave a trunk that is found not to work. */
export const leaveTrunksDown = (world: World): void => {
  const down = new Set(world.trunks.filter(isDown).map(({ name }) => name));
  if (down.size === 0) return;
  for (const call of [...world.calls.values()]) {
    if (call.kind === 'ivr' || call.phase.kind !== 'dialling' || call.route === null) continue;
    if (down.has(call.route.trunk) && goOverNextTrunk(world, call)) world.strays.add(call.id);
  }
};
