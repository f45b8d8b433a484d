import type { Page, PageOf } from './ports/page.ts';

interface Rows<Row> {
  readonly size: number;
  values(): Iterable<Row>;
}

/** One page of a table of the world, in the order in which the rows were made. */
export const pageOfTable = <Row>(rows: Rows<Row>, { number, size }: Page): PageOf<Row> => {
  const first = (number - 1) * size;
  const page: Row[] = [];
  let index = 0;
  for (const row of rows.values()) {
    if (index >= first + size) break;
    if (index >= first) page.push(row);
    index += 1;
  }
  return { totalCount: rows.size, rows: page };
};
