import { EnqueueError } from '../enqueue/enqueue-error.ts';
import type { EnqueueRequest, RouteEntry } from '../enqueue/enqueue-request.ts';
import { parseEnqueue } from '../enqueue/parse-enqueue.ts';
import type { CallId, QueueTaskId } from '../ids.ts';
import type { QueueTask, TaskEntry } from '../queue-task.ts';
import { describePosition } from '../source-position.ts';
import { conditionKey, type StoredCondition } from '../stored-condition.ts';
import { DEFAULT_WORK_CHANNEL } from '../work-channel.ts';
import type { World } from './world.ts';

/** How long one phone is rung where neither the entry nor its condition says. */
const DEFAULT_FETCH_TIMEOUT_MS = 45_000;

/** Thrown when an `enqueue` is not accepted; nothing is changed. The message says where and why. */
export class EnqueueRefused extends Error {
  override readonly name = 'EnqueueRefused';
}

const storedCondition = (
  world: World,
  { workChannel }: EnqueueRequest,
  entry: RouteEntry,
): StoredCondition | null => {
  if (entry.kind !== 'condition') return null;
  const stored = world.conditions.get(conditionKey(workChannel, entry.name));
  if (stored !== undefined) return stored;
  throw new EnqueueRefused(
    `${describePosition(entry.at)}: there is no condition "${entry.name}" in work channel "${workChannel}"`,
  );
};

/** Fills in what the stored condition says where the entry says nothing. */
const resolveEntry = (world: World, request: EnqueueRequest, entry: RouteEntry): TaskEntry => {
  const stored = storedCondition(world, request, entry);
  const { at, ...wanted } = entry;
  return {
    ...wanted,
    timeoutMs: entry.timeoutMs ?? stored?.timeoutMs ?? null,
    queueTimeoutMs: entry.queueTimeoutMs ?? stored?.queueTimeoutMs ?? null,
    fetchTimeoutMs: entry.fetchTimeoutMs ?? stored?.fetchTimeoutMs ?? DEFAULT_FETCH_TIMEOUT_MS,
  };
};

const parse = (xml: string | null): EnqueueRequest => {
  if (xml === null || xml === '') {
    throw new EnqueueRefused('the channel variable ENQUEUE is empty: set it before Stasis()');
  }
  try {
    return parseEnqueue(xml);
  } catch (error) {
    if (error instanceof EnqueueError) throw new EnqueueRefused(error.message);
    throw error;
  }
};

const checkWorkChannel = ({ workChannel }: EnqueueRequest): void => {
  if (workChannel !== DEFAULT_WORK_CHANNEL) {
    throw new EnqueueRefused(`there is no work channel "${workChannel}"`);
  }
};

/**
 * A task made from what the dialplan or the API wrote.
 * @throws EnqueueRefused if it is wrong or names what does not exist
 */
export const acceptEnqueue = (
  world: World,
  id: QueueTaskId,
  originCallId: CallId,
  xml: string | null,
): QueueTask => {
  const enqueue = parse(xml);
  checkWorkChannel(enqueue);
  const routes = enqueue.routes.map(({ entries }) =>
    entries.map((entry) => resolveEntry(world, enqueue, entry)),
  );
  return {
    id,
    type: 'ivr',
    originCallId,
    enqueue,
    createdAt: world.now,
    routes,
    route: { number: 0, since: world.now, open: (routes[0] ?? []).map((_, number) => number) },
    attempts: [],
    rejectData: null,
    phase: { kind: 'waiting' },
  };
};
