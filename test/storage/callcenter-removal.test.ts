import test, { type ExecutionContext } from 'ava';
import type { Knex } from 'knex';
import { removeLarge, removeRest } from '../../src/storage/callcenter.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { ACME, ZETA } from './temporary-store.ts';

const ROWS = 1000;
/** Commits wait for no longer than so many rows take. */
const MOST_AT_ONCE = 250;

const counted = (callcenter: string): string =>
  `'${callcenter}', i, 't' || i, 'ivr', 1, 'default', NULL, 'success', 5`;

const record = (callcenter: string, state: string): string =>
  `'${callcenter}', i, '{"phase":{"kind":"${state}"},"createdAt":1}'`;

/** What grows with the time that a call center is in use: columns and values of row number i. */
const growing = (callcenter: string): Readonly<Record<string, string>> => ({
  'event (callcenter_id, event, at, body)': `'${callcenter}', 'x', i, '{}'`,
  'queue_task (callcenter_id, key, record)': record(callcenter, 'success'),
  'conversation (callcenter_id, key, record)': record(callcenter, 'over'),
  ended_task: `${counted(callcenter)}, 'ana', 1, 2, 3, 4, 0`,
  ended_ring: `${counted(callcenter)}, 'ana', 1, 0`,
  agent_span: `'${callcenter}', 'ana', 'idle', 'idle', '', i, i + 1, NULL, NULL, NULL, NULL`,
});

const TABLES = Object.keys(growing(ACME)).map((into) => into.replace(/ .*/, ''));

/** The call centers acme and zeta, both long in use. */
const openTwo = async (t: ExecutionContext): Promise<Knex> => {
  const { knex } = await openDatabase(':memory:');
  t.teardown(() => knex.destroy());
  for (const id of [ACME, ZETA]) {
    await knex('callcenter').insert({ callcenter_id: id, record: '{}' });
    for (const [into, values] of Object.entries(growing(id))) {
      await knex.raw(`INSERT INTO ${into}
        WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < ${ROWS})
        SELECT ${values} FROM n`);
    }
  }
  return knex;
};

const count = async (knex: Knex, table: string, callcenter: string): Promise<number> => {
  const rows = await knex(table).where('callcenter_id', callcenter).pluck('callcenter_id');
  return rows.length;
};

test('a call center that is removed goes little by little, and takes nothing of another along', async (t) => {
  const knex = await openTwo(t);
  for (const table of TABLES) {
    // What refers to it goes with its own row, all in that statement: nothing large may be left then.
    await knex.raw(`CREATE TEMP TRIGGER ${table}_first BEFORE DELETE ON callcenter
      WHEN EXISTS (SELECT 1 FROM ${table} WHERE callcenter_id = OLD.callcenter_id)
      BEGIN SELECT RAISE(ABORT, '${table} is not empty'); END`);
  }
  const removed: number[] = [];
  knex.on('query-response', (rows: number) => removed.push(rows));
  await removeLarge(knex, ACME);
  await removeRest(knex, ACME);
  t.is(
    removed.reduce((sum, rows) => sum + rows, 0),
    TABLES.length * ROWS + 1,
  );
  t.true(Math.max(...removed) <= MOST_AT_ONCE, `${Math.max(...removed)} rows were removed at once`);
  for (const table of TABLES) {
    t.is(await count(knex, table, ACME), 0, table);
    t.is(await count(knex, table, ZETA), ROWS, table);
  }
});
