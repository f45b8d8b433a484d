import type { Migration } from './migration.ts';
import { rewritePending } from './rewrite-pending.ts';

interface Awaited {
  readonly plan?: { readonly kind: string; readonly task?: object } | null;
}

const withPauses = (awaited: Awaited): Awaited => {
  const { plan } = awaited;
  if (plan?.task === undefined) return awaited;
  return { ...awaited, plan: { ...plan, task: { ...plan.task, pauses: [] } } };
};

/** Agents who failed a task could be offered it again at once. */
export const ringPause: Migration = {
  name: '021-ring-pause',
  up: async (knex) => {
    await knex.raw(`UPDATE queue_task SET record = json_set(record, '$.pauses', json('[]'))`);
    await rewritePending(knex, 'task', (pending: readonly Awaited[]) => pending.map(withPauses));
  },
};
