import type { Migration } from './migration.ts';

/** Who changed what. A call center's go with it; those of none tell of call centers that are gone. */
export const audit: Migration = {
  name: '028-audit',
  up: async (knex) => {
    await knex.raw(`CREATE TABLE audit (
      audit_id INTEGER PRIMARY KEY AUTOINCREMENT,
      at INTEGER NOT NULL,
      callcenter_id TEXT REFERENCES callcenter ON DELETE CASCADE,
      role TEXT NOT NULL,
      agent TEXT,
      key_id TEXT NOT NULL,
      session_id TEXT,
      request_id TEXT NOT NULL,
      operation TEXT NOT NULL,
      method TEXT NOT NULL,
      path TEXT NOT NULL,
      body TEXT,
      code TEXT
    ) STRICT`);
    await knex.raw('CREATE INDEX audit_by_callcenter ON audit (callcenter_id, audit_id)');
  },
};
