import type { Migration } from './migration.ts';

/** Requests that carried an Idempotency-Key, with their answers. Kept for a day, whatever they concern. */
export const answeredRequests: Migration = {
  name: '003-answered-requests',
  up: async (knex) => {
    await knex.raw(`CREATE TABLE answered_request (
      id TEXT NOT NULL PRIMARY KEY,
      fingerprint TEXT NOT NULL,
      begun_at INTEGER NOT NULL,
      status INTEGER,
      body TEXT
    ) STRICT`);
    await knex.raw('CREATE INDEX answered_request_by_age ON answered_request (begun_at)');
  },
};
