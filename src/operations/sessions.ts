import type { Access } from '../domain/api-key.ts';
import { type Instant, type KeyId, type LinkId, makeId, type SessionId } from '../domain/ids.ts';
import { refusals } from '../domain/refusals.ts';
import { idleEndOf, type Session, SESSION_IDLE_MS, type SignInLink } from '../domain/session.ts';
import type { Keys } from './keys.ts';
import type { Clock } from './ports/clock.ts';
import type { Page, PageOf } from './ports/page.ts';
import type { StoredSessions } from './ports/stored-sessions.ts';
import { digestOf, makeSecret } from './secret.ts';

/** How long it may take until another process's change of the sessions counts. */
const FRESH_FOR_MS = 1000;
/** What is stored of when a session was used is that old at most. */
const TOUCH_EVERY_MS = 5 * 60 * 1000;
/** Of one key; more push out those that nobody used for the longest time. */
const MOST_OF_A_KEY = 100;
/** What is remembered of those that were used last. */
const MOST_KNOWN = 10_000;

/** The secret is known here alone: what is kept does not tell it. */
export interface OpenedSession {
  readonly session: Session;
  readonly secret: string;
}

export interface MadeLink {
  readonly link: SignInLink;
  readonly secret: string;
}

/** A link that is to be made. */
export interface NewLink {
  /** The key that makes it. */
  readonly keyId: KeyId;
  readonly access: Access;
  readonly validForMs: number;
}

interface Known {
  readonly session: Session;
  readonly readAt: Instant;
}

/** Who is signed in with a browser, and how they got in. */
export class Sessions {
  readonly #stored: StoredSessions;
  readonly #keys: Keys;
  readonly #clock: Clock;
  /** Those that were used, by digest. */
  readonly #known = new Map<string, Known>();

  /** @param clock what clocks on the wall say, as sessions outlive the service */
  constructor(stored: StoredSessions, keys: Keys, clock: Clock) {
    this.#stored = stored;
    this.#keys = keys;
    this.#clock = clock;
  }

  /** @throws Refusal key-not-found, callcenter-not-found if it was removed meanwhile */
  async openWithKey(keyId: KeyId, access: Access): Promise<OpenedSession> {
    const opened = await this.#open({ keyId, access, linkId: null });
    await this.#stored.removeAllBut(opened.session, MOST_OF_A_KEY);
    return opened;
  }

  /** Uses the link up. @throws Refusal link-not-found if somebody else did */
  async openWithLink(id: LinkId): Promise<OpenedSession> {
    const { keyId, access } = await this.removeLink(id);
    return this.#open({ keyId, access, linkId: id });
  }

  async #open(of: Pick<Session, 'keyId' | 'access' | 'linkId'>): Promise<OpenedSession> {
    const now = this.#clock.now();
    const secret = makeSecret();
    const id = makeId('session', now, Math.random) as SessionId;
    const session = { ...of, id, digest: digestOf(secret), openedAt: now, usedAt: now };
    await this.#stored.put(session);
    return { session, secret };
  }

  /** The session whose secret this is, which counts as used now; null: there is none, or it is over. */
  async bySecret(secret: string): Promise<Session | null> {
    const digest = digestOf(secret);
    const known = this.#known.get(digest);
    const isFresh = known !== undefined && this.#clock.now() - known.readAt < FRESH_FOR_MS;
    const session = isFresh ? known.session : await this.#stored.findByDigest(digest);
    if (session === null || !(await this.#isValid(session))) {
      this.#known.delete(digest);
      return null;
    }
    return this.#use(session, isFresh ? known.readAt : this.#clock.now());
  }

  /** Whether it goes on, which counts as use: somebody listens still. */
  async goesOn(id: SessionId): Promise<boolean> {
    const session = await this.#stored.find(id);
    if (session === null || !(await this.#isValid(session))) return false;
    await this.#use(session, this.#clock.now());
    return true;
  }

  async #isValid(session: Session): Promise<boolean> {
    const now = this.#clock.now();
    if (idleEndOf(session) <= now) return false;
    const key = await this.#keys.byId(session.keyId);
    return key !== null && (key.expiresAt === null || key.expiresAt > now);
  }

  async #use(session: Session, readAt: Instant): Promise<Session> {
    const now = this.#clock.now();
    const isStale = now - session.usedAt >= TOUCH_EVERY_MS;
    if (isStale) await this.#stored.touch(session.id, now);
    const used = isStale ? { ...session, usedAt: now } : session;
    if (this.#known.size >= MOST_KNOWN) this.#known.clear();
    this.#known.set(session.digest, { session: used, readAt });
    return used;
  }

  /** Those that are not over, oldest first. */
  list(page: Page): Promise<PageOf<Session>> {
    return this.#stored.list(this.#clock.now() - SESSION_IDLE_MS, page);
  }

  /** Signs somebody out. @throws Refusal session-not-found */
  async end(id: SessionId): Promise<Session> {
    const session = await this.#stored.find(id);
    if (session === null || !(await this.#stored.remove(id))) throw refusals.sessionNotFound(id);
    this.#known.delete(session.digest);
    return session;
  }

  /** @throws Refusal callcenter-not-found, key-not-found if it was removed meanwhile */
  async makeLink({ keyId, access, validForMs }: NewLink): Promise<MadeLink> {
    const now = this.#clock.now();
    const secret = makeSecret();
    const id = makeId('link', now, Math.random) as LinkId;
    const of = { id, keyId, access, digest: digestOf(secret) };
    const link = { ...of, madeAt: now, expiresAt: now + validForMs };
    await this.#stored.putLink(link);
    return { link, secret };
  }

  /** The link whose secret this is; null: there is none that could still be used. */
  async linkBySecret(secret: string): Promise<SignInLink | null> {
    const link = await this.#stored.findLinkByDigest(digestOf(secret));
    if (link === null || link.expiresAt <= this.#clock.now()) return null;
    const key = await this.#keys.byId(link.keyId);
    const isValid = key !== null && (key.expiresAt === null || key.expiresAt > this.#clock.now());
    return isValid ? link : null;
  }

  /** Those that can still be used, oldest first. */
  listLinks(page: Page): Promise<PageOf<SignInLink>> {
    return this.#stored.listLinks(this.#clock.now(), page);
  }

  /** @throws Refusal link-not-found */
  async removeLink(id: LinkId): Promise<SignInLink> {
    const link = await this.#stored.removeLink(id);
    if (link === null) throw refusals.linkNotFound(id);
    return link;
  }

  /** Removes what is over from the store; answers how many there were. */
  async removeOver(): Promise<{ readonly sessions: number; readonly links: number }> {
    const now = this.#clock.now();
    const sessions = await this.#stored.removeUnused(now - SESSION_IDLE_MS);
    const links = await this.#stored.removeLinksBefore(now);
    return { sessions, links };
  }
}
