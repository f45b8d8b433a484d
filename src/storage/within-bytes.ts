import type { Knex } from 'knex';

interface Bounds {
  /** The column whose bytes count. */
  readonly text: string;
  /** The columns by which the rows are in their order, `desc` behind those that fall. */
  readonly order: readonly string[];
  readonly mostBytes: number;
}

/**
 * Of what a query finds, in its order, the rows up to the one that exceeds so many bytes: what is not
 * wanted is not handed to JavaScript.
 */
export const withinBytes = async <Row>(
  knex: Knex,
  found: Knex.QueryBuilder,
  { text, order, mostBytes }: Bounds,
): Promise<Row[]> => {
  const sorted = order.join(', ');
  const before = `coalesce(sum(octet_length(${text})) OVER
    (ORDER BY ${sorted} ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)`;
  const counted = knex.from(found.as('found')).select('*', knex.raw(`${before} AS bytes_before`));
  const rows: unknown = await knex
    .from(counted.as('counted'))
    .where('bytes_before', '<', mostBytes)
    .orderByRaw(sorted);
  return rows as Row[];
};
