import { LEASE_MS } from '../../operations/ports/ownership.ts';

/**
 * What is asked about shards. Each is one statement, so that a process that stops at any moment leaves nothing half done:
 * a lock is never kept without a lease.
 */

/** Of shards, with the number of each. */
const SHARD_LOCK = 7_301_003;

const NOW = '(extract(epoch FROM clock_timestamp()) * 1000)::bigint';

/** $1 shard. Asked for by everybody all the time: each try to insert would use up a number. */
export const KNOW = `INSERT INTO shard (name) SELECT $1 WHERE NOT EXISTS (SELECT 1 FROM shard WHERE name = $1)
  ON CONFLICT (name) DO NOTHING`;

/**
 * $1 shard, $2 owner, $3 where other processes reach them. The lock is given back at once if somebody's lease goes on. What was changed meanwhile is looked at
 * anew by UPDATE.
 */
export const CLAIM = `
  WITH locked AS MATERIALIZED (
    SELECT number, valid_until, pg_try_advisory_lock(${SHARD_LOCK}, number) AS got FROM shard WHERE name = $1
  ), taken AS (
    UPDATE shard SET epoch = epoch + 1, owner = $2, address = $3, backend = pg_backend_pid(), valid_until = ${NOW} + ${LEASE_MS}
    WHERE name = $1 AND (SELECT got FROM locked) AND valid_until <= ${NOW}
    RETURNING epoch
  ), outcome AS MATERIALIZED (
    SELECT number, got, greatest(1, valid_until - ${NOW}) AS left_ms, (SELECT epoch FROM taken) AS epoch FROM locked
  )
  SELECT got, epoch, left_ms,
    CASE WHEN got AND epoch IS NULL THEN pg_advisory_unlock(${SHARD_LOCK}, number) END AS given_back
  FROM outcome`;

const HOLDERS = `pg_locks AS held JOIN shard ON held.objid::bigint = shard.number
  WHERE shard.name = $1 AND held.locktype = 'advisory' AND held.classid::bigint = ${SHARD_LOCK} AND held.objsubid = 2
    AND held.database = (SELECT oid FROM pg_database WHERE datname = current_database())
    AND held.granted AND held.pid <> pg_backend_pid()`;

/** PostgreSQL waits so long for the end of what it ends. In ms. */
const ENDED_WITHIN_MS = 500;

/**
 * $1 shard. Ends the connection of an owner whose lease is over, who hangs. Who has the lock and is not the owner is about
 * to be; they are given the time of another lease. No row: there is none.
 */
export const END_HOLDER = `SELECT pg_terminate_backend(held.pid, ${ENDED_WITHIN_MS}) AS ended FROM ${HOLDERS}
  AND valid_until + CASE WHEN held.pid = backend THEN 0 ELSE ${LEASE_MS} END <= ${NOW}`;

/** $1 shard, $2 epoch. Ends the connection that we lost, in case the server has not seen it. */
export const END_OWN_SESSION = `SELECT pg_terminate_backend(held.pid, ${ENDED_WITHIN_MS}) AS ended FROM ${HOLDERS}
  AND epoch = $2 AND held.pid = backend`;

/** $1 shard, $2 epoch, $3 whether this connection has the lock. No row: somebody else owns it, or is about to. */
export const RENEW = `
  WITH locked AS MATERIALIZED (
    SELECT CASE WHEN $3 THEN true ELSE pg_try_advisory_lock(${SHARD_LOCK}, number) END AS got
    FROM shard WHERE name = $1 AND epoch = $2
  )
  UPDATE shard SET valid_until = ${NOW} + ${LEASE_MS}, backend = pg_backend_pid()
  WHERE name = $1 AND epoch = $2 AND (SELECT got FROM locked)
  RETURNING epoch`;

/**
 * $1 shard, $2 epoch. Nobody need wait for the end of the lease. The lock is given back by another statement, after this one
 * is seen by all.
 */
export const FREE = `UPDATE shard SET valid_until = ${NOW}, backend = NULL WHERE name = $1 AND epoch = $2`;

/**
 * $1 shard, $2 epoch. From now on no owner before stores anything, also of call centers that they are just about to make. A
 * statement of its own: it is to see the fences that were made until the epoch was raised.
 */
export const RAISE_ALL = 'UPDATE fence SET epoch = $2 WHERE shard = $1 AND epoch < $2';

/** $1 shard. No row: nobody owns it at this moment. */
export const OWNER_OF = `SELECT address FROM shard WHERE name = $1 AND valid_until > ${NOW} AND address IS NOT NULL`;

/** $1 shard. */
export const UNLOCK = `SELECT pg_advisory_unlock(${SHARD_LOCK}, number) FROM shard WHERE name = $1`;
