import type { ExecutionContext } from 'ava';
import type { Records } from '../../src/domain/engine/world/world.ts';
import type { Batch } from '../../src/operations/ports/store.ts';
import { openDatabase } from '../../src/storage/database.ts';
import type { Migration, Note } from '../../src/storage/migrations/migration.ts';
import { openStore } from '../../src/storage/open-store.ts';
import { creationOf } from './sample-records.ts';
import { ACME, temporaryPath } from './temporary-store.ts';

/** What is loaded of a database that was filled before the migration. */
export const loadedAfter = async (
  t: ExecutionContext,
  { up }: Migration,
  changes: Batch['changes'],
  notes: Note[] = [],
): Promise<Records | null> => {
  const path = await temporaryPath(t);
  const store = await openStore(path);
  await store.commit(creationOf(ACME));
  await store.commit({ callcenterId: ACME, changes, events: [] });
  await store.close();
  const { knex } = await openDatabase(path);
  await up(knex, (note) => notes.push(note));
  await knex.destroy();
  const again = await openStore(path);
  t.teardown(() => again.close());
  return again.load(ACME);
};
