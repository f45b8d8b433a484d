import type { Knex } from 'knex';
import type { Call } from '../domain/call.ts';
import type { Conversation } from '../domain/conversation.ts';
import type { OutwardEvent, OutwardEventName } from '../domain/engine/world/outward-event.ts';
import type { CallcenterId } from '../domain/ids.ts';
import { type QueueTask, selectionOf } from '../domain/queue-task.ts';
import { type KeptHistory, membersIn, type Subject, textIn } from '../domain/kept-history.ts';
import type { KeptHistories } from '../operations/ports/kept-histories.ts';
import { openReadOnly } from './database.ts';
import { dialectOf } from './dialect.ts';

interface OwnedRow {
  readonly callcenter_id: CallcenterId;
  readonly record: string;
}

interface EventRow {
  readonly callcenter_id: CallcenterId;
  readonly event: OutwardEventName;
  readonly at: number;
  readonly body: string;
}

/** From where is read, and whose rows. */
interface Reading {
  readonly knex: Knex;
  readonly whose: { readonly callcenter_id?: CallcenterId };
}

interface Owned<Kept> {
  readonly callcenterId: CallcenterId;
  readonly record: Kept;
}

/**
 * Records and events are searched as text for ids as JSON writes them. That reads whole tables, which
 * is fine for a reader with a connection of its own.
 */
const anyOf = (
  knex: Knex,
  column: string,
  ids: readonly string[],
): [sql: string, texts: string[]] => [
  `(${ids.map(() => dialectOf(knex).holds(column)).join(' OR ')})`,
  ids.map((id) => JSON.stringify(id)),
];

const recordsWith = async <Kept>(
  { knex, whose }: Reading,
  table: 'queue_task' | 'conversation' | 'call',
  ids: readonly string[],
): Promise<Owned<Kept>[]> => {
  if (ids.length === 0) return [];
  const rows = await knex<OwnedRow>(table)
    .where(whose)
    .whereRaw(...anyOf(knex, 'record', ids))
    .orderBy('key')
    .select('callcenter_id', 'record');
  return rows.map(({ callcenter_id, record }) => ({
    callcenterId: callcenter_id,
    record: JSON.parse(record) as Kept,
  }));
};

const eventsWith = async (
  { knex, whose }: Reading,
  ids: readonly string[],
): Promise<Owned<OutwardEvent>[]> => {
  const rows = await knex<EventRow>('event')
    .where(whose)
    .whereRaw(...anyOf(knex, 'body', ids))
    .orderBy('event_id')
    .select('callcenter_id', 'event', 'at', 'body');
  return rows.map(({ callcenter_id, event, at, body }) => ({
    callcenterId: callcenter_id,
    record: { event, at, body: JSON.parse(body) as OutwardEvent['body'] },
  }));
};

const isAbout = (name: string, { record }: Owned<OutwardEvent>): boolean =>
  record.event.startsWith(`callcenter.${name}.`);

const idsTold = (name: string, events: readonly Owned<OutwardEvent>[]): string[] =>
  events.flatMap((event) => (isAbout(name, event) ? textIn(event.record, 'id') : []));

const conversationOf = ({ origin, phase }: QueueTask): string[] => [
  ...(origin.kind === 'conversation' ? [origin.conversationId] : []),
  ...(phase.kind === 'success' ? [phase.selection.conversationId] : []),
];

/** Calls of those who took part, whose end belongs to the story. */
const callsOf = (
  tasks: readonly QueueTask[],
  conversations: readonly Conversation[],
  events: readonly OutwardEvent[],
): string[] => [
  ...tasks.flatMap(({ origin }) => origin.callId ?? []),
  ...conversations.flatMap(({ members }) => members.map(({ callId }) => callId)),
  ...events.flatMap((event) => [
    textIn(event, 'agent_call_id'),
    ...membersIn(event).map(({ call_id }) => call_id),
  ]),
];

const unique = (ids: readonly string[]): string[] => [...new Set(ids)].filter((id) => id !== '');

const subjectOf = (
  id: string,
  tasks: readonly Owned<QueueTask>[],
  conversations: readonly Owned<Conversation>[],
): Subject => {
  if (tasks.some(({ record }) => record.id === id)) return { kind: 'queue-task', id };
  if (conversations.some(({ record }) => record.id === id)) return { kind: 'conversation', id };
  return { kind: 'call', id };
};

