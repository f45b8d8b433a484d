import type { Migration } from './migration.ts';
import { rewritePending } from './rewrite-pending.ts';

interface Awaited {
  readonly plan?: { readonly kind: string; readonly task?: { readonly enqueue: object } } | null;
}

const withFrom = (awaited: Awaited): Awaited => {
  const { plan } = awaited;
  if (plan?.task === undefined) return awaited;
  const enqueue = { ...plan.task.enqueue, callbackFrom: null };
  return { ...awaited, plan: { ...plan, task: { ...plan.task, enqueue } } };
};

/** Callbacks showed what the trunk shows. */
export const callbackFrom: Migration = {
  name: '036-callback-from',
  up: async (knex) => {
    await knex.raw(
      `UPDATE queue_task SET record = json_set(record, '$.enqueue.callbackFrom', NULL)`,
    );
    await knex.raw(`UPDATE queue_task SET record = json_set(record, '$.callback.from', NULL)
      WHERE record ->> '$.callback' IS NOT NULL`);
    await rewritePending(knex, 'task', (pending: readonly Awaited[]) => pending.map(withFrom));
  },
};
