import { type Agent, isUsable } from '../../agent.ts';
import { compileSort, compileWhere } from '../../condition/compile.ts';
import type { QueueEntry, WaitingTask } from '../../queue/waiting-task.ts';
import type { QueueTask, TaskEntry } from '../../queue-task.ts';
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

/** An entry as the queue sees it; none: it is for nobody. */
export const queueEntry = (entry: TaskEntry, number: number): QueueEntry[] => {
  if (entry.kind !== 'last-agent') return [{ ...entry, number }];
  const { name, priority } = entry;
  return name === null ? [] : [{ kind: 'agent', name, priority, number }];
};

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
  entries: task.route.open.flatMap((number) => queueEntry(entryOf(task, number), number)),
});
