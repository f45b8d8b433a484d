import type { Page, PageOf } from '../../operations/ports/page.ts';
import { wholeNumber } from './fields.ts';
import { MOST_ANSWER_BYTES } from '../protocol/share-limits.ts';

const MAX_PAGE_SIZE = 1999;
/** So many of the largest rows there are fit in any case. */
const SHORT_PAGE = 20;
/** For what stands around the rows. */
const ENVELOPE_BYTES = 1000;

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

/** As many from the first as fit in one answer, and at least that one. */
export const fitting = <View>(views: readonly View[]): readonly View[] => {
  if (views.length <= SHORT_PAGE) return views;
  let bytes = ENVELOPE_BYTES;
  const end = views.findIndex((view) => {
    bytes += Buffer.byteLength(JSON.stringify(view)) + 1;
    return bytes > MOST_ANSWER_BYTES;
  });
  return end === -1 ? views : views.slice(0, Math.max(1, end));
};

/** How every list is answered. */
export const listView = <Row, View>(
  { page_no, page_size }: PagingQuery,
  { totalCount, rows }: PageOf<Row>,
  view: (row: Row) => View,
) => {
  const result = fitting(rows.map(view));
  const more = (page_no - 1) * page_size + result.length < totalCount;
  return { page_no, page_size, total_count: totalCount, more: more && result.length > 0, result };
};
