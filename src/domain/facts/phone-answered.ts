import type { AgentCall } from '../call.ts';
import { ivrCall } from '../engine/callers.ts';
import { beginConversation } from '../engine/conversations.ts';
import { taskOfCall } from '../engine/tasks.ts';
import type { World } from '../engine/world.ts';
import type { CallId } from '../ids.ts';
import type { QueueTask } from '../queue-task.ts';

const startTalking = (world: World, call: AgentCall, task: QueueTask): void => {
  const agent = world.agents.get(call.agent);
  if (agent === undefined) return;
  world.agents.put({
    ...agent,
    noAnswers: 0,
    stateSince: world.now,
    presence: { kind: 'talking', callId: call.id, afterwards: task.enqueue.reserveState },
  });
};

/** The agent answered. A phone that is being hung up already is not noticed: it ends by itself. */
export const phoneAnswered = (world: World, callId: CallId): void => {
  const call = world.calls.get(callId);
  if (call?.kind !== 'agent') return;
  const task = taskOfCall(world, call);
  if (task?.phase.kind !== 'fetching') return;
  const waitingCall = ivrCall(world, task.originCallId);
  if (waitingCall === undefined) return;
  const up: AgentCall = { ...call, phase: { kind: 'up', answeredAt: world.now } };
  world.calls.put(up);
  startTalking(world, up, task);
  beginConversation(world, task, task.phase.selection, up, waitingCall);
};
