import type { Migration } from './migration.ts';

/** What was recorded of conversations was nothing until now. */
export const recordings: Migration = {
  name: '004-recordings',
  up: async (knex) => {
    await knex.raw(
      `UPDATE conversation SET record = json_set(record, '$.recorded', json('false'))`,
    );
    await knex.raw(`UPDATE queue_task
      SET record = json_set(record, '$.enqueue.record', json('false'))`);
  },
};
