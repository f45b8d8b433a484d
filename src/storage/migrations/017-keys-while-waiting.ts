import type { Migration } from './migration.ts';
import { rewritePending } from './rewrite-pending.ts';

interface Awaited {
  readonly plan?: {
    readonly kind: string;
    readonly task?: { readonly enqueue: object };
  } | null;
}

const NO_KEYS = { exitKeys: null, keepPlace: false };

const withoutKeys = (awaited: Awaited): Awaited => {
  const { plan } = awaited;
  if (plan?.task === undefined) return awaited;
  const enqueue = { ...plan.task.enqueue, ...NO_KEYS };
  return { ...awaited, plan: { ...plan, task: { ...plan.task, enqueue } } };
};

/** Keys meant nothing to those who waited; and the places of callers who leave the queue by one. */
export const keysWhileWaiting: Migration = {
  name: '017-keys-while-waiting',
  up: async (knex) => {
    await knex.raw(`UPDATE queue_task
      SET record = json_set(record, '$.enqueue.exitKeys', NULL, '$.enqueue.keepPlace', json('false'))`);
    await rewritePending(knex, 'task', (pending: readonly Awaited[]) => pending.map(withoutKeys));
    await knex.raw(`CREATE TABLE IF NOT EXISTS kept_place (
      callcenter_id TEXT NOT NULL REFERENCES callcenter ON DELETE CASCADE,
      key TEXT NOT NULL,
      record TEXT NOT NULL,
      PRIMARY KEY (callcenter_id, key)
    ) STRICT`);
  },
};
