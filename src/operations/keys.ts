import { randomBytes } from 'node:crypto';
import type { Access, ApiKey } from '../domain/api-key.ts';
import { type Instant, type KeyId, makeId } from '../domain/ids.ts';
import { refusals } from '../domain/refusals.ts';
import { phrase } from '../messages/phrase.ts';
import type { ApiKeys } from './ports/api-keys.ts';
import type { Clock } from './ports/clock.ts';
import type { Page, PageOf } from './ports/page.ts';
import { digestOf } from './secret.ts';

/** What keys made here begin with, so that one is recognized where it should not be. */
export const KEY_PREFIX = 'cck_';
const SECRET_PREFIX = 'ccs_';
/** 192 bits: nothing that could be guessed. */
const RANDOM_BYTES = 24;
/** How long it may take until another process's change of the keys counts. */
const FRESH_FOR_MS = 1000;
/** Whoever asked within so long may ask again at any moment. */
const USED_LATELY_MS = 60_000;
/** So many keys are kept fresh at most, those that were used last. */
const MOST_KEPT_FRESH = 20;
/** The one key that the environment sets, whatever it is. */
const ENVIRONMENT_ID = 'environment-key' as KeyId;
const FIRST_PAGE: Page = { number: 1, size: 1 };

/** A key that is to be made. */
export interface NewKey {
  readonly access: Access;
  /** null: its id. */
  readonly name: string | null;
  /** Requests are to be signed. */
  readonly signing: boolean;
  readonly expiresAt: Instant | null;
}

/** The text is the key itself, which is known here alone: what is kept does not tell it. */
export interface MadeKey {
  readonly key: ApiKey;
  readonly text: string;
}

/** How the service got to an admin's key when it started. */
export type AdminKey =
  /** Made just now, as there was no key at all. */
  | { readonly kind: 'made'; readonly id: KeyId; readonly text: string }
  /** Set by the environment. */
  | { readonly kind: 'given'; readonly id: KeyId }
  /** There are keys from before. */
  | { readonly kind: 'kept' };

export interface KeyLookup {
  /** What `find` would find without looking anew; null: it has to look. */
  readonly fresh: ApiKey | null;
  /** null: it is none. One that has expired is found. */
  readonly find: () => Promise<ApiKey | null>;
}

interface Known {
  readonly key: ApiKey;
  readonly readAt: Instant;
}

const randomText = (prefix: string): string =>
  `${prefix}${randomBytes(RANDOM_BYTES).toString('hex')}`;

const MOST_DIGESTS = 1000;

/**
 * Remembers the digests of texts that were keys when they were used last: with each request the same
 * few come. Those are in this process's memory alone, as the requests are that brought them.
 */
class Digests {
  readonly #known = new Map<string, string>();

  /**
   * Of two texts that differ V8 compares hashes with a seed of its own, and of what is not remembered
   * we compare digests: neither can be steered by who guesses, and how long it takes tells nothing.
   */
  of(text: string): string {
    return this.#known.get(text) ?? digestOf(text);
  }

  remember(text: string, digest: string): void {
    if (this.#known.size >= MOST_DIGESTS) this.#known.clear();
    this.#known.set(text, digest);
  }
}

const newAdmin = (now: Instant, id: KeyId, name: string, text: string): ApiKey => ({
  id,
  name,
  access: { role: 'admin' },
  digest: digestOf(text),
  signingSecret: null,
  createdAt: now,
  expiresAt: null,
});

const refusePast = (): never => {
  const expected = phrase('key-expiry');
  throw refusals.invalidArgument(phrase('key-expiry-past', { expected }), {
    in: 'body',
    path: 'expires_at',
    expected,
  });
};

/** The keys to the API. */
export class Keys {
  readonly #stored: ApiKeys;
  readonly #clock: Clock;
  /** Those that were used, by digest and by id. */
  readonly #known = new Map<string, Known>();
  /** When keys were used last, that of the latest at the end. */
  readonly #usedAt = new Map<KeyId, Instant>();
  readonly #digests = new Digests();

  constructor(stored: ApiKeys, clock: Clock) {
    this.#stored = stored;
    this.#clock = clock;
  }

  /** @throws Refusal callcenter-not-found, invalid-argument for an end that is past */
  async make({ access, name, signing, expiresAt }: NewKey): Promise<MadeKey> {
    const now = this.#clock.now();
    if (expiresAt !== null && expiresAt <= now) refusePast();
    const id = makeId('key', now, Math.random) as KeyId;
    const text = randomText(KEY_PREFIX);
    const signingSecret = signing ? randomText(SECRET_PREFIX) : null;
    const made = { id, name: name ?? id, access, digest: digestOf(text) };
    const key = { ...made, signingSecret, createdAt: now, expiresAt };
    await this.#stored.put(key);
    return { key, text };
  }

  list(page: Page): Promise<PageOf<ApiKey>> {
    return this.#stored.list(page);
  }

