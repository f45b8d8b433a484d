import type { Knex } from 'knex';
import type { Instant } from '../../domain/ids.ts';
import { rowsOf } from '../dialect.ts';

export const DAY_MS = 86_400_000;
/** So many days are made ahead. What comes for none is kept in the part `_rest`. */
const DAYS_AHEAD = 7;
/** What is kept in parts, by which moment. */
export const PARTED = [
  { table: 'event', column: 'at' },
  { table: 'past_queue_task', column: 'created_at' },
  { table: 'past_conversation', column: 'created_at' },
] as const;

type Parted = (typeof PARTED)[number];

/** One process at a time, of all that work on the database. */
export const PARTITIONS_LOCK = 7_301_002;

/** Commits wait no longer than that for it, in ms; what could not be done is done in an hour. */
const PATIENCE = `SET LOCAL lock_timeout = '1s'`;

const dayOf = (moment: Instant): Instant => Math.floor(moment / DAY_MS) * DAY_MS;

const nameOf = (table: string, day: Instant): string =>
  `${table}_${new Date(day).toISOString().slice(0, 10).replaceAll('-', '')}`;

const partsOf = (knex: Knex, table: string): Promise<{ name: string }[]> =>
  rowsOf<{ name: string }>(
    knex,
    `SELECT part.relname AS name FROM pg_inherits
      JOIN pg_class AS part ON part.oid = inhrelid
      WHERE inhparent = CAST(? AS regclass)`,
    [table],
  );

const alone = <Result>(knex: Knex, work: (trx: Knex) => Promise<Result>): Promise<Result> =>
  knex.transaction(async (trx) => {
    await trx.raw(PATIENCE);
    await trx.raw('SELECT pg_advisory_xact_lock(?)', [PARTITIONS_LOCK]);
    return work(trx);
  });

/** A day of which the rest holds something gets no part: it stays in the rest. */
const makePart = async (trx: Knex, { table, column }: Parted, day: Instant): Promise<void> => {
  const within = [day, day + DAY_MS];
  const strays = await rowsOf(
    trx,
    `SELECT 1 FROM ${table}_rest WHERE ${column} >= ? AND ${column} < ? LIMIT 1`,
    within,
  );
  if (strays.length > 0) return;
  await trx.raw(
    `CREATE TABLE ${nameOf(table, day)} PARTITION OF ${table} FOR VALUES FROM (${day}) TO (${day + DAY_MS})`,
  );
};

/** Makes the parts of these days that have none. */
export const makePartsOf = (
  knex: Knex,
  table: Parted['table'],
  days: readonly Instant[],
): Promise<void> =>
  alone(knex, async (trx) => {
    const known = new Set((await partsOf(trx, table)).map(({ name }) => name));
    const missing = days.filter((day) => !known.has(nameOf(table, day)));
    for (const parted of PARTED.filter((one) => one.table === table)) {
      for (const day of missing) await makePart(trx, parted, day);
    }
  });

/** Makes those of today and the next days. */
export const makePartsAhead = async (knex: Knex, now: Instant): Promise<void> => {
  const days = Array.from({ length: DAYS_AHEAD + 1 }, (_, n) => dayOf(now) + n * DAY_MS);
  for (const { table } of PARTED) await makePartsOf(knex, table, days);
};

/** Their days, where they have one. */
const daysOf = async (knex: Knex, table: string): Promise<{ name: string; day: Instant }[]> =>
  (await partsOf(knex, table)).flatMap(({ name }) => {
    const [, year, month, day] = /_(\d{4})(\d\d)(\d\d)$/.exec(name) ?? [];
    if (year === undefined || month === undefined || day === undefined) return [];
    return [{ name, day: Date.UTC(Number(year), Number(month) - 1, Number(day)) }];
  });

/** Drops the parts of events whose whole day was before a moment. Answers how many. */
export const dropEventParts = (knex: Knex, before: Instant): Promise<number> =>
  alone(knex, async (trx) => {
    const old = (await daysOf(trx, 'event')).filter(({ day }) => day + DAY_MS <= before);
    for (const { name } of old) await trx.raw(`DROP TABLE ${name}`);
    return old.length;
  });

/**
 * Drops the parts of history of days before a moment that have nothing left: each call center keeps its history as long as it
 * is set to, and rows of a day go by and by.
 */
export const dropEmptyParts = (knex: Knex, before: Instant): Promise<void> =>
  alone(knex, async (trx) => {
    for (const { table } of PARTED.filter(({ table }) => table !== 'event')) {
      for (const { name, day } of await daysOf(trx, table)) {
        if (day + DAY_MS > before) continue;
        const some = await rowsOf(trx, `SELECT 1 FROM ${name} LIMIT 1`);
        if (some.length === 0) await trx.raw(`DROP TABLE ${name}`);
      }
    }
  });
