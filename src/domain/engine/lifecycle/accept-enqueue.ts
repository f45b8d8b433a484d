import { type Phrase, phrase } from '../../../messages/phrase.ts';
import { EnqueueError } from '../../enqueue/enqueue-error.ts';
import type { EnqueueRequest, RouteEntry } from '../../enqueue/enqueue-request.ts';
import { DEFAULT_FETCH_TIMEOUT_MS } from '../../enqueue/limits.ts';
import { parseEnqueue, positionOfAttribute } from '../../enqueue/parse-enqueue.ts';
import type { AgentName, Instant, QueueTaskId } from '../../ids.ts';
import type { QueueTask, QueueTaskType, TaskEntry, TaskOrigin } from '../../queue-task.ts';
import { conditionKey, type StoredCondition } from '../../stored-condition.ts';
import { unreachable } from '../../unreachable.ts';
import type { EnqueueVariable, UntoldVariable } from '../world/fact.ts';
import { beginRoute } from '../world/task-timing.ts';
import { whoWaits } from '../world/who-waits.ts';
import { withLastAgents } from './last-talks.ts';
import { resolveVoices } from '../reconcile/resolve-voices.ts';
import type { World } from '../world/world.ts';
import { ruleAgainstShowing } from './outside-limits.ts';

const storedCondition = (
  world: World,
  { workChannel }: EnqueueRequest,
  entry: RouteEntry,
): StoredCondition | null => {
  if (entry.kind !== 'condition') return null;
  const stored = world.conditions.get(conditionKey(workChannel, entry.name));
  if (stored !== undefined) return stored;
  throw new EnqueueError(
    phrase('named-condition-missing', { condition: entry.name, channel: workChannel }),
    entry.at,
  );
};

/** Fills in what the stored condition says where the entry says nothing. */
const resolveEntry = (world: World, request: EnqueueRequest, entry: RouteEntry): TaskEntry => {
  const stored = storedCondition(world, request, entry);
  const { at, ...wanted } = entry;
  const aim = wanted.kind === 'last-agent' ? { ...wanted, name: null } : wanted;
  return {
    ...aim,
    timeoutMs: entry.timeoutMs ?? stored?.timeoutMs ?? null,
    queueTimeoutMs: entry.queueTimeoutMs ?? stored?.queueTimeoutMs ?? null,
    fetchTimeoutMs: entry.fetchTimeoutMs ?? stored?.fetchTimeoutMs ?? DEFAULT_FETCH_TIMEOUT_MS,
  };
};

const START = { line: 1, column: 1 };

/** @throws EnqueueError if there is no text to be read */
const textOf = (variable: EnqueueVariable): string => {
  if (variable === null || variable === '') throw new EnqueueError(phrase('variable-empty'), START);
  if (typeof variable === 'string') return variable;
  throw new EnqueueError(whyUntold(variable), START);
};

const whyUntold = (variable: UntoldVariable): Phrase => {
  switch (variable.untold) {
    case 'not-utf-8':
      return phrase('variable-not-utf-8');
    case 'refused':
      return phrase('variable-untold', { said: variable.said });
    default:
      return unreachable(variable);
  }
};

const checkWorkChannel = (world: World, { workChannel }: EnqueueRequest, xml: string): void => {
  if (world.workChannels.get(workChannel) !== undefined) return;
  throw new EnqueueError(
    phrase('named-work-channel-missing', { channel: workChannel }),
    positionOfAttribute(xml, 'channel'),
  );
};

/** A number that may not be shown is not found out when the turn has come, but now. */
const checkCallbackFrom = (world: World, { callbackFrom }: EnqueueRequest, xml: string): void => {
  const broken = ruleAgainstShowing(world, callbackFrom ?? '');
  if (callbackFrom === null || broken === null) return;
  throw new EnqueueError(
    phrase('callback-from-not-allowed', { from: callbackFrom, shown: broken.callerIds }),
    positionOfAttribute(xml, 'callback_from'),
  );
};

/** What a task is for, besides what the XML says. */
export interface NewTask {
  readonly id: QueueTaskId;
  readonly type: QueueTaskType;
  readonly origin: TaskOrigin;
  readonly excluded: readonly AgentName[];
  /** Start of its first wait. */
  readonly since: Instant;
}

/**
 * A task made from what the dialplan or the API wrote.
 * @throws EnqueueError if it is wrong or names what does not exist
 */
export const acceptEnqueue = (
  world: World,
  { id, type, origin, excluded, since }: NewTask,
  variable: EnqueueVariable,
): QueueTask => {
  const xml = textOf(variable);
  const parsed = parseEnqueue(xml);
  checkWorkChannel(world, parsed, xml);
  checkCallbackFrom(world, parsed, xml);
  const enqueue = resolveVoices(world, parsed, xml);
  const routes = enqueue.routes.map(({ entries }) =>
    entries.map((entry) => resolveEntry(world, enqueue, entry)),
  );
  const task: QueueTask = {
    id,
    type,
    origin,
    excluded,
    enqueue,
    createdAt: since,
    routes,
    route: beginRoute(world.now, 0, routes[0] ?? [], 0),
    attempts: [],
    pauses: [],
    speech: null,
    speaksAt: enqueue.announcePosition || enqueue.announceWait ? world.now : null,
    rejectData: null,
    callback: null,
    phase: { kind: 'waiting' },
  };
  return withLastAgents(world, task, whoWaits(world, task).number);
};
