import { type Agent, isOffline } from '../../agent.ts';
import type { World } from '../../engine/world/world.ts';
import type { Extension } from '../../extension.ts';
import type {
  AgentName,
  ConditionName,
  ExtensionId,
  QueueTaskId,
  WorkChannelName,
} from '../../ids.ts';
import type { QueueTask } from '../../queue-task.ts';
import { refusals } from '../../refusals.ts';
import { conditionKey, type StoredCondition } from '../../stored-condition.ts';
import type { WorkChannel } from '../../work-channel.ts';

/** @throws Refusal agent-not-found */
export const findAgent = (world: World, name: AgentName): Agent => {
  const agent = world.agents.get(name);
  if (agent !== undefined) return agent;
  throw refusals.agentNotFound(name);
};

/** @throws Refusal extension-not-found */
export const findExtension = (world: World, id: ExtensionId): Extension => {
  const extension = world.extensions.get(id);
  if (extension !== undefined) return extension;
  throw refusals.extensionNotFound(id);
};

/** @throws Refusal work-channel-not-found */
export const findWorkChannel = (world: World, name: WorkChannelName): WorkChannel => {
  const workChannel = world.workChannels.get(name);
  if (workChannel !== undefined) return workChannel;
  throw refusals.workChannelNotFound(name);
};

/** @throws Refusal work-channel-not-found, condition-not-found */
export const findCondition = (
  world: World,
  workChannel: WorkChannelName,
  name: ConditionName,
): StoredCondition => {
  const condition = world.conditions.get(conditionKey(workChannel, name));
  if (condition !== undefined) return condition;
  findWorkChannel(world, workChannel);
  throw refusals.conditionNotFound(name, workChannel);
};

/**
 * An agent whose login did not lapse.
 * @throws Refusal agent-not-found, agent-offline
 */
export const findPresentAgent = (world: World, name: AgentName): Agent => {
  const agent = findAgent(world, name);
  if (!isOffline(agent)) return agent;
  throw refusals.agentOffline(name);
};

/**
 * A task that is not over.
 * @throws Refusal queue-task-not-found, which the store makes `queue-task-over` for those it knows
 */
export const findTask = (world: World, id: QueueTaskId): QueueTask => {
  const task = world.tasks.get(id);
  if (task !== undefined) return task;
  throw refusals.queueTaskNotFound(id);
};
