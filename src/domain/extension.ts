import type { ExtensionId } from './ids.ts';

/**
 * A terminal registers with an account that the platform makes in Asterisk; of its password only the
 * digest is kept (RFC 3261 §22, RFC 2617 HA1).
 */
export interface SipTerminal {
  readonly id: ExtensionId;
  readonly kind: 'sip-terminal';
  readonly user: string;
  readonly passwordDigest: string;
  /** It is a browser, which comes over WebSocket and encrypts its voice (WebRTC). */
  readonly webrtc: boolean;
}

/** A phone behind a SIP gateway, at a fixed address. */
export interface SipGateway {
  readonly id: ExtensionId;
  readonly kind: 'sip-gateway';
  /** Whom the gateway is asked for; null: nobody in particular. */
  readonly user: string | null;
  /** Host or IPv4 address, with a port or without. */
  readonly address: string;
}

/** A plain telephone, reached over the trunk. */
export interface Telephone {
  readonly id: ExtensionId;
  readonly kind: 'telephone';
  readonly number: string;
}

/** A phone that the platform can ring. */
export type Extension = SipTerminal | SipGateway | Telephone;
