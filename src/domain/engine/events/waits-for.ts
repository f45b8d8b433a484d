import type { Conversation, Pending } from '../../conversation.ts';
import type { AgentName, CallId, QueueTaskId, TrunkName } from '../../ids.ts';
import type { World } from '../world/world.ts';

/** Something that a conversation waits for, with what is known of it; null: it has none. */
export interface Awaited {
  /** A queue task, a number that is dialled, or an agent whose own phone is rung. */
  readonly type: 'queue_task' | 'number' | 'agent';
  /** Of an agent: the task that begins when they have answered. */
  readonly queue_task_id: QueueTaskId | null;
  readonly call_id: CallId | null;
  /** Of an agent: the number that is dialled when they have answered. */
  readonly number: string | null;
  readonly agent_name: AgentName | null;
  /** Of a number that is dialled: over which. */
  readonly trunk: TrunkName | null;
}

const NOTHING = {
  queue_task_id: null,
  call_id: null,
  number: null,
  agent_name: null,
  trunk: null,
} as const;

const awaited = (world: World, pending: Pending): Awaited => {
  switch (pending.kind) {
    case 'task':
      return { ...NOTHING, type: 'queue_task', queue_task_id: pending.taskId };
    case 'line': {
      const call = world.calls.get(pending.callId);
      const number = call?.kind === 'outside' ? call.number : null;
      const trunk = call?.kind === 'outside' ? (call.route?.trunk ?? null) : null;
      return { ...NOTHING, type: 'number', call_id: pending.callId, number, trunk };
    }
    case 'phone': {
      const { callId, plan } = pending;
      const call = world.calls.get(callId);
      return {
        ...NOTHING,
        type: 'agent',
        call_id: callId,
        agent_name: call?.kind === 'agent' ? call.agent : null,
        queue_task_id: plan?.kind === 'task' ? plan.task.id : null,
        number: plan?.kind === 'line' ? plan.call.number : null,
      };
    }
  }
};

/** What a conversation waits for, as it is told. */
export const waitsFor = (world: World, { pending }: Conversation): Awaited[] =>
  pending.map((one) => awaited(world, one));
