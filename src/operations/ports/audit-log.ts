import type { Role } from '../../domain/api-key.ts';
import type { AgentName, CallcenterId, Instant, KeyId, SessionId } from '../../domain/ids.ts';
import type { Page, PageOf } from './page.ts';

/** A request that changed something, and whose it was. */
export interface AuditEntry {
  readonly at: Instant;
  /** null: it was about none, or about one as a whole. */
  readonly callcenterId: CallcenterId | null;
  readonly role: Role;
  /** Whose key or session it was; null: no agent's. */
  readonly agent: AgentName | null;
  readonly keyId: KeyId;
  /** null: it came with the key itself. */
  readonly sessionId: SessionId | null;
  /** Names it in the log. */
  readonly requestId: string;
  /** As the document of the API calls it. */
  readonly operation: string;
  readonly method: string;
  /** As it was asked for, without the base path. */
  readonly path: string;
  /** What was sent, as JSON without secrets; null: nothing. */
  readonly body: string | null;
}

export interface KeptAuditEntry extends AuditEntry {
  /** Rises. */
  readonly id: number;
  /** What it was answered with; null: not known, as the service ended meanwhile or is at it. */
  readonly code: string | null;
}

/** null: any. */
export interface AuditFilter {
  readonly callcenterId: CallcenterId | null;
  readonly keyId: KeyId | null;
  readonly sessionId: SessionId | null;
  /** At that moment or later. */
  readonly since: Instant | null;
  /** Before that moment. */
  readonly until: Instant | null;
}

/** Keeps who changed what. */
export interface AuditLog {
  /** Before it is carried out; answers its id. */
  begin(entry: AuditEntry): Promise<number>;
  end(id: number, code: string): Promise<void>;
  /** What was refused changed nothing. */
  forget(id: number): Promise<void>;
  /** Newest first. */
  list(filter: AuditFilter, page: Page): Promise<PageOf<KeptAuditEntry>>;
  /**
   * Removes the oldest of those before a moment; answers how many.
   * @param callcenter null: those of none
   */
  removeBefore(callcenter: CallcenterId | null, moment: Instant, limit: number): Promise<number>;
}
