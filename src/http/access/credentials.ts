import type { Context } from 'koa';
import type { KeyId } from '../../domain/ids.ts';
import { type Phrase, phrase } from '../../messages/phrase.ts';
import { secretIn } from './session-cookie.ts';

/** What a request brings along to say whose it is. */
export type Credentials =
  /** The key itself (RFC 6750 §2.1). */
  | { readonly kind: 'bearer'; readonly text: string }
  /** A signature made with a key's secret. */
  | {
      readonly kind: 'signed';
      readonly keyId: KeyId;
      readonly appId: string;
      readonly timestamp: string;
      readonly signature: string;
    }
  /** The cookie of a session. */
  | { readonly kind: 'session'; readonly secret: string }
  | { readonly kind: 'none' }
  /** Something, but not what is expected. */
  | { readonly kind: 'wrong'; readonly reason: Phrase };

/** https://www.rfc-editor.org/rfc/rfc6750#section-2.1 */
const BEARER = /^Bearer +([A-Za-z0-9._~+/-]+=*) *$/i;
const SIGNED_HEADERS = ['AppID', 'CertID', 'Timestamp', 'Signature'] as const;

const sessionCredentials = (ctx: Context): Credentials => {
  const secret = secretIn(ctx.headers.cookie, ctx.secure);
  return secret === null ? { kind: 'none' } : { kind: 'session', secret };
};

const signedCredentials = (ctx: Context): Credentials => {
  const missing = SIGNED_HEADERS.filter((name) => ctx.get(name) === '');
  if (missing.length === SIGNED_HEADERS.length) return sessionCredentials(ctx);
  if (missing.length > 0) {
    return { kind: 'wrong', reason: phrase('signature-headers', { headers: SIGNED_HEADERS }) };
  }
  return {
    kind: 'signed',
    keyId: ctx.get('CertID') as KeyId,
    appId: ctx.get('AppID'),
    timestamp: ctx.get('Timestamp'),
    signature: ctx.get('Signature'),
  };
};

/** Authorization goes before a signature, and that before a cookie, which a browser sends unasked. */
export const credentialsOf = (ctx: Context): Credentials => {
  const authorization = ctx.get('Authorization');
  if (authorization === '') return signedCredentials(ctx);
  const text = BEARER.exec(authorization)?.[1];
  if (text !== undefined) return { kind: 'bearer', text };
  return { kind: 'wrong', reason: phrase('authorization-wrong') };
};
