import type { ApiKey } from '../../src/domain/api-key.ts';
import type { Instant, KeyId } from '../../src/domain/ids.ts';
import type { ApiKeys } from '../../src/operations/ports/api-keys.ts';
import type { Page, PageOf } from '../../src/operations/ports/page.ts';

/** Keys as the ports describe them, in memory. */
export class MemoryApiKeys implements ApiKeys {
  readonly rows = new Map<KeyId, ApiKey>();
  /** How often it was looked into. */
  reads = 0;

  find(id: KeyId): Promise<ApiKey | null> {
    this.reads += 1;
    return Promise.resolve(this.rows.get(id) ?? null);
  }

  findByDigest(digest: string): Promise<ApiKey | null> {
    this.reads += 1;
    const found = [...this.rows.values()].find((key) => key.digest === digest);
    return Promise.resolve(found ?? null);
  }

  list({ number, size }: Page): Promise<PageOf<ApiKey>> {
    const rows = [...this.rows.values()];
    return Promise.resolve({
      totalCount: rows.length,
      rows: rows.slice((number - 1) * size, number * size),
    });
  }

  put(key: ApiKey): Promise<void> {
    this.rows.set(key.id, key);
    return Promise.resolve();
  }

  remove(id: KeyId): Promise<boolean> {
    return Promise.resolve(this.rows.delete(id));
  }

  removeUnlessLastAdmin(id: KeyId, now: Instant): Promise<boolean> {
    const isValidAdmin = ({ access, expiresAt }: ApiKey): boolean =>
      access.role === 'admin' && (expiresAt === null || expiresAt > now);
    const others = [...this.rows.values()].filter((key) => key.id !== id && isValidAdmin(key));
    if (this.rows.get(id)?.access.role === 'admin' && others.length === 0) {
      return Promise.resolve(false);
    }
    return this.remove(id);
  }
}
