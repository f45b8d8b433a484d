import type { ExtensionId } from './ids.ts';

/**
 * A phone that the platform can ring. A SIP terminal registers with an account that the platform
 * makes in Asterisk; of its password only the digest is kept (RFC 3261 §22, RFC 2617 HA1).
 */
export interface Extension {
  readonly id: ExtensionId;
  readonly kind: 'sip-terminal';
  readonly user: string;
  readonly passwordDigest: string;
}
