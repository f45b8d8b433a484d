import type { CallcenterId, Instant } from '../../src/domain/ids.ts';
import type {
  AuditEntry,
  AuditFilter,
  AuditLog,
  KeptAuditEntry,
} from '../../src/operations/ports/audit-log.ts';
import type { Page, PageOf } from '../../src/operations/ports/page.ts';

const isMeant = (entry: KeptAuditEntry, filter: AuditFilter): boolean =>
  (filter.callcenterId ?? entry.callcenterId) === entry.callcenterId &&
  (filter.keyId ?? entry.keyId) === entry.keyId &&
  (filter.sessionId ?? entry.sessionId) === entry.sessionId &&
  entry.at >= (filter.since ?? 0) &&
  entry.at < (filter.until ?? Infinity);

/** Who changed what, as the port describes it, in memory. */
export class MemoryAudit implements AuditLog {
  readonly kept = new Map<number, KeptAuditEntry>();
  #last = 0;

  begin(entry: AuditEntry): Promise<number> {
    this.#last += 1;
    this.kept.set(this.#last, { ...entry, id: this.#last, code: null });
    return Promise.resolve(this.#last);
  }

  end(id: number, code: string): Promise<void> {
    const entry = this.kept.get(id);
    if (entry !== undefined) this.kept.set(id, { ...entry, code });
    return Promise.resolve();
  }

  forget(id: number): Promise<void> {
    this.kept.delete(id);
    return Promise.resolve();
  }

  list(filter: AuditFilter, { number, size }: Page): Promise<PageOf<KeptAuditEntry>> {
    const rows = [...this.kept.values()].filter((entry) => isMeant(entry, filter)).toReversed();
    return Promise.resolve({
      totalCount: rows.length,
      rows: rows.slice((number - 1) * size, number * size),
    });
  }

  removeBefore(callcenter: CallcenterId | null, moment: Instant, limit: number): Promise<number> {
    const old = [...this.kept.values()]
      .filter(({ at, callcenterId }) => callcenterId === callcenter && at < moment)
      .slice(0, limit);
    for (const { id } of old) this.kept.delete(id);
    return Promise.resolve(old.length);
  }
}
