import { hash, randomBytes } from 'node:crypto';

/** 256 bits: nothing that could be guessed. */
const SECRET_BYTES = 32;

/** Base64url of 32 bytes. */
export const SECRET_PATTERN = /^[A-Za-z0-9_-]{43}$/;

export const makeSecret = (): string => randomBytes(SECRET_BYTES).toString('base64url');

/** SHA-256 in hex, which tells nothing of a long and random text. */
export const digestOf = (text: string): string => hash('sha256', text, 'hex');
