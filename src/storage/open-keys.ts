import type { ApiKeys } from '../operations/ports/api-keys.ts';
import { apiKeysIn } from './api-key.ts';
import { openDatabase } from './database.ts';

/** The keys alone, for who has the database at hand; beside a service that runs, or without one. */
export interface OpenKeys {
  readonly apiKeys: ApiKeys;
  readonly close: () => Promise<void>;
}

/** @throws Error that names the path and says what is wrong with it */
export const openKeys = async (path: string): Promise<OpenKeys> => {
  const { knex } = await openDatabase(path);
  return { apiKeys: apiKeysIn(knex), close: () => knex.destroy() };
};
