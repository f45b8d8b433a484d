import type { Knex } from 'knex';
import type { CallcenterId } from '../../domain/ids.ts';
import { rowsOf } from '../dialect.ts';

/**
 * Raises the fences of call centers to an epoch, that of who owns them from now on: nothing is stored any more by who had a
 * lower one. They need not be made yet.
 * @returns the number of the last batch of each; those that somebody of a higher epoch owns are missing
 */
export const raiseFences = async (
  knex: Knex,
  callcenters: readonly CallcenterId[],
  epoch: number,
): Promise<ReadonlyMap<CallcenterId, number>> => {
  const rows = await rowsOf<{ callcenter_id: CallcenterId; batch: number }>(
    knex,
    `INSERT INTO fence AS known (callcenter_id, epoch, batch)
      SELECT callcenter_id, CAST(? AS bigint), 0 FROM unnest(CAST(? AS text[])) AS asked (callcenter_id)
      ORDER BY callcenter_id
      ON CONFLICT (callcenter_id) DO UPDATE SET epoch = excluded.epoch WHERE known.epoch <= excluded.epoch
      RETURNING callcenter_id, batch`,
    [epoch, [...new Set(callcenters)]],
  );
  return new Map(rows.map(({ callcenter_id, batch }) => [callcenter_id, batch]));
};
