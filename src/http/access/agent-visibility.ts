import type { Access } from '../../domain/api-key.ts';
import { agentsNamed, type StoredEvent } from '../../domain/engine/world/outward-event.ts';
import type { AgentName } from '../../domain/ids.ts';
import type { Conversation } from '../../domain/conversation.ts';
import { type QueueTask, selectionOf } from '../../domain/queue-task.ts';

/** The agent whose key it is, who is shown what concerns them; null: who is shown everything. */
export const onlyFor = (access: Access): AgentName | null =>
  access.role === 'agent' ? access.agent : null;

/** Told to every agent: how colleagues do, and what figures show them anyway. */
const FOR_ALL: ReadonlySet<string> = new Set([
  'callcenter.agent.state_changed',
  'callcenter.alert',
]);

/** Whether an agent may be told: what names them, and what is for all. */
export const isVisibleTo =
  (agent: AgentName) =>
  (event: StoredEvent): boolean =>
    FOR_ALL.has(event.event) || agentsNamed(event).includes(agent);

/**
 * Whether a task is an agent's own: they are rung for it, were, or asked for it.
 * @param origin the conversation that waits; null: none does
 */
export const isTaskOf = (agent: AgentName, task: QueueTask, origin: Conversation | null): boolean =>
  selectionOf(task)?.agent === agent ||
  task.attempts.some((attempt) => attempt.agent === agent) ||
  task.excluded.includes(agent) ||
  (origin?.agents.includes(agent) ?? false);
