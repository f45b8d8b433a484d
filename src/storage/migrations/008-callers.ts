import type { Migration } from './migration.ts';

/** A task keeps who the caller was. For callers who are gone already this was not kept. */
export const callers: Migration = {
  name: '008-callers',
  up: async (knex) => {
    const known = (member: string): string => `coalesce((
        SELECT call.record ->> '$.${member}' FROM call
        WHERE call.callcenter_id = queue_task.callcenter_id
          AND call.key = queue_task.record ->> '$.origin.callId'
      ), '')`;
    await knex.raw(`UPDATE queue_task
      SET record = json_set(record, '$.origin.number', ${known('number')},
        '$.origin.name', ${known('name')})
      WHERE record ->> '$.origin.kind' = 'call'`);
  },
};
