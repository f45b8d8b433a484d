import type { Migration } from './migration.ts';

/** Conversations that have a recording are listed without a look at all the others. */
export const recordingsListed: Migration = {
  name: '025-recordings-listed',
  up: async (knex) => {
    await knex.raw(`CREATE INDEX IF NOT EXISTS conversation_recorded
      ON conversation (callcenter_id, created_at DESC, key DESC)
      WHERE record ->> '$.recorded' = 1 AND record ->> '$.begunAt' IS NOT NULL`);
  },
};
