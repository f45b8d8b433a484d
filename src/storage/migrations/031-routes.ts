import type { Migration } from './migration.ts';
import { rewritePending } from './rewrite-pending.ts';

interface Awaited {
  readonly plan?: { readonly kind: string; readonly call?: object } | null;
}

const withRoute = (awaited: Awaited): Awaited => {
  const { plan } = awaited;
  if (plan?.kind !== 'line') return awaited;
  return { ...awaited, plan: { ...plan, call: { route: null, ...plan.call } } };
};

/** Calls that the platform makes say over which trunk they go; of those that there are it is not known. */
export const routes: Migration = {
  name: '031-routes',
  up: async (knex) => {
    await knex.raw(`UPDATE call SET record = json_set(record, '$.route', NULL)
      WHERE record ->> '$.kind' IN ('outside', 'agent')`);
    await rewritePending(knex, 'line', (pending: readonly Awaited[]) => pending.map(withRoute));
  },
};
