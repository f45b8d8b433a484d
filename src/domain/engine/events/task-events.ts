import { directedBy, directedTo } from '../../directed.ts';
import type { QueueTask, QueueTaskFailure, Selection } from '../../queue-task.ts';
import type { JsonValue, OutwardEvent, OutwardEventName } from '../world/outward-event.ts';
import { entryOf } from '../world/task-timing.ts';
import type { Change } from '../world/table.ts';
import { toldCallback } from './told-callback.ts';
import { isSameRing } from '../world/same-ring.ts';
import { whoWaits } from '../world/who-waits.ts';
import type { World } from '../world/world.ts';

type Body = Record<string, JsonValue>;

const origin = (world: World, task: QueueTask): Body => {
  const { number, name, dialled } = whoWaits(world, task);
  return {
    id: task.id,
    type: task.type,
    origin_call_id: task.origin.callId,
    origin_number: number,
    origin_name: name,
    dialled_number: dialled,
    waited_ms: Math.max(0, world.now - task.createdAt),
    ...(task.enqueue.data === null ? {} : { user_data: task.enqueue.data }),
    ...(task.callback === null ? {} : { callback: toldCallback(task, task.callback) }),
  };
};

/** It begins to wait, or is to be called back from now on. */
const begins = (before: QueueTask | undefined, after: QueueTask): boolean =>
  before === undefined || (before.callback === null && after.callback !== null);

/** A phone or a number came to nothing, or a number that was called first has answered. */
const waitsAgain = (before: QueueTask | undefined, { phase }: QueueTask): boolean =>
  (phase.kind === 'waiting' && (callOf(before) !== null || before?.phase.kind === 'calling')) ||
  (phase.kind === 'resting' && before?.phase.kind !== 'resting');

const selected = (task: QueueTask, selection: Selection | null): Body =>
  selection === null
    ? {
        condition: null,
        last_agent: false,
        agent_name: null,
        agent_extension_id: null,
        agent_call_id: null,
      }
    : {
        condition: conditionOf(task, selection),
        last_agent: entryOf(task, selection.entry).kind === 'last-agent',
        agent_name: selection.agent,
        agent_extension_id: selection.extension,
        agent_call_id: selection.callId,
      };

const conditionOf = (task: QueueTask, { entry: number }: Selection): string | null => {
  const entry = entryOf(task, number);
  return entry.kind === 'condition' ? entry.name : null;
};

const failed = (failure: QueueTaskFailure): Body => ({
  cause: failure.cause,
  detail: 'detail' in failure ? failure.detail : null,
  data: 'data' in failure ? failure.data : null,
});

const callOf = (task: QueueTask | undefined): string | null =>
  task?.phase.kind === 'fetching' ? task.phase.selection.callId : null;

/** What changed of it, if it was moved by somebody. Who is to be called back from now on was not. */
const moveOf = (before: QueueTask | undefined, after: QueueTask): Body | null => {
  if (before === undefined || before.routes === after.routes || begins(before, after)) return null;
  if (before.enqueue !== after.enqueue) return { to: 'enqueue', agent_name: null, priority: null };
  // An agent who cannot have it is passed over in the same step: the route that is tried tells nothing.
  const [added] = after.routes.filter((entries) => !before.routes.includes(entries));
  const to = added === undefined ? null : directedBy(added);
  if (to !== null) return { to: 'agent', agent_name: to, priority: null };
  const entries = after.routes[after.route.number + (directedTo(after) === null ? 0 : 1)] ?? [];
  return { to: 'priority', agent_name: null, priority: entries[0]?.priority ?? null };
};

/** The life of a task as it is told: waiting, an agent chosen, and how it ended. */
export const taskEvents = (
  world: World,
  { before, after }: Change<string, QueueTask>,
): OutwardEvent[] => {
  if (after === undefined) return [];
  const taskEvent = (event: OutwardEventName, body: Body): OutwardEvent => ({
    event,
    at: world.now,
    body: { ...origin(world, after), ...body },
  });
  const move = moveOf(before, after);
  const waits = begins(before, after) || waitsAgain(before, after);
  const arrival = [
    ...(move === null ? [] : [taskEvent('callcenter.queue.moved', move)]),
    ...(waits ? [taskEvent('callcenter.queue.wait', {})] : []),
  ];
  switch (after.phase.kind) {
    case 'waiting':
    case 'resting':
    case 'calling':
      return arrival;
    case 'fetching':
      if (before !== undefined && isSameRing(world, before, after)) return arrival;
      return [
        ...arrival,
        taskEvent('callcenter.queue.select', selected(after, after.phase.selection)),
      ];
    case 'success':
      return [taskEvent('callcenter.queue.success', selected(after, after.phase.selection))];
    case 'fail':
      return [
        ...arrival,
        taskEvent('callcenter.queue.fail', {
          ...selected(after, after.phase.selection),
          ...failed(after.phase.failure),
        }),
      ];
  }
};
