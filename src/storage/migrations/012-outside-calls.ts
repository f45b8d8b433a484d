import type { Migration } from './migration.ts';

interface Awaited {
  readonly plan?: { readonly kind: string; readonly call?: object } | null;
}

interface Stored {
  readonly pending: readonly Awaited[];
}

const withAgent = (awaited: Awaited): Awaited => {
  const { plan } = awaited;
  if (plan?.kind !== 'line') return awaited;
  return { ...awaited, plan: { ...plan, call: { agent: null, ...plan.call } } };
};

/** A call to a number tells which agent asked for it; of those that there are already it is not known. */
export const outsideCalls: Migration = {
  name: '012-outside-calls',
  up: async (knex) => {
    await knex.raw(`UPDATE call SET record = json_set(record, '$.agent', NULL)
      WHERE record ->> '$.kind' = 'outside'`);
    const rows = await knex<{ rowid: number; record: string }>('conversation')
      .select('rowid', 'record')
      .whereRaw(`record -> '$.pending' LIKE '%"kind":"line"%'`);
    for (const { rowid, record } of rows) {
      const stored = JSON.parse(record) as Stored;
      const pending = stored.pending.map(withAgent);
      await knex('conversation')
        .where({ rowid })
        .update({ record: JSON.stringify({ ...stored, pending }) });
    }
  },
};
