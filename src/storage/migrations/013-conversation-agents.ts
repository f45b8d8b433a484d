import type { Migration } from './migration.ts';

/** Agents who are in it, and the one whom its queue task brought. */
const KNOWN_AGENTS = `
  SELECT value ->> '$.party.name' AS name FROM json_each(conversation.record, '$.members')
    WHERE value ->> '$.party.kind' = 'agent'
  UNION
  SELECT agent FROM queue_task
    WHERE callcenter_id = conversation.callcenter_id AND key = conversation.record ->> '$.taskId'
      AND state = 'success' AND agent IS NOT NULL`;

const filledBy = (event: string): string => `
  CREATE TRIGGER conversation_agent_${event} AFTER ${event} ON conversation BEGIN
    INSERT OR IGNORE INTO conversation_agent (callcenter_id, agent, key)
      SELECT new.callcenter_id, value, new.key FROM json_each(new.record, '$.agents');
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
