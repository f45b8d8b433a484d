import type { Migration } from './migration.ts';
import { rewritePending } from './rewrite-pending.ts';

interface Origin {
  readonly kind: string;
}

interface Awaited {
  readonly plan?: { readonly task?: { readonly origin: Origin } } | null;
}

const NOT_KNOWN = { dialled: '' };

const withDialled = (awaited: Awaited): Awaited => {
  const { plan } = awaited;
  if (plan?.task?.origin.kind !== 'call') return awaited;
  const origin = { ...plan.task.origin, ...NOT_KNOWN };
  return { ...awaited, plan: { ...plan, task: { ...plan.task, origin } } };
};

const NAMELESS = `iif(value ->> '$.party.kind' = 'outside',
    json_set(value, '$.party.name', ''), value)`;

/** What callers dialled is kept with them; members have a name, and tell since when they have their mode. */
export const whoCalls: Migration = {
  name: '023-who-calls',
  up: async (knex) => {
    await knex.raw(`UPDATE queue_task SET record = json_set(record, '$.origin.dialled', '')
      WHERE record ->> '$.origin.kind' = 'call'`);
    await knex.raw(`UPDATE call SET record = json_set(record, '$.dialled', '')
      WHERE record ->> '$.kind' = 'ivr'`);
    await rewritePending(knex, 'task', (pending: readonly Awaited[]) => pending.map(withDialled));
    await knex.raw(`UPDATE conversation SET record = json_set(record, '$.members', json((
      SELECT json_group_array(json_set(${NAMELESS}, '$.modeSince', value ->> '$.joinedAt'))
      FROM json_each(record, '$.members'))))`);
  },
};
