import type { AgentCall, Call, IvrCall, OutsideCall } from '../../call.ts';
import type { Conversation, Member, Pending } from '../../conversation.ts';
import type { CallId, ConversationId, Instant } from '../../ids.ts';
import {
  bothMutes,
  type ListenSpeakMode,
  type MuteDirection,
  muteDirection,
} from '../../listen-speak-mode.ts';
import type { QueueTask } from '../../queue-task.ts';
import { loopOr, MUSIC, RING_BACK, SILENCE, type Sound } from '../../sound.ts';
import { playable } from '../lifecycle/failed-sounds.ts';
import { activeMembers, isPaused, whisperedTo } from './mode-now.ts';
import { earlyBridge, isTalkedIn, mayBeHeardEarly, waitingSound } from './waiting-sound.ts';
import type { World } from '../world/world.ts';

/**
 * How a call is to be found in Asterisk. Nobody says "mute him now": requests and facts change
 * records, these functions say what follows for Asterisk, and the difference to what it was last
 * told becomes commands. So a rule such as "who hears hold music" stands in one place and holds
 * whatever the cause of a change was, a restart included.
 */
export interface CallPicture {
  /** The bridge that the call is in; null: in none. */
  readonly bridge: ConversationId | null;
  /** In place of a bridge: the call that alone hears this one, and that it hears; null: none. */
  readonly whisper: CallId | null;
  readonly mute: MuteDirection;
  /** Played to the call itself. */
  readonly sound: Sound;
  /**
   * When Asterisk is to end the call on its own, should the platform be away; null: never. Who only
   * waits may have a limit of the dialplan's, which is let alone.
   */
  readonly until: Instant | null | 'as-it-is';
}

/** What Asterisk was last told of a call; null where that is not known, as after a restart. */
export interface KnownCall {
  readonly bridge: ConversationId | null;
  readonly whisper: CallId | null;
  readonly mute: MuteDirection | null;
  readonly sound: Sound | null;
  readonly until: Instant | null | 'unknown';
  /** It was told mutes since it is among people: should one be refused, nobody knows what holds. */
  readonly wasMuted: boolean;
}

/** What Asterisk was last told of a bridge. */
export interface KnownBridge {
  readonly sound: Sound | null;
  /** null: not known, as after a restart. */
  readonly isRecorded: boolean | null;
}

const LEFT_ALONE: CallPicture = {
  bridge: null,
  whisper: null,
  mute: 'none',
  sound: SILENCE,
  until: null,
};

/** A call that joins Asterisk's side of the picture: nothing was done to it yet. */
export const UNTOUCHED: KnownCall = {
  bridge: null,
  whisper: null,
  mute: 'none',
  sound: SILENCE,
  until: null,
  wasMuted: false,
};

const memberOf = (world: World, id: ConversationId, callId: CallId): Member | undefined =>
  world.conversations.get(id)?.members.find((member) => member.callId === callId);

/** While the opening is said all hear it, but not yet each other. */
const muteIn = (conversation: Conversation | undefined, member: Member | undefined) => {
  if (conversation === undefined || member === undefined) return muteDirection(4);
  const byMode = muteDirection(isPaused(member) ? 4 : member.mode);
  return conversation.opening === null ? byMode : bothMutes(byMode, 'in');
};

/** In a bridge of which he is a member: the active one, else the one he is in already, else any. */
const placeAmongConversations = (world: World, callId: CallId): CallPicture => {
  const ids = world.memberships.of(callId);
  const active = ids.find((id) => memberOf(world, id, callId)?.mode !== 4);
  const present = world.knownCalls.get(callId)?.bridge ?? null;
  const bridge = active ?? ids.find((id) => id === present) ?? ids[0] ?? null;
  if (bridge === null) return LEFT_ALONE;
  const conversation = world.conversations.get(bridge);
  const member = memberOf(world, bridge, callId);
  const mute = muteIn(conversation, member);
  return member?.whisperTo === null || conversation === undefined || member === undefined
    ? { ...LEFT_ALONE, bridge, mute }
    : { ...LEFT_ALONE, whisper: whisperIn(conversation, member), mute };
};

/** Who whispers to somebody who is paused there, or holds, is heard by nobody, and hears nothing. */
const whisperIn = (conversation: Conversation, member: Member): CallId | null => {
  const target = whisperedTo(conversation, member);
  return target === undefined || isPaused(target) ? null : target.callId;
};

/** When the time of what somebody from outside takes part in is up; null: it has no limit. */
const endOfTalk = (world: World, { id }: IvrCall | OutsideCall): Instant | null =>
  world.memberships
    .of(id)
    .map((conversationId) => world.conversations.get(conversationId)?.until ?? null)
    .reduce(earlier, null);

const earlier = (one: Instant | null, other: Instant | null): Instant | null => {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
};