  /**
   * Whoever has the machine may remove the last one too: they can make another.
   * @throws Refusal key-not-found, last-admin-key
   */
  async remove(id: KeyId, { lastToo = false } = {}): Promise<ApiKey> {
    const key = await this.#stored.find(id);
    if (key === null) throw refusals.keyNotFound(id);
    const removed = lastToo
      ? await this.#stored.remove(id)
      : await this.#stored.removeUnlessLastAdmin(id, this.#clock.now());
    this.#forget(key);
    if (removed) return key;
    throw refusals.lastAdminKey(id);
  }

  /** What is known of a text that may be a key, and how to find out. */
  lookUp(text: string): KeyLookup {
    const digest = this.#digests.of(text);
    return this.#lookUp(digest, () => this.#readText(text, digest));
  }

  lookUpId(id: KeyId): KeyLookup {
    return this.#lookUp(id, () => this.byId(id));
  }

  #lookUp(name: string, find: () => Promise<ApiKey | null>): KeyLookup {
    const known = this.#known.get(name);
    if (known === undefined || !this.#isFresh(known)) return { fresh: null, find };
    this.#used(known.key.id);
    return { fresh: known.key, find };
  }

  #used(id: KeyId): void {
    this.#usedAt.delete(id);
    this.#usedAt.set(id, this.#clock.now());
  }

  #isFresh({ readAt }: Known): boolean {
    const age = this.#clock.now() - readAt;
    // Negative where the clock was put back.
    return age >= 0 && age < FRESH_FOR_MS;
  }

  async #readText(text: string, digest: string): Promise<ApiKey | null> {
    const key = await this.#read(digest, () => this.#stored.findByDigest(digest));
    if (key !== null) this.#digests.remember(text, digest);
    return key;
  }

  byText(text: string): Promise<ApiKey | null> {
    return this.lookUp(text).find();
  }

  byId(id: KeyId): Promise<ApiKey | null> {
    return this.#read(id, () => this.#stored.find(id));
  }

  /**
   * Reads keys that were used lately, so that who asks next does not wait for theirs to be read: reading one takes
   * as long as pausing a call.
   */
  async refresh(): Promise<void> {
    const now = this.#clock.now();
    for (const [id, at] of this.#usedAt) if (now - at >= USED_LATELY_MS) this.#usedAt.delete(id);
    const ids = [...this.#usedAt.keys()].slice(-MOST_KEPT_FRESH);
    await Promise.all(ids.map((id) => this.#readUsed(id)));
  }

  async #readUsed(id: KeyId): Promise<void> {
    const readAt = this.#clock.now();
    const before = [...this.#known].filter(([, { key }]) => key.id === id);
    const key = await this.#stored.find(id);
    for (const [name, known] of before) {
      // It was forgotten meanwhile, or read anew.
      if (this.#known.get(name) !== known) continue;
      if (key !== null && (name === key.id || name === key.digest)) {
        this.#known.set(name, { key, readAt });
      } else this.#known.delete(name);
    }
  }

  /** To be told when stored keys went with something else. */
  readAnew(): void {
    this.#known.clear();
  }

  /**
   * Sees to it that there is a first key.
   * @param given what the environment sets; null: nothing
   * @throws Error if that is a key of another role
   */
  async provideAdmin(given: string | null): Promise<AdminKey> {
    if (given !== null) {
      return { kind: 'given', id: await this.#keepGiven(given) };
    }
    const { totalCount } = await this.#stored.list(FIRST_PAGE);
    if (totalCount > 0) return { kind: 'kept' };
    const access = { role: 'admin' } as const;
    const first = { access, name: 'first', signing: false, expiresAt: null };
    const { key, text } = await this.make(first);
    return { kind: 'made', id: key.id, text };
  }

  /** Takes the place of what the environment set before. */
  async #keepGiven(text: string): Promise<KeyId> {
    const known = await this.#stored.findByDigest(digestOf(text));
    if (known === null) {
      // Sessions that the one before opened end with it.
      await this.#stored.remove(ENVIRONMENT_ID);
      await this.#stored.put(newAdmin(this.#clock.now(), ENVIRONMENT_ID, 'ADMIN_KEY', text));
      return ENVIRONMENT_ID;
    }
    if (known.access.role !== 'admin') {
      throw new Error(`ADMIN_KEY is the key ${known.id} of role ${known.access.role}; set another`);
    }
    return known.id;
  }

  async #read(name: string, find: () => Promise<ApiKey | null>): Promise<ApiKey | null> {
    const known = this.#known.get(name);
    if (known !== undefined && this.#isFresh(known)) {
      this.#used(known.key.id);
      return known.key;
    }
    const now = this.#clock.now();
    const key = await find();
    if (key === null) {
      this.#known.delete(name);
      return null;
    }
    this.#known.set(name, { key, readAt: now });
    this.#used(key.id);
    return key;
  }

  #forget({ id, digest }: ApiKey): void {
    this.#known.delete(id);
    this.#known.delete(digest);
  }
}
