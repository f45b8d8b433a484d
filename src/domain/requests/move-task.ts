import { phrase } from '../../messages/phrase.ts';
import { directedEntry, directedTo } from '../directed.ts';
import { stillCallback } from '../engine/lifecycle/callbacks.ts';
import { stopRinging } from '../engine/lifecycle/tasks.ts';
import { beginRoute } from '../engine/world/task-timing.ts';
import type { World } from '../engine/world/world.ts';
import type { AgentName, QueueTaskId } from '../ids.ts';
import type { QueueTask } from '../queue-task.ts';
import { refusals } from '../refusals.ts';
import { unreachable } from '../unreachable.ts';
import { acceptTask } from './checks/asked-task.ts';
import { findPresentAgent, findTask } from './checks/find.ts';
import { isFullOfTasks, workChannelOf } from './checks/work-channel-limits.ts';
import type { RequestOf } from './request.ts';

/** Its entries have this priority from now on, on all routes. It goes on ringing if it does. */
const withPriority = (task: QueueTask, priority: number): QueueTask => {
  const directed = directedTo(task) === null ? null : task.route.number;
  return {
    ...task,
    routes: task.routes.map((entries, number) =>
      number === directed ? entries : entries.map((entry) => ({ ...entry, priority })),
    ),
  };
};

/** The routes without the one that directed it to an agent, and the number of the one to go on with. */
const undirected = (task: QueueTask): readonly [QueueTask['routes'], number] =>
  directedTo(task) === null
    ? [task.routes, task.route.number]
    : [task.routes.filter((_, number) => number !== task.route.number), task.route.number];

/** The agent is offered it next. If they fail it or leave, what was tried before follows, from its beginning. */
const directed = (world: World, task: QueueTask, name: AgentName): QueueTask => {
  const agent = findPresentAgent(world, name);
  if (agent.workChannel !== task.enqueue.workChannel || task.excluded.includes(name)) {
    const found = { agent: name, channel: task.enqueue.workChannel };
    throw refusals.invalidArgument(phrase('agent-cannot-have-task', found), {
      in: 'body',
      path: 'agent',
      expected: 'an agent of the same work channel who does not wait for it themself',
    });
  }
  const [routes, number] = undirected(task);
  const entries = [directedEntry(name)];
  return {
    ...task,
    routes: routes.toSpliced(number, 0, entries),
    route: beginRoute(world.now, number, entries, task.attempts.length),
    pauses: task.pauses.filter((pause) => pause.agent !== name),
    phase: { kind: 'waiting' },
  };
};

/** A new search. The wait is counted from the beginning, and data is kept unless the new XML has its own. */
const searchedAnew = (world: World, task: QueueTask, xml: string): QueueTask => {
  const { id, type, origin, excluded, createdAt: since } = task;
  const accepted = acceptTask(world, { id, type, origin, excluded, since }, xml);
  const channel = workChannelOf(world, accepted);
  if (channel.name !== task.enqueue.workChannel && isFullOfTasks(world, channel)) {
    throw refusals.workChannelFull(channel.name, 'tasks', channel.maxQueueTask ?? 0);
  }
  const data = accepted.enqueue.data ?? task.enqueue.data;
  return stillCallback(world, task, {
    ...accepted,
    enqueue: { ...accepted.enqueue, data },
    rejectData: task.rejectData,
  });
};

const isRungFor = ({ phase }: QueueTask, name: AgentName): boolean =>
  phase.kind === 'fetching' && phase.selection.agent === name;

/** A callback whose number is called, or was called in vain, is searched no agent for at the moment. */
const refuseWhileCalling = ({ id, phase }: QueueTask): void => {
  if (phase.kind === 'calling' || phase.kind === 'resting') throw refusals.queueTaskCalling(id);
};

/** Moves a task in the queue. A phone that rings stops, unless it may go on ringing. */
export const moveTask = (world: World, { taskId, to }: RequestOf<'move-task'>): QueueTaskId => {
  const task = findTask(world, taskId);
  switch (to.kind) {
    case 'priority':
      world.tasks.put(withPriority(task, to.priority));
      return taskId;
    case 'agent': {
      refuseWhileCalling(task);
      const moved = directed(world, task, to.agent);
      if (isRungFor(task, to.agent)) return taskId;
      stopRinging(world, task);
      world.tasks.put(moved);
      return taskId;
    }
    case 'enqueue': {
      refuseWhileCalling(task);
      const moved = searchedAnew(world, task, to.xml);
      stopRinging(world, task);
      world.tasks.put(moved);
      return taskId;
    }
    default:
      return unreachable(to);
  }
};
