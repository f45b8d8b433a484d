import type { OutsideCall } from '../../call.ts';
import type { Pending, Plan } from '../../conversation.ts';
import type { ConversationId } from '../../ids.ts';
import type { QueueTask } from '../../queue-task.ts';
import { awaitPending, liveConversation } from './pending.ts';
import { beginRoute } from '../world/task-timing.ts';
import type { World } from '../world/world.ts';

/** The task begins to wait now, not when it was asked for. */
const startTask = (world: World, task: QueueTask): Pending => {
  const route = beginRoute(world.now, 0, task.routes[0] ?? [], 0);
  world.tasks.put({ ...task, createdAt: world.now, route });
  return { kind: 'task', taskId: task.id };
};

/** @param dialForMs how long the number is rung */
export const startDialOut = (world: World, call: OutsideCall, dialForMs: number): Pending => {
  const phase = { kind: 'dialling', until: world.now + dialForMs } as const;
  world.calls.put({ ...call, dialledAt: world.now, phase });
  return { kind: 'line', callId: call.id };
};

/** The agent is there for whom a number is to be dialled or another agent found. */
export const beginPlan = (world: World, id: ConversationId, plan: Plan): void => {
  const conversation = liveConversation(world, id);
  if (conversation === undefined) return;
  const pending =
    plan.kind === 'task'
      ? startTask(world, plan.task)
      : startDialOut(world, plan.call, plan.dialForMs);
  awaitPending(world, conversation, pending);
};
