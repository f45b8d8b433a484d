import type { ReactNode } from 'react';

export interface Column {
  readonly key: string;
  readonly head: ReactNode;
  /** Figures stand at the end of their column. */
  readonly isNumber?: boolean;
}

interface TableProps {
  /** What it is a table of. */
  readonly label: string;
  readonly columns: readonly Column[];
  /** Rows, as `tr`. */
  readonly children: ReactNode;
}

/** A table, which scrolls by itself where it is wider than the page. */
export const Table = ({ label, columns, children }: TableProps): ReactNode => (
  <div className="table-room" tabIndex={0} role="region" aria-label={label}>
    <table className="table">
      <thead>
        <tr>
          {columns.map(({ key, head, isNumber = false }) => (
            <th key={key} scope="col" className={isNumber ? 'number' : undefined}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  </div>
);
