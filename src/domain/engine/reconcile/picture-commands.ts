import type { Call } from '../../call.ts';
import type { CallId, ConversationId, Instant } from '../../ids.ts';
import { bothMutes, type MuteDirection } from '../../listen-speak-mode.ts';
import { sameSound, SILENCE, type Sound } from '../../sound.ts';
import type { Command } from '../world/command.ts';
import { isBeingRecorded } from '../../recording.ts';
import {
  type CallPicture,
  callPicture,
  type KnownBridge,
  type KnownCall,
  UNTOUCHED,
} from './picture.ts';
import type { World } from '../world/world.ts';

const isAlone = ({ bridge, whisper }: KnownCall | CallPicture): boolean =>
  bridge === null && whisper === null;

/**
 * How a call is muted while it is moved. Nobody may hear a conversation that his mode forbids, not
 * for one packet: so who is moved from one conversation to another is deaf and dumb on the way, and
 * who leaves people stays as he is until he has left. null: as he is, which is not known.
 */
const muteOnTheWay = (known: KnownCall, wanted: CallPicture): MuteDirection | null => {
  if (isAlone(wanted)) return known.mute;
  if (known.mute === null || !isAlone(known)) return 'both';
  return bothMutes(known.mute, wanted.mute);
};

const mute = (
  callId: CallId,
  before: MuteDirection | null,
  direction: MuteDirection | null,
): Command[] =>
  direction === null || before === direction ? [] : [{ kind: 'mute', callId, direction, before }];

const isSamePlace = (known: KnownCall, wanted: CallPicture): boolean =>
  known.bridge === wanted.bridge && known.whisper === wanted.whisper;

/** From where it is to where it is to be. Who joins somewhere leaves where he was by that. */
const move = (callId: CallId, known: KnownCall, wanted: CallPicture): Command[] => {
  const stop: Command[] =
    known.whisper === null ? [] : [{ kind: 'stop-whisper', callId, toCallId: known.whisper }];
  if (wanted.whisper !== null) {
    return [
      ...stop,
      { kind: 'start-whisper', callId, toCallId: wanted.whisper, from: known.bridge },
    ];
  }
  if (wanted.bridge !== null) {
    const from = known.bridge === null ? [] : [known.bridge];
    const join = { conversationId: wanted.bridge, callIds: [callId], from };
    return [{ kind: 'join-bridge', ...join }, ...stop];
  }
  return known.bridge === null
    ? stop
    : [{ kind: 'leave-bridge', conversationId: known.bridge, callId }];
};

const playToCall = (callId: CallId, before: Sound | null, sound: Sound): Command[] =>
  before !== null && sameSound(before, sound)
    ? []
    : [{ kind: 'play-to-call', callId, sound, before }];

/** Asterisk watches over time limits too, should the platform be away. */
const limit = (
  callId: CallId,
  before: KnownCall['until'],
  until: CallPicture['until'],
  now: Instant,
): Command[] => {
  if (until === 'as-it-is' || before === until) return [];
  return [
    { kind: 'limit-call', callId, limitMs: until === null ? null : Math.max(0, until - now) },
  ];
};

const bringCall = (callId: CallId, known: KnownCall, wanted: CallPicture): Command[] => {
  const sound = playToCall(callId, known.sound, wanted.sound);
  if (isSamePlace(known, wanted)) {
    return [...mute(callId, known.mute, wanted.mute), ...sound];
  }
  const onTheWay = muteOnTheWay(known, wanted);
  return [
    ...mute(callId, known.mute, onTheWay),
    // What is played to the call ends before it is among people and begins after it left them.
    ...(isAlone(wanted) ? [] : sound),
    ...move(callId, known, wanted),
    // Whatever Asterisk may have refused of mutes before, nobody goes back to the dialplan muted.
    ...mute(callId, isAlone(wanted) && known.wasMuted ? null : onTheWay, wanted.mute),
    ...(isAlone(wanted) ? sound : []),
  ];
};

/** What brings a call in Asterisk to what its records say. Notes that Asterisk was told. */
export const commandsForCall = (world: World, call: Call): Command[] => {
  const wanted = callPicture(world, call);
  if (wanted === null) return [];
  const known = world.knownCalls.get(call.id) ?? UNTOUCHED;
  const commands = [
    ...bringCall(call.id, known, wanted),
    ...limit(call.id, known.until, wanted.until, world.now),
  ];
  const isMuted = commands.some(({ kind }) => kind === 'mute');
  const wasMuted = !isAlone(wanted) && (known.wasMuted || isMuted);
  const until = wanted.until === 'as-it-is' ? known.until : wanted.until;
  world.knownCalls.set(call.id, { ...wanted, until, wasMuted });
  return commands;
};

const playToConversation = (
  conversationId: ConversationId,
  before: Sound | null,
  sound: Sound,
): Command[] =>
  before !== null && sameSound(before, sound)
    ? []
    : [{ kind: 'play-to-conversation', conversationId, sound, before }];

/** It ends with the bridge. Whether one is going on after a restart need not be known. */
const record = (conversationId: ConversationId, wasRecorded: boolean | null): Command[] =>
  wasRecorded === true
    ? []
    : [{ kind: 'record-conversation', conversationId, isNew: wasRecorded !== null }];

const NEW_BRIDGE: KnownBridge = { sound: SILENCE, isRecorded: false };

/**
 * What brings a bridge in Asterisk to what the records say. Notes that Asterisk was told.
 * @param wanted null: there is to be no such bridge
 */
export const commandsForBridge = (
  world: World,
  conversationId: ConversationId,
  wanted: Sound | null,
): Command[] => {
  const known = world.knownBridges.get(conversationId);
  if (wanted === null) {
    world.knownBridges.delete(conversationId);
    return known === undefined ? [] : [{ kind: 'close-bridge', conversationId }];
  }
  const conversation = world.conversations.get(conversationId);
  const isRecorded = conversation !== undefined && isBeingRecorded(conversation);
  world.knownBridges.set(conversationId, { sound: wanted, isRecorded });
  const callcenterId = world.callcenter.id;
  const isToBeOpened = known === undefined || world.destroyed.has(conversationId);
  const open: Command[] = isToBeOpened
    ? [{ kind: 'open-bridge', conversationId, callcenterId }]
    : [];
  const { sound: before, isRecorded: wasRecorded } = known ?? NEW_BRIDGE;
  return [
    ...open,
    ...playToConversation(conversationId, before, wanted),
    ...(isRecorded ? record(conversationId, wasRecorded) : []),
  ];
};
