import { isLost } from '../call.ts';
import { dissolve, leaveAll } from '../engine/lifecycle/leaving.ts';
import { ivrCall, returnToIvr } from '../engine/lifecycle/callers.ts';
import type { Command } from '../engine/world/command.ts';
import { giveUpHearing } from '../engine/reconcile/early-hearing.ts';
import { conversationsOf, unheard } from '../engine/lifecycle/members.ts';
import { hangUp } from '../engine/lifecycle/hanging-up.ts';
import { failTask } from '../engine/lifecycle/tasks.ts';
import type { World } from '../engine/world/world.ts';
import type { CallId, ConversationId, ExtensionId } from '../ids.ts';
import { unreachable } from '../unreachable.ts';
import { callGone } from './call-gone.ts';
import { speechFinished } from './speech-finished.ts';

type ReturnToIvr = Extract<Command, { kind: 'return-to-ivr' }>;
type RecordConversation = Extract<Command, { kind: 'record-conversation' }>;
type OfRecording = Extract<Command, { kind: 'record-conversation' | 'stop-recording' }>;
type PutSipAccount = Extract<Command, { kind: 'put-sip-account' }>;
type Play = Extract<Command, { kind: 'play-to-call' | 'play-to-conversation' }>;

/** Asterisk would not do with the call what had to be done: it cannot be left as it is. */
export const giveUpCall = (world: World, callId: CallId, message: string): void => {
  const caller = ivrCall(world, callId);
  if (caller?.place.kind === 'waiting') {
    const task = world.tasks.get(caller.place.taskId);
    if (task !== undefined) failTask(world, task, { cause: 'error', detail: message });
    return;
  }
  if (caller?.place.kind === 'confirmed') {
    returnToIvr(world, caller, caller.place.variables);
    return;
  }
  // That it cannot be had any more is known already.
  if (isLost(world.calls.get(callId))) return;
  leaveAll(world, callId, 'error');
  const call = world.calls.get(callId);
  if (call === undefined || call.kind === 'ivr') return;
  if (call.phase.kind === 'up') hangUp(world, call, 'error');
  const heardIn = world.appliedCalls.get(callId)?.bridge ?? null;
  if (call.phase.kind === 'ringing' && heardIn !== null) giveUpHearing(world, heardIn);
};

/** How it is muted is no longer known. */
const forgetMute = (world: World, callId: CallId): void => {
  const known = world.appliedCalls.get(callId);
  if (known !== undefined) world.appliedCalls.set(callId, { ...known, mute: null });
};

/** The whisperer only listens from now on: the agent to whisper to may have hung up this very moment. */
const giveUpWhisper = (world: World, callId: CallId): void => {
  forgetMute(world, callId);
  for (const conversation of conversationsOf(world, callId)) {
    const members = conversation.members.map((member) =>
      member.callId === callId && member.whisperTo !== null ? unheard(member, world.now) : member,
    );
    world.conversations.put({ ...conversation, members });
  }
};

export const giveUpConversation = (world: World, id: ConversationId): void => {
  const conversation = world.conversations.get(id);
  if (conversation?.phase.kind === 'live') dissolve(world, conversation, 'error');
};

/** False if the caller is on a new visit by now: the failure belongs to the visit before. */
const isReturningWith = (world: World, { callId, variables }: ReturnToIvr): boolean => {
  const caller = ivrCall(world, callId);
  return (
    caller?.place.kind === 'returning' && variables['QUEUE_ATTEMPTS'] === String(caller.attempts)
  );
};

/**
 * They go on talking. What was recorded before, if anything was, can still be had. Where it is not known whether it
 * is recorded on, it is stopped: what is told of it is so.
 */
const giveUpRecording = (world: World, { conversationId, before }: RecordConversation): void => {
  const conversation = world.conversations.get(conversationId);
  if (conversation === undefined) return;
  const recorded = conversation.recorded && before !== 'nothing';
  // Somebody may have paused it meanwhile.
  const recording = conversation.recording === 'on' ? 'off' : conversation.recording;
  world.conversations.put({ ...conversation, recording, recorded });
};

/** It goes on, although somebody was promised that it does not: it is tried again. */
const stopAgain = (world: World, id: ConversationId): void => {
  const applied = world.appliedBridges.get(id);
  if (applied === undefined) return;
  world.appliedBridges.set(id, { ...applied, recording: null });
  world.retuned.add(id);
};

const recordingFailed = (world: World, command: OfRecording): void => {
  if (command.kind === 'record-conversation') giveUpRecording(world, command);
  else stopAgain(world, command.conversationId);
};

/** It was never of use to anybody. If an agent has it by now it stays: the account is put again. */
const giveUpExtension = (world: World, { user, passwordDigest }: PutSipAccount): void => {
  const id = user as ExtensionId;
  const isTaken = [...world.agents.values()].some(({ extensions }) => extensions.includes(id));
  const extension = world.extensions.get(id);
  if (isTaken || extension?.kind !== 'sip-terminal') return;
  if (extension.passwordDigest !== passwordDigest) return;
  world.extensions.remove(id);
};

const isMember = (world: World, id: ConversationId, callIds: readonly CallId[]): boolean =>
  callIds.some((callId) => world.memberships.of(callId).includes(id));

/** Members do without the conversation; phones that ring are just not heard. */
const giveUpJoining = (world: World, id: ConversationId, callIds: readonly CallId[]): void => {
  if (isMember(world, id, callIds)) giveUpConversation(world, id);
  else giveUpHearing(world, id);
};

/** What cannot be said counts as said, lest those who are to hear it first wait for its end. */
const skipSpeech = (world: World, command: Play): void => {
  const target = command.kind === 'play-to-call' ? command.callId : command.conversationId;
  if (command.sound.kind === 'speech') speechFinished(world, target, command.sound.id);
};

/** It may have been refused half done: made, and not dialled. */
const giveUpDialling = (world: World, callId: CallId): void => {
  world.strays.add(callId);
  callGone(world, callId, 'gateway-failed');
};

/**
 * Asterisk refused a command. Callers go back to the dialplan rather than into silence. That a call
 * or a bridge is no longer there needs nothing done: the fact that it is gone says the rest.
 */
export const commandFailed = (world: World, command: Command, message: string): void => {
  switch (command.kind) {
    case 'dial-phone':
      giveUpDialling(world, command.callId);
      return;
    case 'hang-up':
      callGone(world, command.callId, 'unknown');
      return;
    case 'return-to-ivr':
      if (isReturningWith(world, command)) callGone(world, command.callId, 'unknown');
      return;
    case 'open-bridge':
    case 'widen-bridge':
      giveUpConversation(world, command.conversationId);
      return;
    case 'join-bridge':
      giveUpJoining(world, command.conversationId, command.callIds);
      return;
    case 'start-whisper':
      giveUpWhisper(world, command.callId);
      return;
    case 'answer-call':
    case 'mute':
      forgetMute(world, command.callId);
      giveUpCall(world, command.callId, message);
      return;
    case 'play-to-call':
    case 'play-to-conversation':
      skipSpeech(world, command);
      return;
    case 'put-sip-account':
      if (command.why === 'new') giveUpExtension(world, command);
      return;
    case 'record-conversation':
    case 'stop-recording':
      recordingFailed(world, command);
      return;
    case 'answer-transfer':
    case 'limit-call':
    case 'send-key':
    case 'stop-whisper':
    case 'readmit-caller':
    case 'leave-bridge':
    case 'close-bridge':
    case 'remove-sip-account':
      return;
    default:
      unreachable(command);
  }
};
