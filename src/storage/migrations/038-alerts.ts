import type { Migration } from './migration.ts';

/** Thresholds that are passed, or were a moment ago. */
export const alerts: Migration = {
  name: '038-alerts',
  up: async (knex) => {
    await knex.raw(`CREATE TABLE IF NOT EXISTS alert (
      callcenter_id TEXT NOT NULL REFERENCES callcenter ON DELETE CASCADE,
      key TEXT NOT NULL,
      record TEXT NOT NULL,
      PRIMARY KEY (callcenter_id, key)
    ) STRICT`);
  },
};
