import type { Migration } from './migration.ts';

/** Keys to the API. Those of a call center go with it, lest they open another one of the same id. */
export const apiKeys: Migration = {
  name: '006-api-keys',
  up: async (knex) => {
    await knex.raw(`CREATE TABLE api_key (
      id TEXT NOT NULL PRIMARY KEY,
      name TEXT NOT NULL,
      role TEXT NOT NULL,
      callcenter_id TEXT REFERENCES callcenter ON DELETE CASCADE,
      agent TEXT,
      digest TEXT NOT NULL UNIQUE,
      signing_secret TEXT,
      created_at INTEGER NOT NULL,
      expires_at INTEGER
    ) STRICT`);
    await knex.raw('CREATE INDEX api_key_by_callcenter ON api_key (callcenter_id)');
  },
};
