import type { Migration } from './migration.ts';

/** Always empty: what is written into it and removed again is room that the database keeps. */
export const keptRoom: Migration = {
  name: '039-kept-room',
  up: async (knex) => {
    await knex.schema.createTable('kept_room', (table) => {
      table.binary('filler').notNullable();
    });
  },
};
