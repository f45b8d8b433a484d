import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** How far the clock of who signs may be from ours, either way. */
export const SIGNATURE_VALID_MS = 5 * 60 * 1000;

/** What is signed. */
export interface SignedParts {
  readonly method: string;
  /** The MD5 of the body in hex; without a body that of nothing. */
  readonly bodyMd5: string;
  /** The header as it was sent; empty: there was none. */
  readonly contentType: string;
  /** UTC, `yyyyMMddHHmmss`. */
  readonly timestamp: string;
  readonly appId: string;
  /** With the query, as it was sent. */
  readonly path: string;
}

const TIMESTAMP = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})$/;

/** Milliseconds since 1970; null: it is no timestamp. */
export const momentOf = (timestamp: string): number | null => {
  const iso = timestamp.replace(TIMESTAMP, '$1-$2-$3T$4:$5:$6.000Z');
  const moment = iso === timestamp ? NaN : Date.parse(iso);
  // The parser takes the 31st of a month that has none for the 1st of the next.
  return Number.isNaN(moment) || new Date(moment).toISOString() !== iso ? null : moment;
};

/** As a signature has it. */
export const md5Of = (body: string): string => createHash('md5').update(body).digest('hex');

/** The signature of a request: base64 of HMAC-SHA256 (RFC 2104). */
export const signatureOf = (secret: string, parts: SignedParts): string => {
  const { method, bodyMd5, contentType, timestamp, appId, path } = parts;
  const text = [method, bodyMd5, contentType, timestamp, appId, path].join('\n');
  return createHmac('sha256', secret).update(text).digest('base64');
};

/** In a time that tells nothing of where two differ. */
export const isSameSignature = (one: string, other: string): boolean => {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
};
