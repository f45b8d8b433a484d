import type { Migration } from './migration.ts';

interface Awaited {
  readonly plan?: {
    readonly kind: string;
    readonly task?: { readonly enqueue: object };
  } | null;
}

interface Stored {
  readonly pending: readonly Awaited[];
}

const CLOSED = { closed: 'wait' };

const withClosed = (awaited: Awaited): Awaited => {
  const { plan } = awaited;
  if (plan?.task === undefined) return awaited;
  const enqueue = { ...plan.task.enqueue, ...CLOSED };
  return { ...awaited, plan: { ...plan, task: { ...plan.task, enqueue } } };
};

/** Callers waited whenever they came, before a call center could be closed. */
export const openingHours: Migration = {
  name: '016-opening-hours',
  up: async (knex) => {
    await knex.raw(
      `UPDATE queue_task SET record = json_set(record, '$.enqueue.closed', '${CLOSED.closed}')`,
    );
    const rows = await knex<{ rowid: number; record: string }>('conversation')
      .select('rowid', 'record')
      .whereRaw(`record -> '$.pending' LIKE '%"kind":"task"%'`);
    for (const { rowid, record } of rows) {
      const stored = JSON.parse(record) as Stored;
      const pending = stored.pending.map(withClosed);
      await knex('conversation')
        .where({ rowid })
        .update({ record: JSON.stringify({ ...stored, pending }) });
    }
  },
};
