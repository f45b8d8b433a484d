import type { Migration } from './migration.ts';

/** Ways to the telephone network, and where calls go that come in by them. */
export const trunks: Migration = {
  name: '030-trunks',
  up: async (knex) => {
    await knex.raw(`CREATE TABLE IF NOT EXISTS trunk (
      name TEXT PRIMARY KEY,
      record TEXT NOT NULL
    ) STRICT, WITHOUT ROWID`);
    await knex.raw(`CREATE TABLE IF NOT EXISTS number (
      key TEXT PRIMARY KEY,
      callcenter_id TEXT NOT NULL REFERENCES callcenter ON DELETE CASCADE,
      record TEXT NOT NULL
    ) STRICT, WITHOUT ROWID`);
    await knex.raw('CREATE INDEX IF NOT EXISTS number_of_callcenter ON number (callcenter_id)');
  },
};
