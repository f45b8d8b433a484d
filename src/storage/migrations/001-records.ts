import type { Migration } from './migration.ts';

/** A kind of record: its whole as JSON, under the key that it has within its call center. */
const recordTable = (name: string, columns: readonly string[] = []): string => `
  CREATE TABLE ${name} (
    callcenter_id TEXT NOT NULL REFERENCES callcenter ON DELETE CASCADE,
    key TEXT NOT NULL,
    record TEXT NOT NULL,
    ${columns.map((column) => `${column},`).join('\n    ')}
    PRIMARY KEY (callcenter_id, key)
  ) STRICT`;

/**
 * What is queried is derived from the record by SQLite itself, so that the two cannot disagree.
 * Columns that an index needs are stored, the others are worked out when they are read.
 * https://www.sqlite.org/gencol.html
 */
const QUEUE_TASK_COLUMNS = [
  `state TEXT NOT NULL AS (record ->> '$.phase.kind') STORED`,
  // The agent who was chosen last, also when their phone has failed since.
  `agent TEXT AS (
      coalesce(record ->> '$.phase.selection.agent', record ->> '$.attempts[#-1].agent')
    ) STORED`,
  `created_at INTEGER NOT NULL AS (record ->> '$.createdAt') STORED`,
  `cause TEXT AS (record ->> '$.phase.failure.cause') VIRTUAL`,
  `ended_at INTEGER AS (record ->> '$.phase.endedAt') VIRTUAL`,
];

const CONVERSATION_COLUMNS = [
  `state TEXT NOT NULL AS (record ->> '$.phase.kind') STORED`,
  `created_at INTEGER NOT NULL AS (record ->> '$.createdAt') STORED`,
  `ended_at INTEGER AS (record ->> '$.phase.endedAt') VIRTUAL`,
];

const EXTENSION_COLUMNS = [
  `sip_user TEXT AS (
      CASE record ->> '$.kind' WHEN 'sip-terminal' THEN record ->> '$.user' END
    ) STORED`,
];

const STATEMENTS = [
  `CREATE TABLE callcenter (
    callcenter_id TEXT NOT NULL PRIMARY KEY,
    record TEXT NOT NULL
  ) STRICT`,
  recordTable('extension', EXTENSION_COLUMNS),
  // SIP users are accounts in one Asterisk, whichever call center they belong to.
  `CREATE UNIQUE INDEX extension_sip_user ON extension (sip_user) WHERE sip_user IS NOT NULL`,
  recordTable('agent'),
  recordTable('condition'),
  recordTable('queue_task', QUEUE_TASK_COLUMNS),
  // The indexes give lists in their order, so that pages are skipped without a look at the records.
  `CREATE INDEX queue_task_by_age ON queue_task (callcenter_id, created_at DESC, key DESC)`,
  `CREATE INDEX queue_task_by_state ON queue_task (callcenter_id, state, created_at DESC, key DESC)`,
  `CREATE INDEX queue_task_by_agent ON queue_task (callcenter_id, agent, created_at DESC, key DESC)
    WHERE agent IS NOT NULL`,
  recordTable('call'),
  recordTable('conversation', CONVERSATION_COLUMNS),
  `CREATE INDEX conversation_by_age ON conversation (callcenter_id, created_at DESC, key DESC)`,
  `CREATE INDEX conversation_by_state ON conversation (callcenter_id, state, created_at DESC, key DESC)`,
  // AUTOINCREMENT: the id of an event that was removed is never given again.
  `CREATE TABLE event (
    event_id INTEGER PRIMARY KEY AUTOINCREMENT,
    callcenter_id TEXT NOT NULL REFERENCES callcenter ON DELETE CASCADE,
    event TEXT NOT NULL,
    at INTEGER NOT NULL,
    body TEXT NOT NULL
  ) STRICT`,
  // An index ends in the row's id: this one gives a call center's events in order.
  `CREATE INDEX event_by_callcenter ON event (callcenter_id)`,
];

/** Call centers, their records, and the events that are to be told. */
export const records: Migration = {
  name: '001-records',
  up: async (knex) => {
    for (const statement of STATEMENTS) await knex.raw(statement);
  },
};
