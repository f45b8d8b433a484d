import type { Migration } from './migration.ts';
import { rewritePending } from './rewrite-pending.ts';

interface Awaited {
  readonly plan?: { readonly kind: string; readonly call?: object } | null;
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
    await rewritePending(knex, 'line', (pending: readonly Awaited[]) => pending.map(withAgent));
  },
};
