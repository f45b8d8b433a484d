import type { MicrophoneFault } from './devices.ts';

/** How the phone stands with the call center. */
export type LineState =
  /** It was not switched on, or was switched off. */
  | { readonly kind: 'off' }
  | { readonly kind: 'connecting' }
  /** Registered: it can be rung. */
  | { readonly kind: 'ready' }
  /** The line is cut; it is tried again every other second. A talk goes on meanwhile. */
  | { readonly kind: 'cut' }
  /** Another tab or another browser is the phone now. */
  | { readonly kind: 'taken' }
  /** The microphone may not be used, or there is none. */
  | {
      readonly kind: 'no-microphone';
      readonly fault: MicrophoneFault;
      /** What the browser says. */
      readonly why: string;
    }
  /** The call center does not have it; `why` is what it says. */
  | { readonly kind: 'refused'; readonly why: string };

/** A call of the phone, as it is shown. */
export interface CallView {
  readonly id: string;
  /** It rings here, or at the one who is called. */
  readonly state: 'ringing' | 'calling' | 'talking';
  /** Who calls, or is called; empty: not known. */
  readonly number: string;
  readonly name: string;
  /** A talk that was interrupted goes on with it. */
  readonly isRejoin: boolean;
  readonly onHold: boolean;
  readonly muted: boolean;
}

/** All that there is to be shown; another object whenever something of it changes. */
export interface PhoneView {
  readonly line: LineState;
  readonly calls: readonly CallView[];
}

/** What the call center answers to `POST …/agent/{name}/phone`. Kept in memory alone. */
export interface PhoneCredentials {
  readonly url: string;
  readonly user: string;
  readonly ha1: string;
  readonly realm: string;
  readonly ice_servers: readonly RTCIceServer[];
}
