import type { Migration } from './migration.ts';

/** The last event that each webhook has taken, or that was given up. */
export const webhookPosition: Migration = {
  name: '005-webhook-position',
  up: async (knex) => {
    await knex.raw(`CREATE TABLE webhook_position (
      callcenter_id TEXT NOT NULL PRIMARY KEY REFERENCES callcenter ON DELETE CASCADE,
      event_id INTEGER NOT NULL
    ) STRICT`);
  },
};
