import type { ReactNode } from 'react';
import { Alert } from './alert.tsx';
import { Table, type Column } from './table.tsx';

interface ListCardProps {
  readonly title: string;
  /** What stands above the list: a form, a search. */
  readonly children?: ReactNode;
  readonly error: unknown;
  readonly columns: readonly Column[];
  /** Rows, as `tr`; undefined: they are not read yet. */
  readonly rows: readonly ReactNode[] | undefined;
  /** What to do first where there are none. */
  readonly empty: string;
}

/** A list with what belongs to it. */
export const ListCard = ({
  title,
  children,
  error,
  columns,
  rows,
  empty,
}: ListCardProps): ReactNode => (
  <section className="card form">
    <h2>{title}</h2>
    {children}
    {error !== null && <Alert error={error} />}
    {rows?.length === 0 && <p className="quiet">{empty}</p>}
    {rows !== undefined && rows.length > 0 && (
      <Table label={title} columns={columns}>
        {rows}
      </Table>
    )}
  </section>
);
