import type { Knex } from 'knex';
import type { CallcenterId, ConversationId, Instant } from '../domain/ids.ts';
import type { OldConversation } from '../operations/ports/store.ts';
import { dialectOf } from './dialect.ts';
import { marked, parseRecord } from './record-text.ts';
import type { HistoryRow, HistoryTable } from './record-tables.ts';
import { ACTIVITIES } from './report-activities.ts';

/**
 * What is over and may be forgotten. Every statement takes a few rows, found by an index, so that
 * commits, which share the connection, never wait for long.
 */
const ENDED: Readonly<Record<HistoryTable, readonly string[]>> = {
  queue_task: ['success', 'fail'],
  conversation: ['over'],
};

const oldest = (
  knex: Knex,
  table: HistoryTable,
  state: string,
  callcenter: CallcenterId,
  before: Instant,
) =>
  knex<HistoryRow>(dialectOf(knex).past(table))
    .where({ callcenter_id: callcenter, state })
    .where('created_at', '<', before)
    .orderBy([{ column: 'created_at' }, { column: 'key' }]);

/** The oldest of those that are over and were created before a moment. */
export const oldConversations = async (
  knex: Knex,
  callcenter: CallcenterId,
  before: Instant,
  limit: number,
): Promise<readonly OldConversation[]> => {
  const [over = ''] = ENDED.conversation;
  const rows = await oldest(knex, 'conversation', over, callcenter, before)
    .limit(limit)
    .select<{ key: ConversationId; recorded: number | boolean | null }[]>(
      'key',
      knex.raw(`${dialectOf(knex).recorded} AS recorded`),
    );
  return rows.map(({ key, recorded }) => ({ id: key, recorded: Boolean(recorded) }));
};

/** The oldest that are over, were created before a moment, and have a recording. */
export const oldRecordings = async (
  knex: Knex,
  callcenter: CallcenterId,
  before: Instant,
  limit: number,
): Promise<readonly ConversationId[]> => {
  const [over = ''] = ENDED.conversation;
  const rows = await oldest(knex, 'conversation', over, callcenter, before)
    .whereRaw(dialectOf(knex).hasRecording)
    .limit(limit)
    .select<{ key: ConversationId }[]>('key');
  return rows.map(({ key }) => key);
};

export const forgetRecordings = async (
  knex: Knex,
  callcenter: CallcenterId,
  ids: readonly ConversationId[],
): Promise<void> => {
  const { name, past } = dialectOf(knex);
  const rows = knex<HistoryRow>(past('conversation'))
    .where('callcenter_id', callcenter)
    .whereIn('key', ids);
  if (name === 'sqlite') {
    await rows.update({ record: knex.raw(`json_set(record, '$.recorded', json('false'))`) });
    return;
  }
  // Records may hold signs that PostgreSQL's own JSON cannot. Nobody else changes one that is over.
  for (const { key, record } of await rows.clone().select('key', 'record')) {
    const without = { ...parseRecord('conversation', record), recorded: false };
    const changed = marked(JSON.stringify(without));
    await rows
      .clone()
      .where('key', key)
      .update({ record: changed, recorded: false, has_recording: false } as Partial<HistoryRow>);
  }
};

export const removeConversations = async (
  knex: Knex,
  callcenter: CallcenterId,
  ids: readonly ConversationId[],
): Promise<void> => {
  await knex<HistoryRow>(dialectOf(knex).past('conversation'))
    .where('callcenter_id', callcenter)
    .whereIn('key', ids)
    .del();
};

/** Removes from one place after the other until so many rows are gone; answers how many are. */
const removeFrom = async <Place>(
  places: readonly Place[],
  limit: number,
  remove: (place: Place, most: number) => Promise<number>,
): Promise<number> => {
  let removed = 0;
  for (const place of places) {
    removed += await remove(place, limit - removed);
    if (removed >= limit) break;
  }
  return removed;
};

/** Removes the oldest tasks that are over and were created before a moment; answers how many. */
export const removeOldTasks = (
  knex: Knex,
  callcenter: CallcenterId,
  before: Instant,
  limit: number,
): Promise<number> =>
  removeFrom(ENDED.queue_task, limit, (state, most) => {
    const { past, rowKey } = dialectOf(knex);
    const key = rowKey(past('queue_task'));
    const rows = oldest(knex, 'queue_task', state, callcenter, before).limit(most);
    return knex(past('queue_task'))
      .where(knex.raw(`(${key})`), 'in', rows.select(knex.raw(key)))
      .del();
  });

/** Counted tasks, rings, spans of agents and notes, by when they ended. */
export const FIGURES = [
  { table: 'ended_task', end: 'ended_at' },
  { table: 'ended_ring', end: 'ended_at' },
  { table: 'counted_callback', end: 'at' },
  { table: 'agent_span', end: 'to_at' },
  { table: 'note', end: 'conversation_at' },
] as const;

type Figures = (typeof FIGURES)[number];

/** As their indexes give them in order: spans by activity. */
const SEARCHED = FIGURES.flatMap((figures): (Figures & { readonly also: object })[] =>
  figures.table === 'agent_span'
    ? ACTIVITIES.map((activity) => ({ ...figures, also: { activity } }))
    : [{ ...figures, also: {} }],
);

/** Removes the oldest figures of what ended before a moment; answers how many. */
export const removeOldFigures = (
  knex: Knex,
  callcenter: CallcenterId,
  before: Instant,
  limit: number,
): Promise<number> =>
  removeFrom(SEARCHED, limit, ({ table, end, also }, most) => {
    const key = dialectOf(knex).rowKey(table);
    const rows = knex(table)
      .where({ callcenter_id: callcenter, ...also })
      .where(end, '<', before)
      .orderBy(end)
      .limit(most)
      .select(knex.raw(key));
    return knex(table)
      .where(knex.raw(`(${key})`), 'in', rows)
      .del();
  });
