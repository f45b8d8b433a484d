import type { Migration } from './migration.ts';

/** Who talked last with each telephone number, for the month before as well: conversations tell it. */
export const lastTalks: Migration = {
  name: '029-last-talks',
  up: async (knex) => {
    await knex.raw(`CREATE TABLE last_talk (
      callcenter_id TEXT NOT NULL REFERENCES callcenter ON DELETE CASCADE,
      key TEXT NOT NULL,
      record TEXT NOT NULL,
      PRIMARY KEY (callcenter_id, key)
    ) STRICT`);
  },
};
