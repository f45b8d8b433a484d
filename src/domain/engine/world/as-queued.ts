import { type Agent, isUsable } from '../../agent.ts';
import { compileSort, compileWhere } from '../../condition/compile.ts';
import type { WaitingTask } from '../../queue/waiting-task.ts';
import type { QueueTask } from '../../queue-task.ts';
import { enabledScores } from '../../skill.ts';
import type { StoredCondition } from '../../stored-condition.ts';
import type { Callbacks } from './callbacks.ts';
import { entryOf } from './task-timing.ts';

/** An agent as the queue sees them. */
export const queueAgent = (agent: Agent, callbacks: Callbacks) => ({
  name: agent.name,
  workChannel: agent.workChannel,
  skills: enabledScores(agent.skills),
  lastConversationEndedAt: agent.lastConversationEndedAt,
  usable: isUsable(agent) && !callbacks.isKeptFree(agent.name),
});

/** A condition as the queue sees it. */
export const queueCondition = (row: StoredCondition) => ({
  name: row.name,
  workChannel: row.workChannel,
  where: compileWhere(row.where),
  sort: compileSort(row.sort),
  priority: row.priority,
});

/** A task as the queue sees it. */
export const waitingTask = (task: QueueTask): WaitingTask => ({
  id: task.id,
  workChannel: task.enqueue.workChannel,
  since: task.createdAt,
  priorityRaise: task.enqueue.priorityRaiseMs === null ? null : task.enqueue.priorityRaiseMs / 1000,
  choice: task.enqueue.choice,
  excluded: task.excluded,
  failed: task.attempts.map(({ agent }) => agent),
  paused: task.pauses.map(({ agent }) => agent),
  entries: task.route.open.map((number) => ({ ...entryOf(task, number), number })),
});
