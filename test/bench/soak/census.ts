import sqlite3 from 'sqlite3';
import type { System } from '../queue/systems.ts';
import type { OurSystem } from '../queue/systems.ts';
import { giveFreeMemoryBack, residentKib } from '../queue/process-use.ts';
import type { Inspection } from './inspected-service.ts';

/** What is there at a moment at which nobody calls: each thing by its name, with its number. */
export interface Census {
  /** Has to be the same at the end. */
  readonly equal: Readonly<Record<string, number>>;
  /** May differ by what {@link grown} allows: memory, in MiB. */
  readonly memory: Readonly<Record<string, number>>;
  /** Grows with each call, as it is kept for reports: shown. */
  readonly kept: Readonly<Record<string, number>>;
}

/** Tables in which a call leaves rows that are kept. Any other table has the same number at the end. */
const KEPT: ReadonlySet<string> = new Set([
  'queue_task',
  'conversation',
  'conversation_agent',
  'event',
  'ended_task',
  'ended_ring',
  'agent_span',
  // One for each number that called, 50,000 at most: <last_agent> asks for them.
  'last_talk',
]);

const LIVE = {
  'live queue tasks': `SELECT count(*) AS n FROM queue_task WHERE state NOT IN ('success', 'fail')`,
  'live conversations': `SELECT count(*) AS n FROM conversation WHERE state <> 'over'`,
} as const;

const MIB = 1024 * 1024;

type Row = Readonly<Record<string, unknown>>;

const rowsOf = (database: sqlite3.Database, sql: string): Promise<Row[]> =>
  new Promise((resolve, reject) => {
    database.all(sql, (error: Error | null, rows: Row[]) => {
      if (error === null) resolve(rows);
      else reject(error);
    });
  });

const countRows = async (path: string): Promise<Pick<Census, 'equal' | 'kept'>> => {
  const database = new sqlite3.Database(path, sqlite3.OPEN_READONLY);
  const equal: Record<string, number> = {};
  const kept: Record<string, number> = {};
  const tables = `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`;
  for (const { name } of await rowsOf(database, tables)) {
    const [row] = await rowsOf(database, `SELECT count(*) AS n FROM "${String(name)}"`);
    const group = KEPT.has(String(name)) ? kept : equal;
    group[`rows of ${String(name)}`] = Number(row?.['n']);
  }
  for (const [title, sql] of Object.entries(LIVE)) {
    const [row] = await rowsOf(database, sql);
    equal[title] = Number(row?.['n']);
  }
  await new Promise((resolve) => {
    database.close(resolve);
  });
  return { equal, kept };
};

/** Counts what Asterisk, the service and its database hold. */
export const takeCensus = async (
  { service, pid }: Pick<OurSystem, 'service'> & { readonly pid: System['pid'] },
  asteriskPid: number,
  inspection: Inspection,
): Promise<Census> => {
  giveFreeMemoryBack();
  const [bridges, channels] = await Promise.all([
    service.ari.listBridges(),
    service.ari.listChannels(),
  ]);
  const held = await inspection.look(pid ?? NaN);
  const { equal, kept } = await countRows(service.databasePath);
  const resources = Object.entries(held.resources).map(([kind, count]) => [`${kind}s`, count]);
  return {
    equal: {
      ...{ channels: channels.length, bridges: bridges.length },
      ...(Object.fromEntries(resources) as Record<string, number>),
      ...equal,
    },
    memory: {
      "Asterisk's memory": residentKib(asteriskPid) / 1024,
      "the service's heap": held.heapBytes / MIB,
      "the service's memory": held.residentBytes / MIB,
    },
    kept,
  };
};
