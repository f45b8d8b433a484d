import type { Knex } from 'knex';
import { OWNED_TABLES } from './postgres/baseline.ts';
import type { HistoryTable, OwnedKind } from './record-tables.ts';

/**
 * Where SQLite and PostgreSQL say the same thing in other words. What knex itself says for both is not here.
 */
export interface Dialect {
  readonly name: 'sqlite' | 'postgres';
  /** The functions that make JSON of values: an object, of names and values in turn, and an array. */
  readonly object: string;
  readonly array: string;
  /** The function that makes an object of all rows. */
  readonly groupObject: string;
  /** The functions for the least and the greatest of some values. */
  readonly least: string;
  readonly greatest: string;
  /** The table of `since` and `until` in the order of `key`, from a JSON array that is bound as `:intervals`. */
  readonly intervals: string;
  /** A table of one column `value`, of a JSON array of texts in single quotes. */
  readonly elements: (json: string) => string;
  /** Columns that identify a row of a table, and that an index finds. */
  readonly rowKey: (table: string) => string;
  /** Where the records of a kind are that live. */
  readonly living: (kind: OwnedKind) => string;
  /** Where those are that are over. */
  readonly past: (table: HistoryTable) => string;
  /** Whether a conversation has a recording, and whether it may have one. */
  readonly hasRecording: string;
  readonly recorded: string;
  /** Removes a call center, of which nothing large is left, with all that belongs to it. */
  readonly removeRest: (knex: Knex, callcenter: string) => Promise<void>;
  /** Where a text holds another one that is bound: a condition. */
  readonly holds: (column: string) => string;
}

const SQLITE: Dialect = {
  name: 'sqlite',
  object: 'json_object',
  array: 'json_array',
  groupObject: 'json_group_object',
  least: 'min',
  greatest: 'max',
  intervals: `SELECT key, value ->> '$.from' AS since, value ->> '$.to' AS until FROM json_each(:intervals)`,
  elements: (json) => `json_each(${json})`,
  rowKey: (table) => ROW_KEYS[table] ?? 'rowid',
  living: (kind) => kind,
  past: (table) => table,
  // As the index of 025-recordings-listed has it.
  hasRecording: `record ->> '$.recorded' = 1 AND record ->> '$.begunAt' IS NOT NULL`,
  recorded: `record ->> '$.recorded'`,
  removeRest: async (knex, callcenter) => {
    await knex('callcenter').where('callcenter_id', callcenter).del();
  },
  holds: (column) => `instr(${column}, ?) > 0`,
};

/** Of tables that are the same in both. */
const ROW_KEYS: Readonly<Record<string, string>> = {
  ended_task: 'callcenter_id, ended_at, task_id',
  ended_ring: 'callcenter_id, ended_at, task_id, agent',
  counted_callback: 'callcenter_id, at, task_id, what',
};

const HISTORY_KEY = 'callcenter_id, created_at, key';

const POSTGRES_ROW_KEYS: Readonly<Record<string, string>> = {
  ...ROW_KEYS,
  agent_span: 'row_id',
  event: 'event_id',
  queue_task: HISTORY_KEY,
  past_queue_task: HISTORY_KEY,
  conversation: HISTORY_KEY,
  past_conversation: HISTORY_KEY,
};

const HISTORY: Readonly<Record<string, true>> = {
  queue_task: true,
  conversation: true,
} satisfies Record<HistoryTable, true>;

const POSTGRES: Dialect = {
  name: 'postgres',
  object: 'json_build_object',
  array: 'json_build_array',
  groupObject: 'json_object_agg',
  least: 'least',
  greatest: 'greatest',
  intervals: `SELECT key, CAST(value ->> 'from' AS bigint) AS since, CAST(value ->> 'to' AS bigint) AS until
    FROM json_array_elements(CAST(:intervals AS json)) WITH ORDINALITY AS each (value, key)`,
  elements: (json) => `json_array_elements_text(${json})`,
  rowKey: (table) => POSTGRES_ROW_KEYS[table] ?? 'callcenter_id, key',
  living: (kind) => (kind in HISTORY ? `living_${kind}` : kind),
  past: (table) => `past_${table}`,
  hasRecording: 'has_recording',
  recorded: 'recorded',
  removeRest: (knex, callcenter) =>
    knex.transaction(async (trx) => {
      // First, so that a batch of it that is just being stored is either removed too or refused.
      await trx('callcenter').where('callcenter_id', callcenter).del();
      for (const table of OWNED_TABLES) await trx(table).where('callcenter_id', callcenter).del();
    }),
  holds: (column) => `strpos(${column}, ?) > 0`,
};

/** Whose words a database understands. */
export const dialectOf = (knex: Knex): Dialect => {
  const { client } = knex as {
    readonly client: { readonly config: { readonly client?: unknown } };
  };
  return client.config.client === 'sqlite3' ? SQLITE : POSTGRES;
};

/** Rows that a statement finds or returns, whichever the database. */
export const rowsOf = async <Row>(
  knex: Knex,
  sql: string,
  bindings: Knex.ValueDict | readonly Knex.Value[] = [],
): Promise<Row[]> => {
  const found: unknown = await knex.raw(sql, bindings as Knex.ValueDict);
  return Array.isArray(found) ? (found as Row[]) : (found as { readonly rows: Row[] }).rows;
};

/** https://www.postgresql.org/docs/current/errcodes-appendix.html */
const FOREIGN_KEY_VIOLATION = '23503';

/** Whether something was refused as what it belongs to is not there. */
export const lacksOwner = (error: unknown): boolean =>
  error instanceof Error &&
  (error.message.includes('FOREIGN KEY') ||
    ('code' in error && error.code === FOREIGN_KEY_VIOLATION));
