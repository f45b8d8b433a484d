import type { Knex } from 'knex';
import type { Page, PageOf } from '../operations/ports.ts';
import type { HistoryRow } from './record-tables.ts';

/** One page of the records that a query finds, newest first; those of one millisecond by key. */
export const pageOf = async <Result>(
  found: Knex.QueryBuilder<HistoryRow, HistoryRow[]>,
  page: Page,
): Promise<PageOf<Result>> => {
  const [rows, counted] = await Promise.all([
    found
      .clone()
      .select('record')
      .orderBy([
        { column: 'created_at', order: 'desc' },
        { column: 'key', order: 'desc' },
      ])
      .limit(page.size)
      .offset((page.number - 1) * page.size),
    found.clone().count({ totalCount: '*' }),
  ]);
  return {
    totalCount: Number(counted[0]?.totalCount ?? 0),
    rows: rows.map(({ record }) => JSON.parse(record) as Result),
  };
};
