import type { KeyPress } from '../../call.ts';
import type { DiskLevel } from '../../disk-level.ts';
import type { CallId, ConversationId, ExtensionId } from '../../ids.ts';
import type { TrunkNow } from '../../trunk.ts';
import type { Command } from './command.ts';
import type { SoundFailure } from '../lifecycle/failed-sounds.ts';

/** Why a call is gone, as far as Asterisk tells (Q.850 causes, put into the words of the field). */
export type GoneCause =
  | 'normal'
  | 'busy'
  | 'declined'
  | 'no-answer'
  | 'unreachable'
  /** Nobody was asked: the gateway could not be reached, or failed. */
  | 'gateway-failed'
  | 'unknown'
  | 'lost';

/** A call as Asterisk has it, seen after a connection was made anew. */
export interface SeenCall {
  readonly callId: CallId;
  /** Who made it: the platform, by dialling, or the dialplan, by handing it in. */
  readonly origin: 'platform' | 'ivr';
  readonly state: 'down' | 'ringing' | 'up';
  /** null: in no bridge. */
  readonly conversationId: ConversationId | null;
  /** How often the caller was handed in, this time included; null: not known, or a call that the platform made. */
  readonly attempts: number | null;
}

/** What the dialplan wrote into the channel variable ENQUEUE; null: it is not set. */
export type EnqueueVariable = string | null | UntoldVariable;

/** Asterisk has the variable and would not tell it. */
export type UntoldVariable =
  | { readonly untold: 'not-utf-8' }
  /** `said` is what Asterisk said. */
  | { readonly untold: 'refused'; readonly said: string };

/** What happened outside. Late and doubled ones are normal and change nothing. */
export type Fact =
  | {
      readonly kind: 'caller-arrived';
      /** The number that they dialled; empty: not known. */
      readonly dialled: string;
      readonly callId: CallId;
      readonly number: string;
      readonly name: string;
      readonly enqueueXml: EnqueueVariable;
      /** The dialplan answered the call before it handed it in. */
      readonly answered: boolean;
      /** How often this call was handed in, this time included. */
      readonly attempts: number;
    }
  | { readonly kind: 'phone-ringing'; readonly callId: CallId }
  | { readonly kind: 'phone-answered'; readonly callId: CallId }
  /** Nothing was heard of an answered call's phone for some time, and is not now. */
  | {
      readonly kind: 'phone-silent';
      readonly callId: CallId;
      /** For how long already, in ms. */
      readonly forMs: number;
    }
  /** It is heard of again. */
  | { readonly kind: 'phone-heard'; readonly callId: CallId }
  /** A phone registered, perhaps anew or from elsewhere. */
  | { readonly kind: 'phone-registered'; readonly extension: ExtensionId }
  | { readonly kind: 'phone-unregistered'; readonly extension: ExtensionId }
  /** Hung up, or, for a caller from the IVR, no longer in our hands. */
  | { readonly kind: 'call-gone'; readonly callId: CallId; readonly cause: GoneCause }
  /** The phone sends sound before it is answered (SIP 183 with a session description). */
  | { readonly kind: 'phone-plays'; readonly callId: CallId }
  /** The phone holds the call by itself (a re-INVITE `sendonly` or `inactive`), or no longer. */
  | { readonly kind: 'hold-changed'; readonly callId: CallId; readonly onHold: boolean }
  | { readonly kind: 'key-pressed'; readonly callId: CallId; readonly press: KeyPress }
  /** A piece of speech was said to its end. */
  | {
      readonly kind: 'speech-finished';
      readonly target: CallId | ConversationId;
      readonly speechId: string;
    }
  /** A prompt could not be played: it is damaged, of the wrong kind, or gone. */
  | ({ readonly kind: 'sound-failed' } & SoundFailure)
  /** The prompts that Asterisk has now. */
  | { readonly kind: 'voices-listed'; readonly voices: ReadonlySet<string> }
  /** How much room there is for records. */
  | { readonly kind: 'disk-seen'; readonly level: DiskLevel }
  /** The trunks that there are now, and their state. */
  | { readonly kind: 'trunks-listed'; readonly trunks: readonly TrunkNow[] }
  /** Other hands took the call out of ours, or it ended without our hearing of it. */
  | { readonly kind: 'call-taken'; readonly callId: CallId }
  /** For some time the call has been elsewhere than it was put, by other hands. */
  | {
      readonly kind: 'call-out-of-place';
      readonly callId: CallId;
      /** Where it is, be it a bridge of somebody else's; null: in none. */
      readonly bridge: ConversationId | null;
    }
  /** A bridge is no more that was not closed by us. */
  | { readonly kind: 'bridge-gone'; readonly conversationId: ConversationId }
  /** The transfer key of a phone was pressed (SIP REFER): it waits to be answered. */
  | {
      readonly kind: 'transfer-asked';
      readonly callId: CallId;
      /** The number that was dialled; null: another call of the phone's, an attended transfer. */
      readonly to: string | null;
    }
  | {
      readonly kind: 'command-failed';
      readonly command: Command;
      /** What Asterisk said. */
      readonly message: string;
    }
  /** All that Asterisk has of this call center, sent after every (re)connection. */
  | {
      readonly kind: 'asterisk-seen';
      readonly calls: readonly SeenCall[];
      readonly bridges: readonly ConversationId[];
      readonly sipAccounts: readonly string[];
      /** Those of the accounts with which a phone is registered. */
      readonly registered: readonly string[];
    };

export type AsteriskSeen = Extract<Fact, { kind: 'asterisk-seen' }>;
