import type { Knex } from 'knex';
import type { Page, PageOf } from '../operations/ports/page.ts';
import type { RecordKinds } from '../domain/engine/world/record-changes.ts';
import { dialectOf } from './dialect.ts';
import { parseRecord } from './record-text.ts';
import { withinBytes } from './within-bytes.ts';
import type { HistoryRow, HistoryTable } from './record-tables.ts';

const NEWEST_FIRST = [
  { column: 'created_at', order: 'desc' },
  { column: 'key', order: 'desc' },
] as const;

/** Of records: what is shown of one is less. */
const MOST_BYTES = 2_000_000;

/**
 * One page of a table's records that a query finds, newest first; those of one millisecond by key.
 * A page of many bytes ends earlier. The page's rows are found by an index alone, so that records which are skipped are not read.
 */
export const pageOf = async <Table extends HistoryTable>(
  knex: Knex,
  table: Table,
  found: Knex.QueryBuilder<HistoryRow, HistoryRow[]>,
  { number, size }: Page,
): Promise<PageOf<RecordKinds[Table]>> => {
  const key = knex.raw(dialectOf(knex).rowKey(table));
  const onPage = found
    .clone()
    .select(key)
    .orderBy([...NEWEST_FIRST])
    .limit(size)
    .offset((number - 1) * size);
  const [rows, counted] = await Promise.all([
    withinBytes<HistoryRow>(
      knex,
      knex<HistoryRow>(table)
        .where(knex.raw(`(${dialectOf(knex).rowKey(table)})`), 'in', onPage)
        .select<HistoryRow[]>('record', 'created_at', 'key'),
      { text: 'record', order: ['created_at DESC', 'key DESC'], mostBytes: MOST_BYTES },
    ),
    found.clone().count({ totalCount: '*' }),
  ]);
  return {
    totalCount: Number(counted[0]?.totalCount ?? 0),
    rows: rows.map(({ record }) => parseRecord(table, record)),
  };
};
