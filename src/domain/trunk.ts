import type { TrunkName } from './ids.ts';

/** How the carrier is known and reached. */
export const TRUNK_KINDS = ['register', 'accept', 'peer'] as const;

/** `register`: we register with the carrier. `accept`: its gateway registers with us. `peer`: addresses that are trusted. */
export type TrunkKind = (typeof TRUNK_KINDS)[number];

/** Numbers that go a trunk's way, and how they are dialled there. */
export interface TrunkPrefix {
  /** What the number begins with, as it was asked for; empty: any number. */
  readonly prefix: string;
  /** How many signs are taken away in front, before `add` is put there. */
  readonly strip: number;
  readonly add: string;
}

/** What authenticates: us to the carrier, or the carrier's gateway to us. */
export type TrunkCredentials =
  | { readonly kind: 'none' }
  /** Carriers choose the realm of their challenge, so that no digest can stand in for the password. */
  | { readonly kind: 'password'; readonly username: string; readonly password: string }
  /** HA1 of RFC 2617 §3.2.2.2 of what a gateway registers with. */
  | { readonly kind: 'digest'; readonly digest: string }
  /** It stands in a file of Asterisk's. */
  | { readonly kind: 'file' };

/** What decides which calls take a trunk. */
export interface TrunkRules {
  readonly name: TrunkName;
  /** None: no number goes this way. */
  readonly prefixes: readonly TrunkPrefix[];
  /** Of two whose prefixes are as long the higher goes first. */
  readonly priority: number;
  /** Calls at a time, in both directions; null: without limit. */
  readonly maxCalls: number | null;
}

/** A way to the telephone network. Its name is also that of its objects in Asterisk. */
export interface Trunk extends TrunkRules {
  readonly kind: TrunkKind;
  /** Where the carrier is: a host or an IPv4; null: it registers with us. */
  readonly host: string | null;
  /** null: SIP's own, or what the host's SRV records say. */
  readonly port: number | null;
  readonly transport: 'udp' | 'tcp' | 'tls';
  /** null: as the service's phones. */
  readonly srtp: 'off' | 'optional' | 'required' | null;
  readonly credentials: TrunkCredentials;
  /** Domain that the carrier is shown in From; null: our address. */
  readonly fromDomain: string | null;
  /** By Asterisk's names, the one that is wanted most first; null: as the service's phones. */
  readonly codecs: readonly string[] | null;
  /** Besides the host: from where the carrier's calls may come too, as IPv4 or as network. */
  readonly addresses: readonly string[];
}

/** What is known of a trunk at this moment; null: it cannot be told. */
export interface TrunkState {
  /** We with the carrier, or its gateway with us; null also for a peer, which needs no registration. */
  readonly registered: boolean | null;
  /** Whether its gateway answers. */
  readonly reachable: boolean | null;
}

export const UNKNOWN_STATE: TrunkState = { registered: null, reachable: null };

/** A trunk as those see it who choose the way of a call. */
export interface TrunkNow extends TrunkRules, TrunkState {
  readonly kind: TrunkKind;
  /** Calls that came in by it and go on. */
  readonly callsIn: number;
}

/** All numbers, as they are. */
export const ANY_NUMBER: TrunkPrefix = { prefix: '', strip: 0, add: '' };

/** The account of this name that asterisk/pjsip.conf has: any number goes there that no other trunk takes. */
export const BUILT_IN_TRUNK: Trunk = {
  name: 'trunk' as TrunkName,
  kind: 'accept',
  host: null,
  port: null,
  transport: 'udp',
  srtp: null,
  credentials: { kind: 'file' },
  fromDomain: null,
  codecs: null,
  addresses: [],
  prefixes: [ANY_NUMBER],
  priority: 0,
  maxCalls: null,
};

export const isBuiltIn = (name: string): boolean => name === BUILT_IN_TRUNK.name;

/** What nobody knows of: as a service has it that was not told its trunks yet. */
export const nowOf = (
  { name, kind, prefixes, priority, maxCalls }: Trunk,
  state: TrunkState = UNKNOWN_STATE,
  callsIn = 0,
): TrunkNow => ({ name, kind, prefixes, priority, maxCalls, ...state, callsIn });
