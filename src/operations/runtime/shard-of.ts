import { createHash } from 'node:crypto';
import type { CallcenterId } from '../../domain/ids.ts';
import type { Shard } from '../ports/ownership.ts';

/** Never changed: processes of two versions run side by side during an upgrade. */
const SHARDS = 32;

/**
 * The shard of a call center: the same in every process and version.
 * @param large those that are alone in a shard of their own
 */
export const shardOf = (id: CallcenterId, large: ReadonlySet<CallcenterId>): Shard => {
  if (large.has(id)) return `alone/${id}` as Shard;
  const digest = createHash('sha256').update(id).digest();
  return String(digest.readUInt32BE(0) % SHARDS) as Shard;
};

/** All that there may be. */
export const allShards = (large: ReadonlySet<CallcenterId>): readonly Shard[] => [
  ...Array.from({ length: SHARDS }, (_, index) => String(index) as Shard),
  ...Array.from(large, (id) => `alone/${id}` as Shard),
];
