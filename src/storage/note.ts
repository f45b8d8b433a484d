import type { Knex } from 'knex';
import type { CallcenterId, ConversationId } from '../domain/ids.ts';
import type { Note } from '../domain/note.ts';
import type { Interval, OutcomeTotals } from '../operations/ports/reports.ts';
import { parseRecord } from './record-text.ts';
import type { RecordRow } from './record-tables.ts';

/** The notes of those of these conversations that have one. */
export const findNotes = async (
  knex: Knex,
  callcenter: CallcenterId,
  ids: readonly ConversationId[],
): Promise<ReadonlyMap<ConversationId, Note>> => {
  const rows = await knex<RecordRow>('note')
    .where('callcenter_id', callcenter)
    .whereIn('key', [...ids])
    .select('record');
  const notes = rows.map(({ record }) => parseRecord('note', record));
  return new Map(notes.map((note) => [note.conversationId, note]));
};

/** Conversations that began in the interval and have an outcome, by outcome and by who noted it. */
export const countOutcomes = (
  knex: Knex,
  callcenter: CallcenterId,
  { from, to }: Interval,
): Promise<OutcomeTotals[]> =>
  knex('note')
    .where('callcenter_id', callcenter)
    .where('conversation_at', '>=', from)
    .where('conversation_at', '<', to)
    .whereNotNull('outcome')
    .groupBy('outcome', 'agent')
    .orderByRaw('outcome, agent NULLS FIRST')
    .select<OutcomeTotals[]>('outcome', 'agent', knex.raw('count(*) AS conversations'));
