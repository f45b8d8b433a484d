import type { Agent } from '../agent.ts';
import { formatState } from '../agent-state.ts';
import { agentState } from '../agent.ts';
import type { Conversation } from '../conversation.ts';
import { hangUp } from '../engine/lifecycle/hanging-up.ts';
import { leaveAll } from '../engine/lifecycle/leaving.ts';
import { callFailed } from '../engine/lifecycle/pending.ts';
import { searchAgain, taskOfCall } from '../engine/lifecycle/tasks.ts';
import type { World } from '../engine/world/world.ts';
import type { CallId } from '../ids.ts';
import { refusals } from '../refusals.ts';
import { findAgent } from './checks/find.ts';
import type { RequestOf } from './request.ts';

/** Hangs up the agent's phone. A caller it rang for keeps their place; a caller in a talk goes back to the IVR. */
const takeOffPhone = (world: World, callId: CallId): void => {
  const call = world.calls.get(callId);
  if (call?.kind !== 'agent') return;
  const task = taskOfCall(world, call);
  hangUp(world, call, 'logout');
  if (task !== undefined) searchAgain(world, task.id);
  for (const conversation of awaiting(world, callId)) {
    callFailed(world, conversation.id, callId, 'logout');
  }
  leaveAll(world, callId, 'logout');
};

/** Conversations that wait until the agent's phone is answered. */
const awaiting = (world: World, callId: CallId): Conversation[] =>
  [...world.conversations.values()].filter(({ pending }) =>
    pending.some((one) => one.kind === 'phone' && one.callId === callId),
  );

/** An agent goes home. During a call only by force, and then their phone is hung up first. */
export const logOut = (world: World, { agent: name, force }: RequestOf<'log-out'>): Agent => {
  const agent = findAgent(world, name);
  if (agent.presence.kind !== 'resting') {
    if (!force) throw refusals.agentOnCall(name, formatState(agentState(agent)));
    takeOffPhone(world, agent.presence.callId);
  }
  world.agents.remove(name);
  return agent;
};
