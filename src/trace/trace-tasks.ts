import type { Instant } from '../domain/ids.ts';
import type { OutwardEvent } from '../domain/engine/world/outward-event.ts';
import { textIn } from '../domain/kept-history.ts';
import {
  type QueueTask,
  type QueueTaskFailure,
  type Selection,
  type TaskEntry,
  selectionOf,
} from '../domain/queue-task.ts';
import { unreachable } from '../domain/unreachable.ts';
import { listed, quoted, seconds, type TraceLine } from './trace-line.ts';
import { agentCalled, type WhoIsWho } from './who-is-who.ts';

const entryWords = ({ kind, name }: TaskEntry): string => `${kind} ${name}`;

const aims = ({ routes }: QueueTask): string =>
  routes.map((entries) => listed(entries.map(entryWords), 'or')).join(', then ');

const carried = (data: string | null): string =>
  data === null ? '' : `, with the data ${quoted(data)}`;

/** How it began. */
const beginning = (task: QueueTask, who: WhoIsWho): string => {
  const { type, origin, id, enqueue } = task;
  const asked = origin.callId === null ? 'somebody' : who.of(origin.callId);
  const rest = `${aims(task)}${carried(enqueue.data)} (queue task ${id})`;
  switch (type) {
    case 'ivr':
      return `${asked} arrives from the IVR and waits for ${rest}`;
    case 'call_agent':
      return `${asked} calls ${rest}`;
    case 'xfer_agent':
      return `${asked} transfers to ${rest}`;
    case 'forward_agent':
      return `it is forwarded to ${rest}`;
    case 'callback':
      return `somebody is to be called back: for them it waits for ${rest}`;
    case 'invite_agent':
      return `invited is ${rest}`;
    default:
      return unreachable(type);
  }
};

const chosen = (task: QueueTask, { agent, extension, entry }: Selection): string => {
  const { kind, name } = task.routes.flat()[entry] ?? { kind: 'agent', name: agent };
  const by = kind === 'agent' ? '' : ` by ${kind} ${name}`;
  return `${agentCalled(agent)} is chosen${by}, and phone ${extension} is dialled`;
};

const answers = ({ createdAt }: QueueTask, { agent, at }: Selection, now: Instant): string =>
  `${agentCalled(agent)} answers: the phone rang ${seconds(now - at)}, the wait was ${seconds(now - createdAt)} in all`;

const why = (failure: QueueTaskFailure): string => {
  switch (failure.cause) {
    case 'timeout':
      return 'nobody was found in time';
    case 'reject':
      return `${agentCalled(failure.agent)} rejects${carried(failure.data)}`;
    case 'call_fail':
      return `the phone of ${agentCalled(failure.agent)} failed (${failure.detail})`;
    case 'cancel':
      return 'it is cancelled';
    case 'forward':
      return 'the agent passes it on';
    case 'hangup':
      return 'whoever waited hung up';
    case 'overflow':
      return 'the work channel holds too many tasks already';
    case 'closed':
      return 'the call center is closed';
    case 'key':
      return `the caller presses ${failure.detail}, which leads out of the queue`;
    case 'callback_fail':
      return `the number cannot be reached (${failure.detail})`;
    case 'callback_replaced':
      return 'the number came in again';
    case 'error':
      return `Asterisk refused (${failure.detail})`;
    default:
      return unreachable(failure);
  }
};

const ending = (task: QueueTask, failure: QueueTaskFailure): string => {
  const goesBack =
    task.origin.kind === 'call' && failure.cause !== 'hangup' && failure.cause !== 'forward';
  const back = goesBack ? `; back to the IVR with QUEUE_RESULT=${failure.cause}` : '';
  return `${why(failure)}${back}`;
};

/** How it ended, or what it is at. */
const latest = (task: QueueTask): TraceLine[] => {
  const { phase } = task;
  switch (phase.kind) {
    case 'waiting':
    case 'resting':
      return [];
    case 'calling':
      return phase.selection === null
        ? []
        : [{ at: phase.selection.at, text: chosen(task, phase.selection) }];
    case 'fetching':
      return [{ at: phase.selection.at, text: chosen(task, phase.selection) }];
    case 'success':
      return [
        { at: phase.selection.at, text: chosen(task, phase.selection) },
        { at: phase.endedAt, text: answers(task, phase.selection, phase.endedAt) },
      ];
    case 'fail':
      return [
        ...(phase.selection === null
          ? []
          : [{ at: phase.selection.at, text: chosen(task, phase.selection) }]),
        { at: phase.endedAt, text: ending(task, phase.failure) },
      ];
  }
};

/** Who was chosen before, and in vain: only events tell when, and by which phone. */
const chosenInVain = (task: QueueTask, events: readonly OutwardEvent[]): TraceLine[] => {
  const last = selectionOf(task);
  return events
    .filter((told) => told.event === 'callcenter.queue.select' && textIn(told, 'id') === task.id)
    .filter((told) => textIn(told, 'agent_call_id') !== last?.callId)
    .map((told) => {
      const condition = textIn(told, 'condition');
      const by = condition === '' ? '' : ` by condition ${condition}`;
      const agent = agentCalled(textIn(told, 'agent_name'));
      const phone = textIn(told, 'agent_extension_id');
      return { at: told.at, text: `${agent} is chosen${by}, and phone ${phone} is dialled` };
    });
};

const failedAttempts = (task: QueueTask): TraceLine[] => {
  const isEnd = (at: Instant): boolean => task.phase.kind === 'fail' && task.phase.endedAt === at;
  return task.attempts
    .filter(({ at }) => !isEnd(at))
    .map(({ agent, at, failure }) => ({
      at,
      text: `the phone of ${agentCalled(agent)} failed (${failure}); the search goes on`,
    }));
};

/** The life of a queue task. Its record has nearly all of it, and is kept longer than events are. */
export const traceTask = (
  task: QueueTask,
  events: readonly OutwardEvent[],
  who: WhoIsWho,
): TraceLine[] => [
  { at: task.createdAt, text: beginning(task, who) },
  ...[...chosenInVain(task, events), ...failedAttempts(task)].sort((a, b) => a.at - b.at),
  ...latest(task),
];