/** Names the id itself, or who waits, rings or talks by it: no text that somebody carried along. */
const isTaskOf = (id: string, { record: task }: Owned<QueueTask>): boolean => {
  const selection = selectionOf(task);
  return [task.id, task.origin.callId, selection?.callId, ...conversationOf(task)].includes(id);
};

const TELLS_OF_CALLS = ['call_id', 'origin_call_id', 'agent_call_id', 'id'];

const tellsOf = (id: string, { record }: Owned<OutwardEvent>): boolean =>
  TELLS_OF_CALLS.some((name) => textIn(record, name) === id) ||
  membersIn(record).some(({ call_id }) => call_id === id);

const includes = (id: string, { record }: Owned<Conversation>): boolean =>
  record.id === id || record.members.some(({ callId }) => callId === id);

const findKept = async (reading: Reading, id: string): Promise<KeptHistory | null> => {
  const [someTasks, someTalks, calls, mentioned] = await Promise.all([
    recordsWith<QueueTask>(reading, 'queue_task', [id]),
    recordsWith<Conversation>(reading, 'conversation', [id]),
    recordsWith<Call>(reading, 'call', [id]),
    eventsWith(reading, [id]),
  ]);
  const met = someTasks.filter((task) => isTaskOf(id, task));
  const told = mentioned.filter((event) => tellsOf(id, event));
  const near = someTalks.filter((talk) => includes(id, talk));
  const call = calls.find(({ record }) => record.id === id);
  const callcenterId =
    met[0]?.callcenterId ?? near[0]?.callcenterId ?? call?.callcenterId ?? told[0]?.callcenterId;
  if (callcenterId === undefined) return null;
  const talks = unique([
    ...near.map(({ record }) => record.id),
    ...met.flatMap(({ record }) => conversationOf(record)),
    ...idsTold('conversation', told),
    ...told.map(({ record }) => textIn(record, 'conversation_id')),
  ]);
  const conversations = (await recordsWith<Conversation>(reading, 'conversation', talks)).filter(
    ({ record }) => talks.includes(record.id),
  );
  const within = await recordsWith<QueueTask>(reading, 'queue_task', talks);
  const tasks = [...met, ...within.filter((task) => talks.some((talk) => isTaskOf(talk, task)))];
  return complete(reading, {
    callcenterId,
    subject: subjectOf(id, met, conversations),
    tasks: [...new Map(tasks.map(({ record }) => [record.id, record])).values()],
    conversations: conversations.map(({ record }) => record),
    calls: call === undefined ? [] : [call.record],
  });
};

/** Who was to hear a prompt, or waited meanwhile. */
const HEARERS = ['queue_task_id', 'conversation_id', 'call_id'];

/** With the events of all that, and the ends of the calls. */
const complete = async (
  reading: Reading,
  kept: Omit<KeptHistory, 'events'>,
): Promise<KeptHistory> => {
  const { subject, tasks, conversations, callcenterId } = kept;
  const ids = [subject.id, ...[...tasks, ...conversations].map(({ id }) => id)];
  const own = (found: readonly Owned<OutwardEvent>[]): OutwardEvent[] =>
    found.filter((one) => one.callcenterId === callcenterId).map(({ record }) => record);
  const told = own(await eventsWith(reading, unique(ids)));
  const callIds = unique([...callsOf(tasks, conversations, told), ...ids]);
  const isOfUse = (told: OutwardEvent): boolean => {
    switch (told.event) {
      case 'callcenter.call.end':
        return callIds.includes(textIn(told, 'call_id'));
      case 'callcenter.sound.failed':
        return HEARERS.some((name) => ids.includes(textIn(told, name)));
      default:
        return ids.includes(textIn(told, 'id'));
    }
  };
  return { ...kept, events: own(await eventsWith(reading, callIds)).filter(isOfUse) };
};

/** What is kept of calls that were, in a database. */
export const keptHistoriesIn = (knex: Knex): KeptHistories => ({
  find: (id, callcenter) =>
    findKept({ knex, whose: callcenter === null ? {} : { callcenter_id: callcenter } }, id),
});

/** The same, read beside a service that may be running. */
export interface OpenHistories extends KeptHistories {
  close(): Promise<void>;
}

/** Opens the database to be read. @throws Error that names the path and says what is wrong with it */
export const openKeptHistories = async (path: string): Promise<OpenHistories> => {
  const knex = await openReadOnly(path);
  return { ...keptHistoriesIn(knex), close: () => knex.destroy() };
};
