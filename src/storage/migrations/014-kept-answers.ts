import type { Migration } from './migration.ts';

/** Whose kept answers are, so that nobody's fill the disk; of those kept before it is not known. */
export const keptAnswers: Migration = {
  name: '014-kept-answers',
  up: async (knex) => {
    await knex.raw(`ALTER TABLE answered_request ADD COLUMN owner TEXT NOT NULL DEFAULT ''`);
    await knex.raw(
      `ALTER TABLE answered_request ADD COLUMN bytes INTEGER AS (coalesce(length(body), 0)) VIRTUAL`,
    );
    // It holds all that the removal of the oldest needs, so that no answer is read for it.
    await knex.raw(
      'CREATE INDEX answered_request_by_owner ON answered_request (owner, begun_at DESC, id, bytes)',
    );
  },
};
