import type { Call } from '../../call.ts';
import type { CallId, Instant } from '../../ids.ts';
import { bothMutes, type MuteDirection } from '../../listen-speak-mode.ts';
import { sameSound, SILENCE, type Sound } from '../../sound.ts';
import type { Command } from '../world/command.ts';
import { type AppliedCall, NOTHING_APPLIED } from '../world/applied-state.ts';
import { type DesiredCall, desiredCall } from './desired-state.ts';
import type { World } from '../world/world.ts';

const isAlone = ({ bridge, whisper }: AppliedCall | DesiredCall): boolean =>
  bridge === null && whisper === null;

/**
 * How a call is muted while it is moved. Nobody may hear one packet of a conversation that their mode
 * forbids. So a call that moves between conversations is muted both ways until it has arrived, and a call
 * that leaves a conversation keeps its mute until it has left. null: the call keeps its mute, which is not known.
 */
const muteOnTheWay = (applied: AppliedCall, desired: DesiredCall): MuteDirection | null => {
  if (isAlone(desired)) return applied.mute;
  if (applied.mute === null || !isAlone(applied)) return 'both';
  return bothMutes(applied.mute, desired.mute);
};

const mute = (
  callId: CallId,
  before: MuteDirection | null,
  direction: MuteDirection | null,
): Command[] =>
  direction === null || before === direction ? [] : [{ kind: 'mute', callId, direction, before }];

const isSamePlace = (applied: AppliedCall, desired: DesiredCall): boolean =>
  applied.bridge === desired.bridge && applied.whisper === desired.whisper;

/** Moves a call to the desired place. A call that joins a bridge leaves the bridge before it by that. */
const move = (callId: CallId, applied: AppliedCall, desired: DesiredCall): Command[] => {
  const stop: Command[] =
    applied.whisper === null ? [] : [{ kind: 'stop-whisper', callId, toCallId: applied.whisper }];
  if (desired.whisper !== null) {
    return [
      ...stop,
      { kind: 'start-whisper', callId, toCallId: desired.whisper, from: applied.bridge },
    ];
  }
  if (desired.bridge !== null) {
    const from = applied.bridge === null ? [] : [applied.bridge];
    const join = { conversationId: desired.bridge, callIds: [callId], from };
    return [{ kind: 'join-bridge', ...join }, ...stop];
  }
  return applied.bridge === null
    ? stop
    : [{ kind: 'leave-bridge', conversationId: applied.bridge, callId }];
};

const playToCall = (callId: CallId, before: Sound | null, sound: Sound): Command[] =>
  before !== null && sameSound(before, sound)
    ? []
    : [{ kind: 'play-to-call', callId, sound, before }];

/** Sounds that Asterisk plays beside whatever else is done with the call. */
const isOutOfTheWay = (sound: Sound | null): boolean =>
  sound?.kind === 'silence' || sound?.kind === 'music';

/**
 * Ends a playback to a call, which is noted as applied. Asterisk does nothing else with a call before a
 * playback is over, and a ring-back or a loop never is.
 */
export const endPlayback = (world: World, callId: CallId): Command[] => {
  const applied = world.appliedCalls.get(callId) ?? NOTHING_APPLIED;
  if (isOutOfTheWay(applied.sound)) return [];
  world.appliedCalls.set(callId, { ...applied, sound: SILENCE });
  return playToCall(callId, applied.sound, SILENCE);
};

/** Asterisk holds time limits too, for the case that the platform is away. */
const limit = (
  callId: CallId,
  before: AppliedCall['until'],
  until: DesiredCall['until'],
  now: Instant,
): Command[] => {
  if (until === 'as-it-is' || before === until) return [];
  return [
    { kind: 'limit-call', callId, limitMs: until === null ? null : Math.max(0, until - now) },
  ];
};

const differenceOf = (callId: CallId, applied: AppliedCall, desired: DesiredCall): Command[] => {
  const sound = playToCall(callId, applied.sound, desired.sound);
  if (isSamePlace(applied, desired)) {
    return [...mute(callId, applied.mute, desired.mute), ...sound];
  }
  const onTheWay = muteOnTheWay(applied, desired);
  return [
    ...mute(callId, applied.mute, onTheWay),
    // A sound for this call alone ends before the call joins a conversation, and begins after it left.
    ...(isAlone(desired) ? [] : sound),
    ...move(callId, applied, desired),
    // Asterisk may have refused a mute before. All mutes are set anew, so that nobody returns to the IVR muted.
    ...mute(callId, isAlone(desired) && applied.wasMuted ? null : onTheWay, desired.mute),
    ...(isAlone(desired) ? sound : []),
  ];
};

/** The commands that bring a call from its applied to its desired state, which is noted as applied. */
export const reconcileCall = (world: World, call: Call): Command[] => {
  const desired = desiredCall(world, call);
  if (desired === null) return [];
  const applied = world.appliedCalls.get(call.id) ?? NOTHING_APPLIED;
  const commands = [
    ...differenceOf(call.id, applied, desired),
    ...limit(call.id, applied.until, desired.until, world.now),
  ];
  const isMuted = commands.some(({ kind }) => kind === 'mute');
  const wasMuted = !isAlone(desired) && (applied.wasMuted || isMuted);
  const until = desired.until === 'as-it-is' ? applied.until : desired.until;
  world.appliedCalls.set(call.id, { ...desired, until, wasMuted });
  return commands;
};
