import test, { type ExecutionContext } from 'ava';
import type { KeptLimits } from '../../src/storage/answered-request.ts';
import { openStore, type OpenStore } from '../../src/storage/open-store.ts';
import { openPostgresStore } from '../../src/storage/postgres/open-store.ts';
import { hasPostgres, OwnPostgres } from '../helpers/own-postgres.ts';
import { creationOf } from './sample-records.ts';
import { ACME, temporaryPath, ZETA } from './temporary-store.ts';

/** A kind of store, with places for stores of it. */
export interface StoreKind {
  readonly name: 'SQLite' | 'PostgreSQL';
  /** A place where nothing is yet, removed after the test. */
  readonly newPlace: (t: ExecutionContext) => Promise<string>;
  /** Opens what is at such a place. To be closed by the test. */
  readonly open: (place: string, kept?: KeptLimits) => Promise<OpenStore>;
  /** A store that has the call centers acme and zeta, closed after the test. */
  readonly storeOfTwo: (t: ExecutionContext) => Promise<OpenStore>;
}

const storeTwo = async (store: OpenStore): Promise<void> => {
  await store.commit(creationOf(ACME));
  await store.commit(creationOf(ZETA));
};

const openUntilEnd = async (
  t: ExecutionContext,
  opening: Promise<OpenStore>,
): Promise<OpenStore> => {
  const store = await opening;
  t.teardown(() => store.close());
  return store;
};

const SQLITE: StoreKind = {
  name: 'SQLite',
  newPlace: temporaryPath,
  open: openStore,
  storeOfTwo: async (t) => {
    const store = await openUntilEnd(t, openStore(':memory:'));
    await storeTwo(store);
    return store;
  },
};

let server: Promise<OwnPostgres> | null = null;

/** One for all tests of a file. */
export const ownServer = (): Promise<OwnPostgres> => {
  server ??= OwnPostgres.start();
  return server;
};

const databaseOfTwo = async (): Promise<string> => {
  const url = await (await ownServer()).database();
  const store = await openPostgresStore(url);
  await storeTwo(store);
  await store.close();
  return url;
};

let pattern: Promise<string> | null = null;

/** Copied: its tables take much longer to make than to copy. */
const likeDatabaseOfTwo = async (): Promise<string> => {
  pattern ??= databaseOfTwo();
  return (await ownServer()).copyOf(await pattern);
};

const POSTGRES: StoreKind = {
  name: 'PostgreSQL',
  newPlace: async () => (await ownServer()).database(),
  open: openPostgresStore,
  storeOfTwo: async (t) => openUntilEnd(t, openPostgresStore(await likeDatabaseOfTwo())),
};

test.after.always(async () => {
  await (await server)?.stop();
});

type Body = (t: ExecutionContext, kind: StoreKind) => Promise<void>;

/** A test of what every store does, once for each kind of store. */
export const testEachStore = (title: string, body: Body): void => {
  test(`${title} (SQLite)`, (t) => body(t, SQLITE));
  const onPostgres = `${title} (PostgreSQL)`;
  // One after the other: all are on one server.
  if (hasPostgres()) test.serial(onPostgres, (t) => body(t, POSTGRES));
  else test.serial.skip(`${onPostgres} (needs PostgreSQL)`, (t) => body(t, POSTGRES));
};
