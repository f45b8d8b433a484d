import type { Knex } from 'knex';
import type { RecordChange } from '../../domain/engine/world/record-changes.ts';
import { rowsOf } from '../dialect.ts';
import { marked } from '../record-text.ts';
import { OWNED_KINDS } from '../record-tables.ts';
import { DAY_MS, makePartsOf, PARTED } from './partitions.ts';
import { columnsBeside, plain, plainKey } from './record-columns.ts';

type Row = Readonly<Record<string, unknown>>;

/** What becomes of the rows of one table. */
interface Move {
  readonly from: string;
  /** Which of them. */
  readonly where?: string;
  readonly into: string;
  /** Columns besides those of `SELECT *`. */
  readonly also?: string;
  readonly change?: (row: Row) => Row;
}

const AT_ONCE = 500;

const OVER = `state IN ('success', 'fail', 'over')`;

const recordRow =
  (kind: RecordChange['kind']) =>
  ({ callcenter_id, key, record }: Row): Row => {
    const callcenter = String(callcenter_id);
    const text = String(record);
    const change = { kind, key, record: JSON.parse(text) as object } as RecordChange;
    return {
      ...{ callcenter_id, key: plainKey(String(key)), record: marked(text) },
      ...columnsBeside(callcenter, change),
    };
  };

const withTruths = ({ is_caller, last_agent, ...row }: Row): Row => ({
  ...row,
  is_caller: is_caller === 1,
  last_agent: last_agent === null ? null : last_agent === 1,
});

const without =
  (...names: readonly string[]) =>
  (row: Row): Row =>
    Object.fromEntries(Object.entries(row).filter(([name]) => !names.includes(name)));

const RECORDS: readonly Move[] = OWNED_KINDS.flatMap((kind): Move[] => {
  const change = recordRow(kind);
  if (kind !== 'queue_task' && kind !== 'conversation') return [{ from: kind, into: kind, change }];
  return [
    { from: kind, where: `NOT ${OVER}`, into: `living_${kind}`, change },
    { from: kind, where: OVER, into: `past_${kind}`, change },
  ];
});

const MOVES: readonly Move[] = [
  {
    from: 'callcenter',
    into: 'callcenter',
    change: (row) => ({ ...row, record: marked(String(row['record'])) }),
  },
  ...RECORDS,
  { from: 'event', into: 'event' },
  { from: 'ended_task', into: 'ended_task', change: withTruths },
  { from: 'ended_ring', into: 'ended_ring', change: withTruths },
  { from: 'agent_span', into: 'agent_span', also: 'rowid AS row_id' },
  { from: 'answered_request', into: 'answered_request', change: without('bytes') },
  ...[
    'counted_callback',
    'webhook_position',
    'webhook_delivery',
    'api_key',
    'session',
    'sign_in_link',
    'audit',
    'trunk',
    'number',
  ].map((table): Move => ({ from: table, into: table })),
];

/** Numbers that rise with each row, and are never given twice. */
const NUMBERED = [
  { table: 'event', column: 'event_id' },
  { table: 'audit', column: 'audit_id' },
  { table: 'webhook_delivery', column: 'delivery_id' },
  { table: 'agent_span', column: 'row_id' },
] as const;

/** How many rows came into a table. */
export interface Moved {
  readonly table: string;
  readonly rows: number;
}

const count = async (db: Knex, table: string, where = '1 = 1'): Promise<number> => {
  const [counted] = await rowsOf<{ rows: number }>(
    db,
    `SELECT count(*) AS rows FROM ${table} WHERE ${where}`,
  );
  return counted?.rows ?? 0;
};

const refuseFull = async (target: Knex): Promise<void> => {
  for (const { into } of MOVES) {
    if ((await count(target, into)) === 0) continue;
    throw new Error(`the database is not empty (${into}): records are moved to an empty one alone`);
  }
};

const stored = (row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      typeof value === 'string' ? plain(value) : value,
    ]),
  );

const move = async (source: Knex, target: Knex, one: Move): Promise<Moved> => {
  const { from, where = '1 = 1', into, also, change = (row: Row) => row } = one;
  const columns = also === undefined ? '*' : `*, ${also}`;
  const asked = await count(source, from, where);
  for (let offset = 0; offset < asked; offset += AT_ONCE) {
    const rows = await rowsOf<Row>(
      source,
      `SELECT ${columns} FROM ${from} WHERE ${where} ORDER BY 1, 2 LIMIT ? OFFSET ?`,
      [AT_ONCE, offset],
    );
    await target(into).insert(rows.map((row) => stored(change(row))));
  }
  const rows = await count(target, into);
  if (rows !== asked)
    throw new Error(`of ${asked} rows of ${from}, ${rows} came: nothing is moved`);
  return { table: into, rows };
};

/** An id that was given and removed is never given again either. */
const goOnCounting = async (source: Knex, target: Knex): Promise<void> => {
  for (const { table, column } of NUMBERED) {
    const [given] = await rowsOf<{ seq: number }>(
      source,
      'SELECT seq FROM sqlite_sequence WHERE name = ?',
      [table],
    );
    const sequence =
      table === 'event' ? `'event_id'` : `pg_get_serial_sequence('${table}', '${column}')`;
    await target.raw(
      `SELECT setval(${sequence}, greatest(1, CAST(? AS bigint), (SELECT coalesce(max(${column}), 0) FROM ${table})))`,
      [given?.seq ?? 0],
    );
  }
};

/** Parts for the days of which something is kept. */
const makeDays = async (source: Knex, target: Knex): Promise<void> => {
  for (const { table, column } of PARTED) {
    const from = table.replace('past_', '');
    const days = await rowsOf<{ day: number }>(
      source,
      `SELECT DISTINCT ${column} / ${DAY_MS} AS day FROM ${from}`,
    );
    await makePartsOf(
      target,
      table,
      days.map(({ day }) => day * DAY_MS),
    );
  }
};

/**
 * Moves all that a database of SQLite holds, which is of this version, into one of PostgreSQL that is empty: all or nothing.
 * @returns what came, counted there and found to be what was asked for
 * @throws Error if the target is not empty, or not all came
 */
export const moveFromSqlite = async (source: Knex, target: Knex): Promise<readonly Moved[]> => {
  await refuseFull(target);
  await makeDays(source, target);
  return target.transaction(async (trx) => {
    const moved: Moved[] = [];
    for (const one of MOVES) moved.push(await move(source, trx, one));
    await goOnCounting(source, trx);
    return moved;
  });
};
