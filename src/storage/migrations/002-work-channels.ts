import type { Migration } from './migration.ts';

/** Work channels other than the default one, and the default one once its limits were set. */
export const workChannels: Migration = {
  name: '002-work-channels',
  up: async (knex) => {
    await knex.raw(`CREATE TABLE work_channel (
      callcenter_id TEXT NOT NULL REFERENCES callcenter ON DELETE CASCADE,
      key TEXT NOT NULL,
      record TEXT NOT NULL,
      PRIMARY KEY (callcenter_id, key)
    ) STRICT`);
  },
};
