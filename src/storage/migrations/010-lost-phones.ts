import type { Migration } from './migration.ts';

/** Nobody's phone was lost; whether those of agents were there is known when Asterisk is connected. */
export const lostPhones: Migration = {
  name: '010-lost-phones',
  up: async (knex) => {
    await knex.raw(
      `UPDATE agent SET record = json_set(record, '$.phone', json('{"kind":"there"}'))`,
    );
    await knex.raw(`UPDATE conversation
      SET record = json_set(record, '$.members', (
        SELECT json_group_array(json_set(value, '$.lost', json('false')) ORDER BY key)
        FROM json_each(record, '$.members')
      ))`);
  },
};
