import type { Page, PageOf } from '../operations/ports/page.ts';
import { wholeNumber } from './fields.ts';

const MAX_PAGE_SIZE = 1999;

/** What every list takes. */
export const paging = {
  page_no: wholeNumber({ least: 1, most: 1e9 })
    .default(1)
    .meta({ description: 'the page that is wanted, counted from 1' }),
  page_size: wholeNumber({ least: 1, most: MAX_PAGE_SIZE })
    .default(20)
    .meta({ description: `how many a page holds, at most ${MAX_PAGE_SIZE}`, examples: [20] }),
};

interface PagingQuery {
  readonly page_no: number;
  readonly page_size: number;
}

export const pageOf = ({ page_no, page_size }: PagingQuery): Page => ({
  number: page_no,
  size: page_size,
});

/** How every list is answered. */
export const listView = <Row, View>(
  { page_no, page_size }: PagingQuery,
  { totalCount, rows }: PageOf<Row>,
  view: (row: Row) => View,
) => ({ page_no, page_size, total_count: totalCount, result: rows.map(view) });
