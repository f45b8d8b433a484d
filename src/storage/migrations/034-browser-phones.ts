import type { Migration } from './migration.ts';

/** No phone was a browser before. */
export const browserPhones: Migration = {
  name: '034-browser-phones',
  up: async (knex) => {
    await knex.raw(`UPDATE extension SET record = json_set(record, '$.webrtc', json('false'))
      WHERE record ->> '$.kind' = 'sip-terminal'`);
  },
};
