import type { Knex } from 'knex';
import type { CallcenterId } from '../../domain/ids.ts';
import type { Shard } from '../../operations/ports/ownership.ts';
import { rowsOf } from '../dialect.ts';

/** By which right fences are raised: that of the owner who is the shard's now. */
export interface FenceRight {
  readonly shard: Shard;
  readonly epoch: number;
}

/**
 * Raises the fences of call centers to an epoch, that of who owns them from now on: nothing is stored any more by who had a
 * lower one. They need not be made yet. The row of the shard is held meanwhile, so that whoever claims it next finds these
 * fences, and raises them. Of the same epoch as the owner's a fence is raised again: that is the same owner, who made or
 * removed the call center before and has nothing under way.
 * @returns the number of the last batch of each; none is there if the shard is somebody else's by now
 */
export const raiseFences = async (
  knex: Knex,
  { shard, epoch }: FenceRight,
  callcenters: readonly CallcenterId[],
): Promise<ReadonlyMap<CallcenterId, number>> => {
  const rows = await rowsOf<{ callcenter_id: CallcenterId; batch: number }>(
    knex,
    `WITH ours AS MATERIALIZED (
        SELECT name, epoch FROM shard WHERE name = ? AND epoch = CAST(? AS bigint) FOR SHARE
      )
      INSERT INTO fence AS known (callcenter_id, shard, epoch, batch)
      SELECT callcenter_id, ours.name, ours.epoch, 0 FROM ours, unnest(CAST(? AS text[])) AS asked (callcenter_id)
      ORDER BY callcenter_id
      ON CONFLICT (callcenter_id) DO UPDATE SET epoch = excluded.epoch, shard = excluded.shard
        WHERE known.epoch <= excluded.epoch OR known.shard <> excluded.shard
      RETURNING callcenter_id, batch`,
    [shard, epoch, [...new Set(callcenters)]],
  );
  return new Map(rows.map(({ callcenter_id, batch }) => [callcenter_id, batch]));
};
