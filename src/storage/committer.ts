import type { Database, Statement } from 'sqlite3';
import type { RecordKind } from '../domain/engine/world/record-changes.ts';
import type { CallcenterId } from '../domain/ids.ts';
import type { Batch } from '../operations/ports/store.ts';
import { FIGURES_SETUP, STORE_FIGURES } from './figure-statements.ts';
import { OWNED_KINDS } from './record-tables.ts';
import { whenFree } from './waiting-for-lock.ts';
import { BEGIN_OR_END_WEBHOOK } from './webhook-position.ts';

/**
 * A batch is one INSERT into a view, whose trigger spreads it over the tables. A statement is a
 * transaction of its own, so a batch is stored whole or not at all, no two of them interleave, and
 * each takes one trip to SQLite's thread instead of one for each table, BEGIN and COMMIT.
 * View and trigger are temporary: they belong to this connection and this version of the code.
 * https://www.sqlite.org/lang_createtrigger.html#instead_of_triggers
 *
 * Each kind's column holds a JSON object of records by key, where null removes.
 */
const KINDS: readonly RecordKind[] = ['callcenter', ...OWNED_KINDS];

const storeKind = (kind: string): string => `
  DELETE FROM ${kind} WHERE callcenter_id = NEW.callcenter_id
    AND key IN (SELECT key FROM json_each(NEW.${kind}) WHERE type = 'null');
  INSERT INTO ${kind} (callcenter_id, key, record)
    SELECT NEW.callcenter_id, key, value FROM json_each(NEW.${kind}) WHERE type = 'object'
    ON CONFLICT (callcenter_id, key) DO UPDATE SET record = excluded.record;`;

/** Before its records, which refer to it. */
const STORE_CALLCENTER = `
  INSERT INTO callcenter (callcenter_id, record)
    SELECT NEW.callcenter_id, value FROM json_each(NEW.callcenter) WHERE type = 'object'
    ON CONFLICT (callcenter_id) DO UPDATE SET record = excluded.record;`;

/** After its records, which go with it. */
const REMOVE_CALLCENTER = `
  DELETE FROM callcenter WHERE callcenter_id = NEW.callcenter_id
    AND EXISTS (SELECT 1 FROM json_each(NEW.callcenter) WHERE type = 'null');`;

const STORE_EVENTS = `
  INSERT INTO event (callcenter_id, event, at, body)
    SELECT NEW.callcenter_id, value ->> '$.event', value ->> '$.at', value -> '$.body'
    FROM json_each(NEW.events) ORDER BY key;`;

const COLUMNS = ['callcenter_id', ...KINDS, 'events', 'figures'];

/** What is done with one column of a batch. */
type Part = readonly [column: string, statements: string];

/** In their order. */
const PARTS: readonly Part[] = [
  ['callcenter', STORE_CALLCENTER + BEGIN_OR_END_WEBHOOK],
  ...OWNED_KINDS.map((kind): Part => [kind, storeKind(kind)]),
  ['events', STORE_EVENTS],
  ['figures', STORE_FIGURES],
  ['callcenter', REMOVE_CALLCENTER],
];

const viewOf = (name: string, columns: readonly string[]): string =>
  `CREATE TEMP VIEW ${name} AS SELECT ${columns.map((column) => `NULL AS ${column}`).join(', ')};`;

/**
 * Each part is the trigger of a view of its own, which gets a row where there is something to do: most columns of
 * most batches are empty, and some thirty statements that find nothing take longer than the others.
 */
const setUpPart = ([column, statements]: Part, index: number): string => `
  ${viewOf(`batch_part_${index}`, ['callcenter_id', column])}
  CREATE TEMP TRIGGER store_batch_part_${index} INSTEAD OF INSERT ON batch_part_${index} BEGIN
    ${statements}
  END;`;

const storePart = ([column]: Part, index: number): string => `
    INSERT INTO batch_part_${index}
      SELECT NEW.callcenter_id, NEW.${column} WHERE NEW.${column} IS NOT NULL;`;

const SETUP = `
  ${FIGURES_SETUP}
  ${PARTS.map(setUpPart).join('')}
  ${viewOf('batch', COLUMNS)}
  CREATE TEMP TRIGGER store_batch INSTEAD OF INSERT ON batch BEGIN
    ${PARTS.map(storePart).join('')}
  END;`;

const INSERT_BATCH = `INSERT INTO batch (${COLUMNS.join(', ')})
  VALUES (${COLUMNS.map(() => '?').join(', ')})`;

type Records = Map<string, object | null>;

/** null where there are none. */
const listToJson = (list: readonly object[]): string | null =>
  list.length === 0 ? null : JSON.stringify(list);

const toJson = (records: Records | undefined): string | null =>
  records === undefined ? null : JSON.stringify(Object.fromEntries(records));

/** The values of one row of the view; null where there is nothing of the kind. */
type Row = readonly (string | null)[];

const rowOf = ({ callcenterId, changes, events, figures = [] }: Batch): Row => {
  const byKind = new Map<RecordKind, Records>();
  for (const { kind, key, record } of changes) {
    const records = byKind.get(kind) ?? new Map<string, object | null>();
    byKind.set(kind, records.set(key, record));
  }
  const columns = KINDS.map((kind) => toJson(byKind.get(kind)));
  return [callcenterId, ...columns, listToJson(events), listToJson(figures)];
};

const ignore = (): void => undefined;

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

const execute = (connection: Database, sql: string): Promise<void> =>
  new Promise((resolve, reject) => {
    connection.exec(sql, (error) => {
      if (error === null) resolve();
      else reject(error);
    });
  });

const prepare = (connection: Database, sql: string): Promise<Statement> =>
  new Promise((resolve, reject) => {
    const statement: Statement = connection.prepare(sql, (error) => {
      if (error === null) resolve(statement);
      else reject(error);
    });
  });

/** Stores batches in the order in which they are handed in. */
export class Committer {
  readonly #statement: Statement;
  /** Of the last batch; null: it was stored. */
  #failure: unknown = null;
  /** Batches are stored one after the other, also where one has to wait. */
  #last: Promise<unknown> = Promise.resolve();

  private constructor(statement: Statement) {
    this.#statement = statement;
  }

  static async on(connection: Database): Promise<Committer> {
    await execute(connection, SETUP);
    return new Committer(await prepare(connection, INSERT_BATCH));
  }

  /** @throws Error if the last batch was not stored */
  check(): void {
    if (this.#failure === null) return;
    throw new Error('the last changes were not stored', { cause: this.#failure });
  }

  /** @throws Error of SQLite, and then nothing of the batch is stored */
  async commit(batch: Batch): Promise<'stored'> {
    const row = rowOf(batch);
    const stored = this.#last.then(() => this.#store(row, batch.callcenterId));
    this.#last = stored.catch(ignore);
    return stored;
  }

  async #store(row: Row, callcenterId: CallcenterId): Promise<'stored'> {
    try {
      await whenFree(() => this.#run(row));
      this.#failure = null;
      return 'stored';
    } catch (error) {
      this.#failure = error;
      const what = `cannot store changes of call center ${callcenterId}`;
      throw new Error(`${what}: ${messageOf(error)}`, { cause: error });
    }
  }

  #run(row: Row): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#statement.run(row, (error: Error | null) => {
        if (error === null) resolve();
        else reject(error);
      });
    });
  }

  /** Waits for what was handed in. The connection cannot be closed before. */
  async close(): Promise<void> {
    await this.#last;
    await new Promise<void>((resolve) => {
      this.#statement.finalize(() => {
        resolve();
      });
    });
  }
}
