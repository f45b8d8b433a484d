import type { Page, PageOf } from '../../operations/ports/page.ts';
import { wholeNumber } from './fields.ts';
import { ListAnswer } from '../protocol/list-answer.ts';

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

interface ListData<View> {
  readonly page_no: number;
  readonly page_size: number;
  readonly total_count: number;
  readonly more: boolean;
  readonly result: readonly View[];
}

interface PagingQuery {
  readonly page_no: number;
  readonly page_size: number;
}

export const pageOf = ({ page_no, page_size }: PagingQuery): Page => ({
  number: page_no,
  size: page_size,
});

function* texts<Row>(rows: readonly Row[], view: (row: Row) => unknown): Generator<string> {
  for (const row of rows) yield JSON.stringify(view(row));
}

/** How every list is answered. */
export const listView = <Row, View>(
  { page_no, page_size }: PagingQuery,
  { totalCount, rows }: PageOf<Row>,
  view: (row: Row) => View,
): ListAnswer<ListData<View>> =>
  new ListAnswer(texts(rows, view), (shown) => {
    const more = shown > 0 && (page_no - 1) * page_size + shown < totalCount;
    return { page_no, page_size, total_count: totalCount, more };
  });
