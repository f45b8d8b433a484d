import type { CallId, ConversationId, Instant } from '../../ids.ts';
import type { MuteDirection } from '../../listen-speak-mode.ts';
import { SILENCE, type Sound } from '../../sound.ts';

/** What Asterisk was last told about a call; null where that is not known, as after a restart. */
export interface AppliedCall {
  readonly bridge: ConversationId | null;
  readonly whisper: CallId | null;
  readonly mute: MuteDirection | null;
  readonly sound: Sound | null;
  readonly until: Instant | null | 'unknown';
  /** The call was muted since it joined a conversation. If Asterisk refuses a mute, nobody knows which mute holds. */
  readonly wasMuted: boolean;
}

/** What Asterisk was last told about a bridge. */
export interface AppliedBridge {
  readonly sound: Sound | null;
  /** `never`: nothing was recorded in it; null: not known, as after a restart. */
  readonly recording: 'never' | 'on' | 'off' | null;
  /** It was made for two who only talk, and not widened since. null: not known. */
  readonly isForTwo: boolean | null;
}

/** The applied state of a call that Asterisk was told nothing about yet. */
export const NOTHING_APPLIED: AppliedCall = {
  bridge: null,
  whisper: null,
  mute: 'none',
  sound: SILENCE,
  until: null,
  wasMuted: false,
};

/** The applied state of a bridge that is there, and of which no more is known. */
export const UNKNOWN_BRIDGE: AppliedBridge = { sound: null, recording: null, isForTwo: null };
