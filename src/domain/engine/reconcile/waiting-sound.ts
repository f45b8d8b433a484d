import type { AgentCall } from '../../call.ts';
import type { ConversationId } from '../../ids.ts';
import { type ListenSpeakMode, speaksIn } from '../../listen-speak-mode.ts';
import type { QueueTask } from '../../queue-task.ts';
import { loopOr, MUSIC, RING_BACK, type Sound } from '../../sound.ts';
import { activeMembers } from './mode-now.ts';
import type { World } from '../world/world.ts';

/** How far the phone is that is rung for the task; null: none is. */
const phoneOf = (world: World, task: QueueTask): AgentCall['phase'] | null => {
  if (task.phase.kind !== 'fetching') return null;
  const call = world.calls.get(task.phase.selection.callId);
  return call?.kind === 'agent' ? call.phase : null;
};

const wantsPhonesOwnSound = ({ enqueue }: QueueTask): boolean =>
  enqueue.ringMode === 3 || enqueue.ringMode === 5;

/** Whether two or more talk there: then nothing is played to them. */
export const isTalkedIn = (world: World, id: ConversationId): boolean => {
  const conversation = world.conversations.get(id);
  return conversation !== undefined && activeMembers(conversation).length >= 2;
};

/**
 * Whether a phone that rings can be heard where it is waited for. From its answer on it would be heard
 * there until it is muted: so only one that is to speak.
 */
export const mayBeHeardEarly = (
  world: World,
  awaited: { readonly conversationId: ConversationId; readonly mode: ListenSpeakMode },
): boolean => speaksIn(awaited.mode) && !isTalkedIn(world, awaited.conversationId);

/**
 * The bridge in which the waiting caller hears the ringing phone's own sound; null: there is none.
 * It becomes the conversation's when the phone is answered.
 */
export const earlyBridge = (world: World, task: QueueTask): ConversationId | null => {
  if (task.phase.kind !== 'fetching' || !wantsPhonesOwnSound(task)) return null;
  const { origin } = task;
  if (origin.kind === 'callback') return null;
  if (origin.kind === 'conversation' && !mayBeHeardEarly(world, origin)) return null;
  const phone = phoneOf(world, task);
  return phone?.kind === 'ringing' && phone.earlyMedia ? task.phase.selection.conversationId : null;
};

const whileRinging = (task: QueueTask, waitSound: Sound, isRinging: boolean): Sound => {
  const { ringMode, ringVoice } = task.enqueue;
  const ringSound = loopOr(ringVoice, RING_BACK);
  switch (ringMode) {
    case 1:
      return waitSound;
    case 2:
      return ringSound;
    case 3:
      return isRinging ? RING_BACK : ringSound;
    case 4:
      return isRinging ? ringSound : waitSound;
    case 5:
      return isRinging ? RING_BACK : waitSound;
  }
};

/** What a waiting caller hears. The ring mode decides from the moment when a phone is dialled for them. */
export const waitingSound = (world: World, task: QueueTask): Sound => {
  const { speech, enqueue } = task;
  const waitSound: Sound =
    speech === null
      ? loopOr(enqueue.waitVoice, MUSIC)
      : { kind: 'speech', id: speech.id, utterances: speech.utterances };
  const phone = phoneOf(world, task);
  return phone === null ? waitSound : whileRinging(task, waitSound, phone.kind === 'ringing');
};
