import type { NewTask } from '../domain/engine/lifecycle/accept-enqueue.ts';
import { beginRoute } from '../domain/engine/world/task-timing.ts';
import { queueEntry, waitingTask } from '../domain/engine/world/as-queued.ts';
import type { World } from '../domain/engine/world/world.ts';
import type {
  AgentName,
  CallcenterId,
  CallId,
  Instant,
  QueueTaskId,
  WorkChannelName,
} from '../domain/ids.ts';
import { NOBODY, type Outlook } from '../domain/queue/outlook.ts';
import type { QueueEntry, WaitingTask } from '../domain/queue/waiting-task.ts';
import type { QueueTask, TaskEntry } from '../domain/queue-task.ts';
import { acceptTask } from '../domain/requests/checks/asked-task.ts';
import { isFullOfTasks, workChannelOf } from '../domain/requests/checks/work-channel-limits.ts';
import { isOpen } from '../domain/schedule.ts';
import { conditionKey } from '../domain/stored-condition.ts';
import type { OperationDeps } from './runtime/operation-deps.ts';

/** What a caller would find at one entry. */
export interface CheckedEntry {
  readonly entry: TaskEntry;
  readonly outlook: Outlook;
  /** How long those lately waited who were answered by this condition, in milliseconds; null: not known. */
  readonly waitMs: number | null;
}

export interface CheckedRoute {
  /** Who would be rung if this route were tried now; null: nobody is free. */
  readonly agent: AgentName | null;
  readonly entries: readonly CheckedEntry[];
}

/** What would become of a caller who came with this enqueue now. */
export interface CheckedEnqueue {
  readonly workChannel: WorkChannelName;
  /** The work channel has as many tasks as it may: the caller would be given back with `overflow`. */
  readonly isFull: boolean;
  /** The call center is open now. */
  readonly isOpen: boolean;
  /** Who would be rung at once; null: the caller would wait, or be given back. */
  readonly agent: AgentName | null;
  readonly routes: readonly CheckedRoute[];
}

/** A task is needed to be asked about. Nobody sees it. */
const unseen = (number: string, since: Instant): NewTask => ({
  id: 'checked' as QueueTaskId,
  type: 'ivr',
  origin: { kind: 'call', callId: 'checked' as CallId, number, name: '', dialled: '' },
  excluded: [],
  since,
});

/** Of several who rank equal, the first is as good as any. */
const first = (): number => 0;

/** At an entry that is for nobody there is nobody. */
const outlookAt = (
  world: World,
  task: WaitingTask,
  [entry]: readonly QueueEntry[],
  now: Instant,
): Outlook => (entry === undefined ? NOBODY : world.queue.outlook(task, entry, now));

const checkRoute = (
  world: World,
  task: QueueTask,
  number: number,
  entries: readonly TaskEntry[],
  now: Instant,
): CheckedRoute => {
  const waiting = waitingTask({ ...task, route: beginRoute(now, number, entries, 0) });
  const { workChannel } = task.enqueue;
  return {
    agent: world.queue.bestAgentFor(waiting, first)?.agent ?? null,
    entries: entries.map((entry, place) => ({
      entry,
      outlook: outlookAt(world, waiting, queueEntry(entry, place), now),
      waitMs:
        entry.kind === 'condition'
          ? (world.waits.of(conditionKey(workChannel, entry.name)) ?? null)
          : null,
    })),
  };
};

/** Nobody waits there: it is now or never, or for those whom the caller knows, and none of them is there. */
const isOverAtOnce = ({ entry, outlook }: CheckedEntry): boolean =>
  entry.queueTimeoutMs === 0 || (entry.kind === 'last-agent' && outlook.matching === 0);

/** A route on which nobody may wait is over at once. */
const isNowOrNever = ({ entries }: CheckedRoute): boolean => entries.every(isOverAtOnce);

const rungAtOnce = (routes: readonly CheckedRoute[]): AgentName | null => {
  const decisive = routes.find((route) => route.agent !== null || !isNowOrNever(route));
  return decisive?.agent ?? null;
};

/**
 * What an enqueue would do in this world for a caller who came now.
 * @throws Refusal invalid-argument with the position in the XML
 */
export const checkedIn = (
  world: World,
  xml: string,
  number: string,
  now: Instant,
): CheckedEnqueue => {
  const task = acceptTask(world, unseen(number, now), xml);
  const { workChannel } = task.enqueue;
  const isFull = isFullOfTasks(world, workChannelOf(world, task));
  const routes = task.routes.map((entries, number) =>
    checkRoute(world, task, number, entries, now),
  );
  const open = isOpen(world.callcenter.settings.schedule, now);
  const isTaken = !isFull && (open || task.enqueue.closed === 'wait');
  const agent = isTaken ? rungAtOnce(routes) : null;
  return { workChannel, isFull, isOpen: open, agent, routes };
};

/**
 * What an enqueue would do for a caller who came now. Changes nothing.
 * @param number the caller's; empty: not known
 * @throws Refusal callcenter-not-found, invalid-argument with the position in the XML
 */
export const checkEnqueue = (
  { callcenters, clock }: Pick<OperationDeps, 'callcenters' | 'clock'>,
  id: CallcenterId,
  xml: string,
  number = '',
): CheckedEnqueue => checkedIn(callcenters.find(id).world, xml, number, clock.now());
