import type { Access } from './api-key.ts';
import type { Instant, KeyId, LinkId, SessionId } from './ids.ts';

const HOUR_MS = 60 * 60 * 1000;

/** A session that nobody used for so long is over. */
export const SESSION_IDLE_MS = 12 * HOUR_MS;

/**
 * Somebody who is signed in with a browser. What the browser shows is a secret of which only the digest
 * is kept. It ends with the key that opened it, or that made the link that did.
 */
export interface Session {
  readonly id: SessionId;
  readonly keyId: KeyId;
  /** The link that opened it; null: the key itself did. */
  readonly linkId: LinkId | null;
  readonly access: Access;
  /** SHA-256 of the secret, in hex. */
  readonly digest: string;
  readonly openedAt: Instant;
  /** When a request of it came last, give or take five minutes. */
  readonly usedAt: Instant;
}

/** A link that signs somebody in once, without a key in their hands. */
export interface SignInLink {
  readonly id: LinkId;
  /** The key that made it, with which it ends. */
  readonly keyId: KeyId;
  /** What who follows it may do. */
  readonly access: Access;
  /** SHA-256 of its secret, in hex. */
  readonly digest: string;
  readonly madeAt: Instant;
  readonly expiresAt: Instant;
}

/** When a session is over if nobody uses it. */
export const idleEndOf = ({ usedAt }: Session): Instant => usedAt + SESSION_IDLE_MS;
