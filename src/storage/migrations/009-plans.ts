import type { Migration } from './migration.ts';

interface Awaited {
  readonly kind: string;
  readonly plan?: unknown;
}

interface Stored {
  readonly pending: readonly Awaited[];
}

const isPlan = ({ kind }: Awaited): boolean => kind.startsWith('planned-');

const asPlan = ({ kind, ...rest }: Awaited) => ({ ...rest, kind: kind.replace('planned-', '') });

/** A conversation had one plan at most for each phone that rang, in the same order. */
const withPlans = (pending: readonly Awaited[]): readonly Awaited[] => {
  const plans = pending.filter(isPlan).map(asPlan);
  return pending
    .filter((one) => !isPlan(one))
    .map((one) => (one.kind === 'phone' ? { ...one, plan: plans.shift() ?? null } : one));
};

/** What begins when a phone is answered is kept with that phone. */
export const plans: Migration = {
  name: '009-plans',
  up: async (knex) => {
    const rows = await knex<{ rowid: number; record: string }>('conversation')
      .select('rowid', 'record')
      .whereRaw(`record -> '$.pending' LIKE '%"kind":"phone"%'`);
    for (const { rowid, record } of rows) {
      const stored = JSON.parse(record) as Stored;
      const pending = withPlans(stored.pending);
      await knex('conversation')
        .where({ rowid })
        .update({ record: JSON.stringify({ ...stored, pending }) });
    }
  },
};
