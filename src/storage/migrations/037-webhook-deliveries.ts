import type { Migration } from './migration.ts';

/** Each event was posted alone, and nobody was told what came of it. */
export const webhookDeliveries: Migration = {
  name: '037-webhook-deliveries',
  up: async (knex) => {
    await knex.raw(`UPDATE callcenter
      SET record = json_set(record, '$.settings.webhook.batch', json('false'))
      WHERE record ->> '$.settings.webhook' IS NOT NULL`);
    await knex.raw(`CREATE TABLE IF NOT EXISTS webhook_delivery (
      delivery_id INTEGER PRIMARY KEY,
      callcenter_id TEXT NOT NULL REFERENCES callcenter ON DELETE CASCADE,
      kind TEXT NOT NULL,
      at INTEGER NOT NULL,
      took_ms INTEGER NOT NULL,
      first_event_id INTEGER NOT NULL,
      last_event_id INTEGER NOT NULL,
      events INTEGER NOT NULL,
      status INTEGER,
      error TEXT
    ) STRICT`);
    await knex.raw(`CREATE INDEX IF NOT EXISTS webhook_delivery_of
      ON webhook_delivery (callcenter_id, delivery_id)`);
  },
};
