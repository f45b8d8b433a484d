import { phrase } from '../messages/phrase.ts';
import type { AgentName, CallcenterId, Instant, KeyId } from './ids.ts';

/** What the holder of a key may do. Which request needs what is a table in `http/`. */
export type Access =
  /** Everything. */
  | { readonly role: 'admin' }
  /** Everything of one call center. */
  | { readonly role: 'callcenter'; readonly callcenterId: CallcenterId }
  /** The work of one call center as it goes on: its calls, tasks and agents, but not its settings. */
  | { readonly role: 'supervisor'; readonly callcenterId: CallcenterId }
  /** What one agent does, and what concerns them. */
  | { readonly role: 'agent'; readonly callcenterId: CallcenterId; readonly agent: AgentName }
  /** A look at one call center, or at all (null). */
  | { readonly role: 'read'; readonly callcenterId: CallcenterId | null };

export type Role = Access['role'];

export const ROLES = [
  'admin',
  'callcenter',
  'supervisor',
  'agent',
  'read',
] as const satisfies readonly Role[];

/** A key to the API as it is kept: nobody can tell the key from it. */
export interface ApiKey {
  readonly id: KeyId;
  /** Of what it is for, in the words of who made it. */
  readonly name: string;
  readonly access: Access;
  /** SHA-256 of the key, in hex. Keys are long and random, so that nothing slower is needed. */
  readonly digest: string;
  /** What requests are signed with instead of carrying the key; null: they cannot be. */
  readonly signingSecret: string | null;
  readonly createdAt: Instant;
  /** From then on it is not valid; null: it always is. */
  readonly expiresAt: Instant | null;
}

/** Names of keys go into a header. */
export const KEY_NAME_PATTERN = /^(?=.*[A-Za-z0-9])[A-Za-z0-9_.-]{1,64}$/;
export const KEY_NAME_RULE = phrase('key-name');

export const isKeyName = (text: string): boolean => KEY_NAME_PATTERN.test(text);
