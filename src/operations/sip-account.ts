import { createHash, randomBytes } from 'node:crypto';
import { phrase } from '../messages/phrase.ts';

/** The digest realm of accounts; Asterisk's default, sent in its challenges. */
export const REALM = 'asterisk';
const GENERATED_PASSWORD_BYTES = 18;
const USER = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,39}$/;
const PASSWORD = /^[!#$%&()*+,\-./0-9;<=>?@A-Z[\]^_`a-z{|}~]{12,64}$/;
/** Accounts that Asterisk's own configuration has, or gives a meaning to. */
const RESERVED: ReadonlySet<string> = new Set(['trunk', 'anonymous']);

export const SIP_USER_RULE = phrase('sip-user');

/** Whether a text may be a SIP user, which is also the name of objects in Asterisk. */
export const isSipUser = (text: string): boolean =>
  USER.test(text) && !RESERVED.has(text.toLowerCase());

export const SIP_PASSWORD_RULE = phrase('sip-password');

/** Of new ones. Earlier ones may be shorter: only their digests are kept, and these go on working. */
export const isSipPassword = (text: string): boolean => PASSWORD.test(text);

/** A password of 144 random bits, in characters that any phone's menu takes. */
export const generatePassword = (): string =>
  randomBytes(GENERATED_PASSWORD_BYTES).toString('base64url');

/**
 * What is kept in place of the password: HA1 of RFC 2617 §3.2.2.2, which Asterisk takes as
 * `md5_cred`. SIP's digest authentication (RFC 3261 §22.4) allows for nothing stronger here.
 */
export const passwordDigest = (user: string, password: string): string =>
  createHash('md5').update(`${user}:${REALM}:${password}`).digest('hex');
