import type { Migration } from './migration.ts';
import { rewritePending } from './rewrite-pending.ts';

interface Awaited {
  readonly plan?: {
    readonly kind: string;
    readonly task?: { readonly enqueue: object };
  } | null;
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
    await rewritePending(knex, 'task', (pending: readonly Awaited[]) => pending.map(withClosed));
  },
};
