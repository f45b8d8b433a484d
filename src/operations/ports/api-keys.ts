import type { ApiKey } from '../../domain/api-key.ts';
import type { Instant, KeyId } from '../../domain/ids.ts';
import type { Page, PageOf } from './page.ts';

/** Keeps the keys to the API. */
export interface ApiKeys {
  find(id: KeyId): Promise<ApiKey | null>;
  findByDigest(digest: string): Promise<ApiKey | null>;
  /** Oldest first. */
  list(page: Page): Promise<PageOf<ApiKey>>;
  /**
   * Takes the place of one of the same id.
   * @throws Refusal callcenter-not-found if it is for one that does not exist
   */
  put(key: ApiKey): Promise<void>;
  /** False: there was none. */
  remove(id: KeyId): Promise<boolean>;
  /** As `remove`, but false too if no other admin's key would be left that is valid at that moment. */
  removeUnlessLastAdmin(id: KeyId, now: Instant): Promise<boolean>;
}
