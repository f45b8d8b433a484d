import type { Migration } from './migration.ts';

/** Agents who are in it, and the one whom its queue task brought. */
const KNOWN_AGENTS = `
  SELECT value ->> '$.party.name' AS name FROM json_each(conversation.record, '$.members')
    WHERE value ->> '$.party.kind' = 'agent'
  UNION
  SELECT agent FROM queue_task
    WHERE callcenter_id = conversation.callcenter_id AND key = conversation.record ->> '$.taskId'
      AND state = 'success' AND agent IS NOT NULL`;

/**
 * Not by INSERT OR IGNORE: within a trigger of an upsert SQLite ignores the IGNORE, and fails
 * (https://www.sqlite.org/lang_createtrigger.html).
 */
const filledBy = (event: string): string => `
  CREATE TRIGGER conversation_agent_${event} AFTER ${event} ON conversation BEGIN
    INSERT INTO conversation_agent (callcenter_id, agent, key)
      SELECT DISTINCT new.callcenter_id, value, new.key FROM json_each(new.record, '$.agents')
        WHERE NOT EXISTS (SELECT 1 FROM conversation_agent AS known
          WHERE known.callcenter_id = new.callcenter_id AND known.agent = value AND known.key = new.key);
  END`;

/**
 * Conversations say which agents were in them, and are found by agent. The table is filled by triggers,
 * so that it cannot disagree with the records.
 */
export const conversationAgents: Migration = {
  name: '013-conversation-agents',
  up: async (knex) => {
    await knex.raw(`CREATE TABLE conversation_agent (
      callcenter_id TEXT NOT NULL,
      agent TEXT NOT NULL,
      key TEXT NOT NULL,
      PRIMARY KEY (callcenter_id, agent, key),
      FOREIGN KEY (callcenter_id, key) REFERENCES conversation ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID`);
    await knex.raw(
      'CREATE INDEX conversation_agent_by_key ON conversation_agent (callcenter_id, key)',
    );
    await knex.raw(filledBy('INSERT'));
    await knex.raw(filledBy('UPDATE'));
    await knex.raw(`UPDATE conversation SET record = json_set(record, '$.agents', json((
      SELECT json_group_array(name) FROM (${KNOWN_AGENTS}))))`);
  },
};
