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
 * How a call should be in Asterisk. No code says "mute this call now". Requests and facts change
 * records; the functions here derive the desired state from the records; the difference between the
 * desired and the applied state becomes commands. So a rule such as "who hears hold music" stands in one
 * place, and it holds after every change, also after a restart.
 */
export interface DesiredCall {
  /** The bridge that the call is in; null: in none. */
  readonly bridge: ConversationId | null;
  /** The call to whisper to, in place of a bridge: the two hear each other and nobody else; null: none. */
  readonly whisper: CallId | null;
  readonly mute: MuteDirection;
  /** Played to the call itself. */
  readonly sound: Sound;
  /**
   * When Asterisk ends the call by itself if the platform is away; null: never. `as-it-is`: the caller
   * only waits; the dialplan may have set a limit of its own, and that limit stays.
   */
  readonly until: Instant | null | 'as-it-is';
}

const LEFT_ALONE: DesiredCall = {
  bridge: null,
  whisper: null,
  mute: 'none',
  sound: SILENCE,
  until: null,
};

const memberOf = (world: World, id: ConversationId, callId: CallId): Member | undefined =>
  world.conversations.get(id)?.members.find((member) => member.callId === callId);

/** While the opening is played, all members hear it, but they do not hear each other yet. */
const muteIn = (conversation: Conversation | undefined, member: Member | undefined) => {
  if (conversation === undefined || member === undefined) return muteDirection(4);
  const byMode = muteDirection(isPaused(member) ? 4 : member.mode);
  return conversation.opening === null ? byMode : bothMutes(byMode, 'in');
};

/** The bridge of a conversation that the call is a member of: the active one, else the present one, else any. */
const placeAmongConversations = (world: World, callId: CallId): DesiredCall => {
  const ids = world.memberships.of(callId);
  const active = ids.find((id) => memberOf(world, id, callId)?.mode !== 4);
  const present = world.appliedCalls.get(callId)?.bridge ?? null;
  const bridge = active ?? ids.find((id) => id === present) ?? ids[0] ?? null;
  if (bridge === null) return LEFT_ALONE;
  const conversation = world.conversations.get(bridge);
  const member = memberOf(world, bridge, callId);
  const mute = muteIn(conversation, member);
  return member?.whisperTo === null || conversation === undefined || member === undefined
    ? { ...LEFT_ALONE, bridge, mute }
    : { ...LEFT_ALONE, whisper: whisperIn(conversation, member), mute };
};

/** A whisper to an agent who is paused, or whose phone holds, reaches nobody: the whisperer hears nothing. */
const whisperIn = (conversation: Conversation, member: Member): CallId | null => {
  const target = whisperedTo(conversation, member);
  return target === undefined || isPaused(target) ? null : target.callId;
};

/** The earliest time limit among the conversations of an outside call; null: none has a limit. */
const endOfTalk = (world: World, { id }: IvrCall | OutsideCall): Instant | null =>
  world.memberships
    .of(id)
    .map((conversationId) => world.conversations.get(conversationId)?.until ?? null)
    .reduce(earlier, null);

const earlier = (one: Instant | null, other: Instant | null): Instant | null => {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
};

const desiredWhileWaiting = (
  world: World,
  callId: CallId,
  task: QueueTask | undefined,
): DesiredCall => {
  if (task === undefined) return LEFT_ALONE;
  const bridge = earlyBridge(world, task);
  if (bridge !== null) return { ...LEFT_ALONE, bridge };
  return { ...LEFT_ALONE, sound: playable(world.failedSounds, callId, waitingSound(world, task)) };
};

const desiredIvrCall = (world: World, call: IvrCall): DesiredCall | null => {
  switch (call.place.kind) {
    case 'waiting':
      return {
        ...desiredWhileWaiting(world, call.id, world.tasks.get(call.place.taskId)),
        until: 'as-it-is',
      };
    case 'talking':
      return { ...placeAmongConversations(world, call.id), until: endOfTalk(world, call) };
    case 'confirmed': {
      const { id, utterances } = call.place.speech;
      const speech = { kind: 'speech', id, utterances } as const;
      return { ...LEFT_ALONE, sound: playable(world.failedSounds, call.id, speech) };
    }
    case 'returning':
      return LEFT_ALONE;
    case 'lost':
      return null;
  }
};

/**
 * A ringing phone is put into a bridge only so that its early sound is heard there, and is taken out
 * again when it should no longer be heard. It is muted from the beginning as it will be when answered.
 */
const desiredWhileRinging = (
  world: World,
  { id }: Call,
  bridge: ConversationId | null,
  mode: ListenSpeakMode,
): DesiredCall | null => {
  if (bridge !== null) return { ...LEFT_ALONE, bridge, mute: muteDirection(mode) };
  return (world.appliedCalls.get(id)?.bridge ?? null) === null ? null : LEFT_ALONE;
};

const desiredAgentCall = (world: World, call: AgentCall): DesiredCall | null => {
  const { phase } = call;
  if (phase.kind === 'up') return placeAmongConversations(world, call.id);
  if (phase.kind !== 'ringing') return null;
  const task = phase.purpose.kind === 'task' ? world.tasks.get(phase.purpose.taskId) : undefined;
  // Where nobody is to hear it, it may be all the same, by other hands.
  if (task === undefined) return desiredWhileRinging(world, call, null, 1);
  const mode = task.origin.kind === 'conversation' ? task.origin.mode : 1;
  return desiredWhileRinging(world, call, earlyBridge(world, task), mode);
};

/** A number that sends early media is heard by the people who wait for its answer. */
const desiredOutsideCall = (world: World, call: OutsideCall): DesiredCall | null => {
  const { phase, conversationId, mode } = call;
  if (phase.kind === 'up') {
    const until = earlier(phase.until, endOfTalk(world, call));
    return { ...placeAmongConversations(world, call.id), until };
  }
  if (phase.kind !== 'ringing') return null;
  return desiredWhileRinging(world, call, isHeardEarly(world, call) ? conversationId : null, mode);
};

const isHeardEarly = (world: World, call: OutsideCall): boolean =>
  call.phase.kind === 'ringing' && call.phase.earlyMedia && mayBeHeardEarly(world, call);

/** null: Asterisk is told nothing about the call (it is not dialled yet, or it is ending). */
export const desiredCall = (world: World, call: Call): DesiredCall | null => {
  switch (call.kind) {
    case 'ivr':
      return desiredIvrCall(world, call);
    case 'agent':
      return desiredAgentCall(world, call);
    case 'outside':
      return desiredOutsideCall(world, call);
  }
};

/** Hold music plays while two or more are connected and exactly one of them hears or speaks. */
const isHeld = (conversation: Conversation): boolean =>
  conversation.members.length >= 2 && activeMembers(conversation).length === 1;

/** What a conversation hears of something that it waits for; null: nothing. */
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

/** What should play in a bridge; null: there should be no such bridge. */
export const desiredBridgeSound = (
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
