import { WHOLE_SERVICE } from '../../operations/ports/ownership.ts';
import { connectTo, placeOf } from './database.ts';

/** Who owned the call centers last. */
export interface LastOwner {
  readonly name: string;
  /** They still do. */
  readonly isInCharge: boolean;
}

/** What is seen of a database from outside, without changing it. */
export interface SeenDatabase {
  /** Without what is secret. */
  readonly place: string;
  /** This machine's clock less the database's, in ms. */
  readonly apartMs: number;
  /** null: nobody yet. */
  readonly owner: LastOwner | null;
}

const NOW = '(extract(epoch FROM clock_timestamp()) * 1000)::bigint';

/**
 * Looks at a database that a service may be working on.
 * @param now ms since 1970, as this machine believes
 * @throws UnusableDatabase, or Error of PostgreSQL
 */
export const lookAtPostgres = async (url: string, now: () => number): Promise<SeenDatabase> => {
  const client = await connectTo(url);
  try {
    const before = now();
    const { rows } = await client.query<{ now: number; known: boolean }>(
      `SELECT ${NOW} AS now, to_regclass('shard') IS NOT NULL AS known`,
    );
    const after = now();
    const [seen] = rows;
    const there = seen?.now ?? before;
    // However long the answer took, it was read between the two.
    const apartMs = there < before ? before - there : Math.min(0, after - there);
    const found =
      seen?.known === true
        ? await client.query<{ name: string; in_charge: boolean }>(
            `SELECT owner AS name, valid_until > ${NOW} AS in_charge FROM shard WHERE name = $1 AND owner IS NOT NULL`,
            [WHOLE_SERVICE],
          )
        : { rows: [] };
    const owner = found.rows[0];
    return {
      place: placeOf(url),
      apartMs,
      owner: owner === undefined ? null : { name: owner.name, isInCharge: owner.in_charge },
    };
  } finally {
    await client.end();
  }
};
