import type { Conversation, Pending } from '../../conversation.ts';
import type { World } from '../../engine/world/world.ts';
import type { AgentName } from '../../ids.ts';

const isFor = (world: World, pending: Pending, name: AgentName): boolean => {
  switch (pending.kind) {
    case 'phone': {
      const call = world.calls.get(pending.callId);
      return call?.kind === 'agent' && call.agent === name;
    }
    case 'task': {
      const task = world.tasks.get(pending.taskId);
      if (task === undefined) return false;
      if (task.phase.kind === 'fetching') return task.phase.selection.agent === name;
      return task.routes.flat().some((entry) => entry.kind === 'agent' && entry.name === name);
    }
    case 'line':
      return false;
  }
};

/**
 * Whether a conversation waits for this agent: their phone rings for it, or a task of it asks for them by
 * name. That a condition or a skill fits them is no invitation.
 */
export const isInvited = (world: World, { pending }: Conversation, name: AgentName): boolean =>
  pending.some((one) => isFor(world, one, name));
