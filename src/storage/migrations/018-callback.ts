import type { Migration } from './migration.ts';
import { rewritePending } from './rewrite-pending.ts';

interface Awaited {
  readonly plan?: {
    readonly kind: string;
    readonly task?: { readonly enqueue: object; readonly callback?: null };
  } | null;
}

const NO_CALLBACK = {
  callbackKey: null,
  callbackVoice: null,
  callbackTo: null,
  callbackFirst: 'agent',
  callbackTries: 3,
  callbackRetryMs: 300_000,
};

const withoutCallback = (awaited: Awaited): Awaited => {
  const { plan } = awaited;
  if (plan?.task === undefined) return awaited;
  const enqueue = { ...plan.task.enqueue, ...NO_CALLBACK };
  return { ...awaited, plan: { ...plan, task: { ...plan.task, enqueue, callback: null } } };
};

const COUNTED = `CREATE TABLE counted_callback (
    callcenter_id TEXT NOT NULL REFERENCES callcenter ON DELETE CASCADE,
    at INTEGER NOT NULL,
    task_id TEXT NOT NULL,
    what TEXT NOT NULL,
    work_channel TEXT NOT NULL,
    condition TEXT,
    agent TEXT,
    after_ms INTEGER NOT NULL,
    PRIMARY KEY (callcenter_id, at, task_id, what)
  ) STRICT, WITHOUT ROWID`;

/** Everybody who waited was on the line; and what is counted of callbacks. */
export const callback: Migration = {
  name: '018-callback',
  up: async (knex) => {
    await knex.raw(
      `UPDATE queue_task SET record = json_set(json_patch(record, json_object('enqueue', json(:enqueue))),
        '$.enqueue.callbackKey', NULL, '$.enqueue.callbackVoice', NULL, '$.enqueue.callbackTo', NULL,
        '$.callback', NULL)`,
      { enqueue: JSON.stringify(NO_CALLBACK) },
    );
    await rewritePending(knex, 'task', (pending: readonly Awaited[]) =>
      pending.map(withoutCallback),
    );
    if (!(await knex.schema.hasTable('counted_callback'))) await knex.raw(COUNTED);
  },
};
