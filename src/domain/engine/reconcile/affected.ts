import type { Call } from '../../call.ts';
import type { Conversation } from '../../conversation.ts';
import type { CallId, ConversationId, QueueTaskId } from '../../ids.ts';
import type { QueueTask } from '../../queue-task.ts';
import type { Listeners } from '../lifecycle/failed-sounds.ts';
import { earlyBridge } from './waiting-sound.ts';
import type { World } from '../world/world.ts';

/** The calls and bridges whose desired state may be another one after a step. */
export interface Affected {
  readonly calls: ReadonlySet<CallId>;
  readonly bridges: ReadonlySet<ConversationId>;
  /** The bridges in which a ringing phone's early sound is to be heard. */
  readonly early: ReadonlySet<ConversationId>;
}

const present = <Row>(rows: readonly (Row | undefined)[]): Row[] =>
  rows.filter((row) => row !== undefined);

const rows = <Row>(
  changes: readonly { readonly before: Row | undefined; readonly after: Row | undefined }[],
): Row[] => present(changes.flatMap(({ before, after }) => [before, after]));

const taskOf = (call: Call): QueueTaskId | null =>
  call.kind === 'agent' &&
  (call.phase.kind === 'dialling' || call.phase.kind === 'ringing') &&
  call.phase.purpose.kind === 'task'
    ? call.phase.purpose.taskId
    : null;

/** Tasks that changed, and tasks whose ringing phone changed. */
const affectedTasks = (world: World): QueueTask[] => {
  const ringing = rows<Call>(world.calls.changes()).map(taskOf);
  const tasks = ringing.map((id) => (id === null ? undefined : world.tasks.get(id)));
  return [...rows<QueueTask>(world.tasks.changes()), ...present(tasks)];
};

const selected = ({ phase }: QueueTask) =>
  phase.kind === 'fetching' || phase.kind === 'success' ? phase.selection : null;

/** The tasks that these conversations wait for: their sound may begin or end there. */
const pendingTasks = (world: World, conversations: readonly Conversation[]): QueueTask[] => {
  const pending = conversations.flatMap((row) => row.pending);
  return present(
    pending.map((one) => (one.kind === 'task' ? world.tasks.get(one.taskId) : undefined)),
  );
};

const pendingLines = (conversations: readonly Conversation[]): CallId[] =>
  conversations
    .flatMap(({ pending }) => pending)
    .flatMap((one) => (one.kind === 'line' ? one.callId : []));

const affectedBy = (
  world: World,
  calls: readonly Call[],
  conversations: readonly Conversation[],
  changedTasks: readonly QueueTask[],
): Affected => {
  const tasks = [...changedTasks, ...pendingTasks(world, conversations)];
  const origins = tasks.map(({ origin }) => origin);
  const selections = tasks.map(selected).filter((selection) => selection !== null);
  const members = conversations.flatMap((row) => row.members.map(({ callId }) => callId));
  const early = tasks.map(({ id }) => world.tasks.get(id)).filter((task) => task !== undefined);
  return {
    calls: new Set([
      ...calls.map(({ id }) => id),
      ...members,
      ...pendingLines(conversations),
      ...origins.flatMap((origin) => (origin.kind === 'call' ? origin.callId : [])),
      ...selections.map(({ callId }) => callId),
    ]),
    bridges: new Set([
      ...conversations.map(({ id }) => id),
      ...selections.map(({ conversationId }) => conversationId),
      ...origins.flatMap((origin) => (origin.kind === 'conversation' ? origin.conversationId : [])),
      ...calls.flatMap((call) => (call.kind === 'outside' ? call.conversationId : [])),
    ]),
    early: new Set(early.map((task) => earlyBridge(world, task)).filter((id) => id !== null)),
  };
};

/** Tasks whose ringing phone was heard in a bridge that another program destroyed. */
const tasksHeardThere = (world: World): QueueTask[] =>
  world.destroyed.size === 0
    ? []
    : [...world.tasks.values()].filter((task) => {
        const bridge = earlyBridge(world, task);
        return bridge !== null && world.destroyed.has(bridge);
      });

const retunedIn = <Id extends Listeners>(
  { retuned }: World,
  among: { readonly get: (id: Id) => unknown },
): Id[] => [...retuned].map((id) => id as Id).filter((id) => among.get(id) !== undefined);

/** Everything that depends on a record that this step changed, or that another program changed in Asterisk. */
export const affectedByStep = (world: World): Affected => {
  const affected = affectedBy(
    world,
    rows<Call>(world.calls.changes()),
    rows<Conversation>(world.conversations.changes()),
    [...affectedTasks(world), ...tasksHeardThere(world)],
  );
  return {
    ...affected,
    calls: new Set([...affected.calls, ...world.displaced, ...retunedIn(world, world.calls)]),
    bridges: new Set([
      ...affected.bridges,
      ...world.destroyed,
      ...retunedIn(world, world.conversations),
    ]),
  };
};

/** All records, and the bridges that Asterisk has without a record. */
export const affectedByResync = (world: World, seen: readonly ConversationId[]): Affected => {
  const all = affectedBy(
    world,
    [...world.calls.values()],
    [...world.conversations.values()],
    [...world.tasks.values()],
  );
  return { ...all, bridges: new Set([...all.bridges, ...seen]) };
};
