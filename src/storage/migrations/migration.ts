import type { Knex } from 'knex';

/** One change of the database. Its name, once released, stays: it tells where it was done. */
export interface Migration {
  readonly name: string;
  readonly up: (knex: Knex) => Promise<void>;
}
