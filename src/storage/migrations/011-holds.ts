import type { Migration } from './migration.ts';

/** Whether a phone holds its call was not known before. */
export const holds: Migration = {
  name: '011-holds',
  up: async (knex) => {
    await knex.raw(`UPDATE call SET record = json_set(record, '$.onHold', json('false'))`);
    await knex.raw(`UPDATE conversation
      SET record = json_set(record, '$.members', (
        SELECT json_group_array(json_set(value, '$.onHold', json('false')) ORDER BY key)
        FROM json_each(record, '$.members')
      ))`);
    await knex.raw(`UPDATE conversation
      SET record = json_set(record, '$.pending', (
        SELECT json_group_array(
          CASE WHEN value ->> '$.plan.kind' = 'line'
          THEN json_set(value, '$.plan.call.onHold', json('false'))
          ELSE json(value) END
        )
        FROM json_each(record, '$.pending')
      ))
      WHERE record -> '$.pending' LIKE '%"plan":{%'`);
  },
};
