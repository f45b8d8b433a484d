import type { TableRow } from './table.ts';
import { cellsOf } from './table.ts';

/** Behind the title of a row is the comment by which it is found, as pages have titles in their own language. */
const ROW = /^(\| [^|]*<!-- ([\w-]+) --> \|).*\| ([^|]*) \|$/gm;
/** The line that says where and when. */
const MEASURED = /^(\*.*<!-- measured -->).*\*$/m;

/**
 * A page with the figures of this run in its table: those of rows that were not run stay.
 * @param on where and when it was run
 */
export const withFigures = (page: string, table: readonly TableRow[], on: string): string =>
  page
    .replace(MEASURED, (_line, title: string) => `${title} ${on}*`)
    .replace(ROW, (line: string, title: string, id: string, goal: string) => {
      const found = table.find(({ row }) => row.id === id);
      return found === undefined ? line : `${title} ${cellsOf(found).join(' | ')} | ${goal} |`;
    });
