import type { AgentCall } from '../call.ts';
import { hangUp } from '../engine/lifecycle/hanging-up.ts';
import { phoneFailed } from '../engine/lifecycle/tasks.ts';
import type { World } from '../engine/world/world.ts';
import type { AgentName, QueueTaskId } from '../ids.ts';
import type { QueueTask } from '../queue-task.ts';
import { refusals } from '../refusals.ts';
import { findPresentAgent, findTask } from './checks/find.ts';
import type { RequestOf } from './request.ts';

/** @throws Refusal queue-task-not-yours unless the agent's phone is rung for the task */
export const callRingingFor = (world: World, task: QueueTask, name: AgentName): AgentCall => {
  const { phase } = task;
  const call = phase.kind === 'fetching' ? world.calls.get(phase.selection.callId) : undefined;
  if (call?.kind === 'agent' && call.agent === name) return call;
  throw refusals.queueTaskNotYours(task.id, name);
};

/** The agent whose phone rings refuses the task, with data for the IVR. The phone stops. */
export const reject = (
  world: World,
  { agent: name, taskId, data }: RequestOf<'reject'>,
): QueueTaskId => {
  const agent = findPresentAgent(world, name);
  const task = findTask(world, taskId);
  const call = callRingingFor(world, task, agent.name);
  world.tasks.put({ ...task, rejectData: data ?? task.rejectData });
  phoneFailed(world, call, 'rejected');
  const rung = world.calls.get(call.id);
  if (rung?.kind === 'agent') hangUp(world, rung, 'rejected');
  return taskId;
};
