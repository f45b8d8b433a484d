import type { Migration } from './migration.ts';

/** Recordings could not be paused until now: one that was wanted went on from the beginning to the end. */
export const recordingsPaused: Migration = {
  name: '020-recordings-paused',
  up: async (knex) => {
    await knex.raw(`UPDATE conversation SET record = json_set(
      record,
      '$.recording', iif(record ->> '$.recorded' = 1 AND state = 'live', 'on', 'off'),
      '$.recorded',
      json(iif(record ->> '$.recorded' = 1 AND record ->> '$.begunAt' IS NOT NULL, 'true', 'false'))
    )`);
  },
};
