import type { Migration } from './migration.ts';

/** Nobody was looked for as the one who talked last with the caller. */
export const lastAgentCounted: Migration = {
  name: '041-last-agent-counted',
  up: async (knex) => {
    for (const table of ['ended_task', 'ended_ring']) {
      await knex.raw(`ALTER TABLE ${table} ADD COLUMN last_agent INTEGER`);
    }
  },
};
