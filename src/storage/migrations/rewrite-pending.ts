import type { Knex } from 'knex';

/**
 * Writes anew what conversations wait for, row by row, where SQL cannot say how.
 * @param kind conversations that wait for something of this kind, or plan it, are looked at
 * @param rewrite gives what they wait for as it is to be stored
 */
export const rewritePending = async <Awaited>(
  knex: Knex,
  kind: string,
  rewrite: (pending: readonly Awaited[]) => readonly Awaited[],
): Promise<void> => {
  const rows = await knex<{ rowid: number; record: string }>('conversation')
    .select('rowid', 'record')
    .whereRaw(`record -> '$.pending' LIKE ?`, [`%"kind":"${kind}"%`]);
  for (const { rowid, record } of rows) {
    const stored = JSON.parse(record) as { readonly pending: readonly Awaited[] };
    const pending = rewrite(stored.pending);
    await knex('conversation')
      .where({ rowid })
      .update({ record: JSON.stringify({ ...stored, pending }) });
  }
};
