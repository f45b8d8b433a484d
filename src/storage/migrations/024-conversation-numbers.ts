import type { Migration } from './migration.ts';

/** Numbers that are in it, and that of the caller whom its queue task brought. */
const KNOWN_NUMBERS = `
  SELECT value ->> '$.party.number' AS number FROM json_each(conversation.record, '$.members')
    WHERE value ->> '$.party.kind' = 'outside' AND value ->> '$.party.number' <> ''
  UNION
  SELECT record ->> '$.origin.number' FROM queue_task
    WHERE callcenter_id = conversation.callcenter_id AND key = conversation.record ->> '$.taskId'
      AND record ->> '$.origin.kind' = 'call' AND record ->> '$.origin.number' <> ''`;

/**
 * Conversations say which telephone numbers were in them, and those that are over are found by number.
 * They come into the table once, when they are over, so that it costs nothing while people talk. Not by
 * INSERT OR IGNORE: see 013-conversation-agents.
 */
export const conversationNumbers: Migration = {
  name: '024-conversation-numbers',
  up: async (knex) => {
    await knex.raw(`CREATE TABLE IF NOT EXISTS conversation_number (
      callcenter_id TEXT NOT NULL,
      number TEXT NOT NULL,
      key TEXT NOT NULL,
      PRIMARY KEY (callcenter_id, number, key),
      FOREIGN KEY (callcenter_id, key) REFERENCES conversation ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID`);
    await knex.raw(
      'CREATE INDEX IF NOT EXISTS conversation_number_by_key ON conversation_number (callcenter_id, key)',
    );
    for (const event of ['INSERT', 'UPDATE']) {
      await knex.raw(`CREATE TRIGGER IF NOT EXISTS conversation_number_${event} AFTER ${event} ON conversation
        WHEN new.record ->> '$.phase.kind' = 'over' BEGIN
          INSERT INTO conversation_number (callcenter_id, number, key)
            SELECT DISTINCT new.callcenter_id, value, new.key FROM json_each(new.record, '$.numbers')
              WHERE NOT EXISTS (SELECT 1 FROM conversation_number AS known
                WHERE known.callcenter_id = new.callcenter_id AND known.number = value
                  AND known.key = new.key);
        END`);
    }
    await knex.raw(`UPDATE conversation SET record = json_set(record, '$.numbers', json((
      SELECT json_group_array(number) FROM (${KNOWN_NUMBERS}))))`);
  },
};
