import type { OutsideCall } from '../call.ts';
import type { Pending } from '../conversation.ts';
import type { ConversationId } from '../ids.ts';
import type { QueueTask } from '../queue-task.ts';
import { liveConversation } from './pending.ts';
import { beginRoute } from './task-timing.ts';
import type { World } from './world.ts';

/** The task begins to wait now, not when it was asked for. */
const startTask = (world: World, task: QueueTask): Pending => {
  const route = beginRoute(world.now, 0, task.routes[0] ?? []);
  world.tasks.put({ ...task, createdAt: world.now, route });
  return { kind: 'task', taskId: task.id };
};

/** @param dialForMs how long the number is rung */
export const startLine = (world: World, call: OutsideCall, dialForMs: number): Pending => {
  const phase = { kind: 'dialling', until: world.now + dialForMs } as const;
  world.calls.put({ ...call, dialledAt: world.now, phase });
  return { kind: 'line', callId: call.id };
};

const started = (world: World, pending: Pending): Pending => {
  switch (pending.kind) {
    case 'planned-task':
      return startTask(world, pending.task);
    case 'planned-line':
      return startLine(world, pending.call, pending.dialForMs);
    case 'phone':
    case 'task':
    case 'line':
      return pending;
  }
};

/** The agent is there for whom a number is to be dialled or another agent found. */
export const beginPlanned = (world: World, id: ConversationId): void => {
  const conversation = liveConversation(world, id);
  if (conversation === undefined) return;
  const pending = conversation.pending.map((one) => started(world, one));
  world.conversations.put({ ...conversation, pending });
};