const waitingPicture = (world: World, callId: CallId, task: QueueTask | undefined): CallPicture => {
  if (task === undefined) return LEFT_ALONE;
  const bridge = earlyBridge(world, task);
  if (bridge !== null) return { ...LEFT_ALONE, bridge };
  return { ...LEFT_ALONE, sound: playable(world.failedSounds, callId, waitingSound(world, task)) };
};

const ivrCallPicture = (world: World, call: IvrCall): CallPicture | null => {
  switch (call.place.kind) {
    case 'waiting':
      return {
        ...waitingPicture(world, call.id, world.tasks.get(call.place.taskId)),
        until: 'as-it-is',
      };
    case 'talking':
      return { ...placeAmongConversations(world, call.id), until: endOfTalk(world, call) };
    case 'returning':
      return LEFT_ALONE;
    case 'lost':
      return null;
  }
};

/**
 * A phone that rings is touched only to be heard, and no more when it is not to be heard any longer.
 * What it may not hear when it is answered it does not hear from the beginning.
 */
const ringingPicture = (
  world: World,
  { id }: Call,
  bridge: ConversationId | null,
  mode: ListenSpeakMode,
): CallPicture | null => {
  if (bridge !== null) return { ...LEFT_ALONE, bridge, mute: muteDirection(mode) };
  return (world.knownCalls.get(id)?.bridge ?? null) === null ? null : LEFT_ALONE;
};

const agentCallPicture = (world: World, call: AgentCall): CallPicture | null => {
  const { phase } = call;
  if (phase.kind === 'up') return placeAmongConversations(world, call.id);
  if (phase.kind !== 'ringing' || phase.purpose.kind !== 'task') return null;
  const task = world.tasks.get(phase.purpose.taskId);
  if (task === undefined) return ringingPicture(world, call, null, 1);
  const mode = task.origin.kind === 'conversation' ? task.origin.mode : 1;
  return ringingPicture(world, call, earlyBridge(world, task), mode);
};

/** A line that plays something before it is answered is heard by who waits for it. */
const outsideCallPicture = (world: World, call: OutsideCall): CallPicture | null => {
  const { phase, conversationId, mode } = call;
  if (phase.kind === 'up') {
    const until = earlier(phase.until, endOfTalk(world, call));
    return { ...placeAmongConversations(world, call.id), until };
  }
  if (phase.kind !== 'ringing') return null;
  return ringingPicture(world, call, isHeardEarly(world, call) ? conversationId : null, mode);
};

const isHeardEarly = (world: World, call: OutsideCall): boolean =>
  call.phase.kind === 'ringing' && call.phase.earlyMedia && mayBeHeardEarly(world, call);

/** null: the call is not, or no longer, to be touched. */
export const callPicture = (world: World, call: Call): CallPicture | null => {
  switch (call.kind) {
    case 'ivr':
      return ivrCallPicture(world, call);
    case 'agent':
      return agentCallPicture(world, call);
    case 'outside':
      return outsideCallPicture(world, call);
  }
};

/** Two or more are connected, and exactly one of them hears or speaks: they hear hold music. */
const isHeld = (conversation: Conversation): boolean =>
  conversation.members.length >= 2 && activeMembers(conversation).length === 1;

/** What is heard of something that is waited for; null: nothing. */
const pendingSound = (world: World, pending: Pending): Sound | null => {
  switch (pending.kind) {
    case 'task': {
      const task = world.tasks.get(pending.taskId);
      if (task === undefined) return null;
      return earlyBridge(world, task) === null ? waitingSound(world, task) : SILENCE;
    }
    case 'line': {
      const call = world.calls.get(pending.callId);
      if (call?.kind !== 'outside') return null;
      return isHeardEarly(world, call) ? SILENCE : RING_BACK;
    }
    case 'phone':
      return null;
  }
};

const conversationSound = (world: World, conversation: Conversation): Sound => {
  const { id, opening, holdVoice, pending } = conversation;
  if (opening !== null) return { kind: 'speech', id: opening.id, utterances: opening.utterances };
  if (isTalkedIn(world, id)) return SILENCE;
  const [waiting] = pending.map((one) => pendingSound(world, one)).filter((it) => it !== null);
  return waiting ?? (isHeld(conversation) ? loopOr(holdVoice, MUSIC) : SILENCE);
};

/** What plays in a bridge; null: there is to be no such bridge. */
export const bridgeSound = (
  world: World,
  id: ConversationId,
  early: ReadonlySet<ConversationId>,
): Sound | null => {
  const conversation = world.conversations.get(id);
  if (conversation?.phase.kind === 'live') {
    return playable(world.failedSounds, id, conversationSound(world, conversation));
  }
  return early.has(id) ? SILENCE : null;
};
