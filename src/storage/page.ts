import type { Knex } from 'knex';
import type { Page, PageOf } from '../operations/ports/page.ts';
import type { HistoryRow, HistoryTable } from './record-tables.ts';

const NEWEST_FIRST = [
  { column: 'created_at', order: 'desc' },
  { column: 'key', order: 'desc' },
] as const;

/**
 * One page of a table's records that a query finds, newest first; those of one millisecond by key.
 * The page's rows are found by an index alone, so that records which are skipped are not read.
 */
export const pageOf = async <Result>(
  knex: Knex,
  table: HistoryTable,
  found: Knex.QueryBuilder<HistoryRow, HistoryRow[]>,
  { number, size }: Page,
): Promise<PageOf<Result>> => {
  const onPage = found
    .clone()
    .select(knex.ref('rowid'))
    .orderBy([...NEWEST_FIRST])
    .limit(size)
    .offset((number - 1) * size);
  const [rows, counted] = await Promise.all([
    knex<HistoryRow>(table)
      .whereIn('rowid', onPage)
      .orderBy([...NEWEST_FIRST])
      .select('record'),
    found.clone().count({ totalCount: '*' }),
  ]);
  return {
    totalCount: Number(counted[0]?.totalCount ?? 0),
    rows: rows.map(({ record }) => JSON.parse(record) as Result),
  };
};
