/**
 * Ids. Each kind has a brand of its own, so that a conversation's id cannot be handed over where a
 * call's is meant. Ids that the platform makes are sortable by time and end in their kind.
 */
declare const brand: unique symbol;
type Branded<Brand extends string> = string & { readonly [brand]: Brand };

/** A tenant. Nothing crosses between two of them. */
export type CallcenterId = Branded<'callcenter'>;
/** Natural address of a phone: the SIP user, `user@address` of a gateway, or a telephone number. */
export type ExtensionId = Branded<'extension'>;
/** An agent's unique login name within the call center. */
export type AgentName = Branded<'agent'>;
export type ConditionName = Branded<'condition'>;
export type WorkChannelName = Branded<'work-channel'>;
export type QueueTaskId = Branded<'queue-task'>;
/** Also the id of the conversation's Asterisk bridge. */
export type ConversationId = Branded<'conversation'>;
/** Also the id of the call's Asterisk channel. */
export type CallId = Branded<'call'>;

/** Of a way to the telephone network; also the name of its objects in Asterisk. */
export type TrunkName = Branded<'trunk'>;

/** Of a key to the API; the key itself is a secret. */
export type KeyId = Branded<'key'>;
/** Of somebody's being signed in; what proves it is a secret. */
export type SessionId = Branded<'session'>;
/** Of a link that signs somebody in once; its secret is not kept. */
export type LinkId = Branded<'link'>;

/** Milliseconds since 1970, as read from a clock. */
export type Instant = number;

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** Crockford's base 32 of a whole number below 2^53, most significant digit first. */
const base32 = (value: number, digits: number): string => {
  let text = '';
  for (let rest = value, i = 0; i < digits; i += 1, rest = Math.floor(rest / 32)) {
    text = (ALPHABET[rest % 32] ?? '0') + text;
  }
  return text;
};

/** What the kinds of ids made here end in. */
export type IdKind = 'task' | 'conversation' | 'call' | 'speech' | 'key' | 'session' | 'link';

/**
 * An id in the manner of a ULID: time first, then randomness, then the kind.
 * @param now milliseconds since 1970
 * @param random source of numbers in [0, 1)
 */
export const makeId = (kind: IdKind, now: Instant, random: () => number): string =>
  `${base32(now, 9)}${base32(Math.floor(random() * 2 ** 50), 10)}-${kind}`;
