import type { Migration } from './migration.ts';
import { rewritePending } from './rewrite-pending.ts';

interface Awaited {
  readonly kind: string;
  readonly plan?: unknown;
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
    await rewritePending(knex, 'phone', withPlans);
  },
};
