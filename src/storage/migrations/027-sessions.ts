import type { Migration } from './migration.ts';

const ACCESS = `key_id TEXT NOT NULL REFERENCES api_key ON DELETE CASCADE,
      role TEXT NOT NULL,
      callcenter_id TEXT REFERENCES callcenter ON DELETE CASCADE,
      agent TEXT,
      digest TEXT NOT NULL UNIQUE`;

/** Who is signed in, and links to sign in with. They go with their key, and with their call center. */
export const sessions: Migration = {
  name: '027-sessions',
  up: async (knex) => {
    await knex.raw(`CREATE TABLE session (
      id TEXT NOT NULL PRIMARY KEY,
      ${ACCESS},
      link_id TEXT,
      opened_at INTEGER NOT NULL,
      used_at INTEGER NOT NULL
    ) STRICT`);
    await knex.raw(`CREATE TABLE sign_in_link (
      id TEXT NOT NULL PRIMARY KEY,
      ${ACCESS},
      made_at INTEGER NOT NULL,
      expires_at INTEGER NOT NULL
    ) STRICT`);
    for (const table of ['session', 'sign_in_link']) {
      await knex.raw(`CREATE INDEX ${table}_by_key ON ${table} (key_id)`);
      await knex.raw(`CREATE INDEX ${table}_by_callcenter ON ${table} (callcenter_id)`);
    }
    await knex.raw('CREATE INDEX session_by_use ON session (used_at)');
    await knex.raw('CREATE INDEX sign_in_link_by_end ON sign_in_link (expires_at)');
  },
};
