import type { Migration } from './migration.ts';
import { rewritePending } from './rewrite-pending.ts';

interface Awaited {
  readonly plan?: {
    readonly kind: string;
    readonly task?: { readonly enqueue: object };
  } | null;
}

const withWrapUp = (awaited: Awaited): Awaited => {
  const { plan } = awaited;
  if (plan?.task === undefined) return awaited;
  const enqueue = { ...plan.task.enqueue, wrapUpMs: null };
  return { ...awaited, plan: { ...plan, task: { ...plan.task, enqueue } } };
};

/** What an agent is to do after a call was a state, before there was time to wrap up. */
const AGENTS = `UPDATE agent
  SET record = json_set(record, '$.presence.afterwards', json_object(
    'wrapUpMs', 0, 'state', json(record -> '$.presence.afterwards'), 'asked', json('false')))
  WHERE record ->> '$.presence.kind' <> 'resting'`;

/** An enqueue that said nothing of the time to wrap up has that of the call center. */
const TASKS = `UPDATE queue_task SET record = json_set(record, '$.enqueue.wrapUpMs', NULL)`;

/** There is time to wrap up after a conversation. */
export const wrapUp: Migration = {
  name: '019-wrap-up',
  up: async (knex) => {
    for (const statement of [AGENTS, TASKS]) await knex.raw(statement);
    await rewritePending(knex, 'task', (pending: readonly Awaited[]) => pending.map(withWrapUp));
  },
};
