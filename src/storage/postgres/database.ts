import knex, { type Knex } from 'knex';
import type { Client, ClientConfig, CustomTypesConfig, Pool } from 'pg';
import type { TypeId } from 'pg-types';
import { READERS } from '../database.ts';
import { rowsOf } from '../dialect.ts';
import { BASELINE } from './baseline.ts';
import { makePartsAhead } from './partitions.ts';
import { CREATE_STORE_BATCH, STORE_BATCH } from './store-batch.ts';

/** Rises with the baseline. A change that the version before could not work with raises it. */
const SCHEMA_VERSION = 1;
/** Of PostgreSQL. */
const OLDEST_VERSION = 15;

const CONNECT_WITHIN_MS = 5000;
/** So many batches are stored at a time. */
const LANES = 4;
/** For what is soon done. */
const OTHERS = 4;
/** One process at a time makes or looks at the tables. */
const SCHEMA_LOCK = 7_301_001;

/** pg's numbers of types: int8, numeric and json. */
const INT8 = 20;
const NUMERIC = 1700;
const JSON_TYPE = 114;

/** Numbers are below 2^53, and JSON is read by those who know what it is. */
const parserOf = (oid: number): ((text: string) => unknown) | null => {
  if (oid === INT8 || oid === NUMERIC) return Number;
  return oid === JSON_TYPE ? (text: string) => text : null;
};

/** Connections to PostgreSQL, by what they are for. */
export interface PostgresDatabase {
  readonly knex: Knex;
  readonly readers: Knex;
  readonly reporters: Knex;
  readonly statistics: Knex;
  readonly lanes: readonly Pool[];
}

/** Where a database is, without what is secret. */
export const placeOf = (url: string): string => {
  const { protocol, username: given, host, pathname, searchParams } = new URL(url);
  const username = given === '' ? (searchParams.get('user') ?? '') : given;
  const socket = searchParams.get('host');
  const at = host === '' && socket !== null ? `?host=${socket}` : '';
  return `${protocol}//${username === '' ? '' : `${username}@`}${host}${pathname}${at}`;
};

/** The driver is loaded where there is something for it to do. */
const loadDriver = async () => (await import('pg')).default;

type Driver = Awaited<ReturnType<typeof loadDriver>>;

const settingsOf = ({ types }: Driver, url: string, more: string): object => {
  const read = {
    getTypeParser: ((oid: TypeId) =>
      parserOf(oid) ?? (types.getTypeParser(oid) as unknown)) as CustomTypesConfig['getTypeParser'],
  };
  return {
    connectionString: url,
    types: read,
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
    keepAlive: true,
    application_name: 'ari-callcenter',
    options: more,
  };
};

const ignore = (): void => undefined;

const poolOf = (driver: Driver, url: string, max: number, more = ''): Knex =>
  knex({
    client: 'pg',
    connection: settingsOf(driver, url, more) as Knex.PgConnectionConfig,
    // Otherwise its errors, which are logged, tell the values of the statement that failed.
    compileSqlOnError: false,
    log: { warn: ignore, error: ignore },
    pool: { min: 0, max },
    acquireConnectionTimeout: 60_000,
  });

const READ_ONLY = '-c default_transaction_read_only=on';

/** A connection by itself, with settings of its own. @throws UnusableDatabase */
export const connectTo = async (url: string, own: ClientConfig = {}): Promise<Client> => {
  const driver = await loadDriver();
  const client = new driver.Client({ ...settingsOf(driver, url, ''), ...own });
  // Told of a connection that is lost while nothing is asked.
  client.on('error', ignore);
  try {
    await client.connect();
    return client;
  } catch (error) {
    throw new UnusableDatabase(url, error);
  }
};

const laneOf = (driver: Driver, url: string): Pool => {
  const lane = new driver.Pool({ ...settingsOf(driver, url, ''), max: 1, idleTimeoutMillis: 0 });
  // Told of connections that are lost while nothing is asked: the next batch makes another.
  lane.on('error', ignore);
  return lane;
};

const messageOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : '';
  if (code === '28P01') return 'the password is wrong, or there is no such role';
  if (code === '3D000') return 'there is no such database on that server';
  if (
    ['ECONNREFUSED', 'ENOENT', 'ENOTFOUND', 'EHOSTUNREACH', 'ETIMEDOUT', 'EAI_AGAIN'].includes(code)
  ) {
    return `the server cannot be reached (${code})`;
  }
  if (/timeout/i.test(error.message)) return 'the server does not answer';
  return error.message;
};

/** PostgreSQL cannot be used as it is. The message names the place, never the password, and says what is wrong with it. */
export class UnusableDatabase extends Error {
  override readonly name = 'UnusableDatabase';

  constructor(url: string, cause: unknown) {
    super(`cannot use the database ${placeOf(url)}: ${messageOf(cause)}`, { cause });
  }
}

const checkServer = async (db: Knex): Promise<void> => {
  const [server] = await rowsOf<{ version: number; encoding: string }>(
    db,
    `SELECT current_setting('server_version_num')::integer AS version,
      current_setting('server_encoding') AS encoding`,
  );
  const version = Math.floor((server?.version ?? 0) / 10_000);
  if (version < OLDEST_VERSION) {
    throw new Error(`it is of PostgreSQL ${version}: version ${OLDEST_VERSION} or later is needed`);
  }
  if (server?.encoding !== 'UTF8') {
    throw new Error(
      `its encoding is ${server?.encoding ?? 'unknown'}: make one with ENCODING 'UTF8'`,
    );
  }
};

const hasTable = async (db: Knex, table: string): Promise<boolean> => {
  const [found] = await rowsOf<{ known: boolean }>(
    db,
    'SELECT to_regclass(?) IS NOT NULL AS known',
    [table],
  );
  return found?.known ?? false;
};

const refuseStrange = async (db: Knex): Promise<void> => {
  const [other] = await rowsOf<{ name: string }>(
    db,
    'SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema() LIMIT 1',
  );
  if (other === undefined) return;
  throw new Error(
    `it holds something else (the table ${other.name}): give the service a database of its own`,
  );
};

const refuseNewer = async (db: Knex): Promise<void> => {
  const row = await db<{ version: number }>('schema_version').first('version');
  if ((row?.version ?? 0) > SCHEMA_VERSION) {
    throw new Error('it was written by a newer version of this service');
  }
};

const bringUp = (db: Knex): Promise<void> =>
  db.transaction(async (trx) => {
    await trx.raw('SELECT pg_advisory_xact_lock(?)', [SCHEMA_LOCK]);
    if (await hasTable(trx, 'schema_version')) await refuseNewer(trx);
    else {
      await refuseStrange(trx);
      for (const statement of BASELINE) await trx.raw(statement);
      await trx('schema_version').insert({ version: SCHEMA_VERSION });
    }
    const known = await rowsOf(trx, 'SELECT 1 FROM pg_proc WHERE proname = ?', [STORE_BATCH]);
    // knex takes question marks for bindings.
    if (known.length === 0) await trx.raw(CREATE_STORE_BATCH.replaceAll('?', '\\?'));
  });

/**
 * Connects to the database at a URL, makes its tables if it is empty, and the parts of the next days.
 * @throws UnusableDatabase
 */
export const openPostgres = async (url: string): Promise<PostgresDatabase> => {
  const driver = await loadDriver();
  const db = poolOf(driver, url, OTHERS);
  try {
    await checkServer(db);
    await bringUp(db);
    await makePartsAhead(db, Date.now());
  } catch (error) {
    await db.destroy();
    throw new UnusableDatabase(url, error);
  }
  const reading = (): Knex => poolOf(driver, url, READERS, READ_ONLY);
  return {
    knex: db,
    readers: reading(),
    reporters: reading(),
    statistics: reading(),
    lanes: Array.from({ length: LANES }, () => laneOf(driver, url)),
  };
};
