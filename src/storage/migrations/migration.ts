import type { Knex } from 'knex';

/** What whoever looks after the service should know of what a migration did. */
export interface Note {
  readonly fields: Readonly<Record<string, string>>;
  readonly message: string;
}

/** One change of the database. Its name, once released, stays: it tells where it was done. */
export interface Migration {
  readonly name: string;
  readonly up: (knex: Knex, note: (note: Note) => void) => Promise<void>;
}
