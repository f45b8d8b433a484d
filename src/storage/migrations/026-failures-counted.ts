import type { Migration } from './migration.ts';
import { rewritePending } from './rewrite-pending.ts';

interface Awaited {
  readonly plan?: { readonly kind: string; readonly task?: { readonly route: object } } | null;
}

/** A task that is planned was never tried. */
const withNone = (awaited: Awaited): Awaited => {
  const { plan } = awaited;
  if (plan?.task === undefined) return awaited;
  const route = { ...plan.task.route, failedBefore: 0 };
  return { ...awaited, plan: { ...plan, task: { ...plan.task, route } } };
};

/** Which attempts failed on the present route was told by their moments. */
export const failuresCounted: Migration = {
  name: '026-failures-counted',
  up: async (knex) => {
    for (const table of ['queue_task', 'kept_place']) {
      await knex.raw(`UPDATE ${table} SET record = json_set(record, '$.route.failedBefore', (
        SELECT count(*) FROM json_each(record, '$.attempts') AS attempt
        WHERE attempt.value ->> '$.at' <= record ->> '$.route.since'))`);
    }
    await rewritePending(knex, 'task', (pending: readonly Awaited[]) => pending.map(withNone));
  },
};
