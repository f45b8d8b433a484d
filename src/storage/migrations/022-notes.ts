import type { Migration } from './migration.ts';

/** What is written down of conversations. Outcomes are counted by when the conversation began. */
export const notes: Migration = {
  name: '022-notes',
  up: async (knex) => {
    await knex.raw(`CREATE TABLE note (
      callcenter_id TEXT NOT NULL REFERENCES callcenter ON DELETE CASCADE,
      key TEXT NOT NULL,
      record TEXT NOT NULL,
      conversation_at INTEGER NOT NULL AS (record ->> '$.conversationAt') STORED,
      outcome TEXT AS (record ->> '$.outcome') STORED,
      agent TEXT AS (record ->> '$.agent') STORED,
      PRIMARY KEY (callcenter_id, key)
    ) STRICT`);
    await knex.raw(
      'CREATE INDEX note_by_conversation_at ON note (callcenter_id, conversation_at, outcome, agent)',
    );
  },
};
