import type { Instant, LinkId, SessionId } from '../../domain/ids.ts';
import type { Session, SignInLink } from '../../domain/session.ts';
import type { Page, PageOf } from './page.ts';

/** Keeps who is signed in, and the links to sign in with. Both go with their key and their call center. */
export interface StoredSessions {
  find(id: SessionId): Promise<Session | null>;
  findByDigest(digest: string): Promise<Session | null>;
  /** Those used since a moment, oldest first. */
  list(usedSince: Instant, page: Page): Promise<PageOf<Session>>;
  /** @throws Refusal callcenter-not-found, key-not-found if what it belongs to was removed meanwhile */
  put(session: Session): Promise<void>;
  /** Notes when it was used last; an earlier moment changes nothing. */
  touch(id: SessionId, usedAt: Instant): Promise<void>;
  /** False: there was none. */
  remove(id: SessionId): Promise<boolean>;
  /** Of those that a key itself opened, all but the newest and those that were used last: so many together. */
  removeAllBut(newest: Pick<Session, 'id' | 'keyId'>, most: number): Promise<void>;
  /** Those last used before a moment; answers how many. */
  removeUnused(usedBefore: Instant): Promise<number>;

  findLinkByDigest(digest: string): Promise<SignInLink | null>;
  /** Those that are valid after a moment, oldest first. */
  listLinks(validAfter: Instant, page: Page): Promise<PageOf<SignInLink>>;
  /** @throws Refusal as `put` */
  putLink(link: SignInLink): Promise<void>;
  /** null: there was none. Of two who remove one at once, one alone gets it. */
  removeLink(id: LinkId): Promise<SignInLink | null>;
  /** Those that expired before a moment; answers how many. */
  removeLinksBefore(moment: Instant): Promise<number>;
}
