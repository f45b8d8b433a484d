import type { Conversation } from '../../conversation.ts';
import type { ConversationId } from '../../ids.ts';
import { isBeingRecorded } from '../../recording.ts';
import { sameSound, SILENCE, type Sound } from '../../sound.ts';
import type { AppliedBridge } from '../world/applied-state.ts';
import type { Command } from '../world/command.ts';
import type { World } from '../world/world.ts';
import { onlyTwoTalk } from './only-two-talk.ts';

const playToConversation = (
  conversationId: ConversationId,
  before: Sound | null,
  sound: Sound,
): Command[] =>
  before !== null && sameSound(before, sound)
    ? []
    : [{ kind: 'play-to-conversation', conversationId, sound, before }];

type AppliedRecording = AppliedBridge['recording'];

const BEFORE = { never: 'nothing', off: 'a-part' } as const;

/**
 * A recording ends with its bridge, and is stopped before only when somebody asked for it. After a restart it
 * is not known whether one goes on; both commands are safe to repeat.
 */
const record = (
  conversationId: ConversationId,
  applied: AppliedRecording,
  desired: AppliedRecording,
): Command[] => {
  if (desired === 'on') {
    const before = applied === null || applied === 'on' ? 'unknown' : BEFORE[applied];
    return applied === 'on' ? [] : [{ kind: 'record-conversation', conversationId, before }];
  }
  const mayGoOn = applied === 'on' || (applied === null && desired === 'off');
  return mayGoOn ? [{ kind: 'stop-recording', conversationId }] : [];
};

const desiredRecording = (conversation: Conversation | undefined): 'never' | 'on' | 'off' => {
  if (conversation === undefined) return 'never';
  if (isBeingRecorded(conversation)) return 'on';
  return conversation.recorded ? 'off' : 'never';
};

/** What is to be in a bridge besides what plays there. */
const usesOf = (
  world: World,
  id: ConversationId,
  sound: Sound,
): { readonly recording: 'never' | 'on' | 'off'; readonly isForTwo: boolean } => {
  const conversation = world.conversations.get(id);
  const recording = desiredRecording(conversation);
  const isForTwo = sound.kind === 'silence' && onlyTwoTalk(conversation);
  return { recording, isForTwo };
};

/** Who joins in this step comes afterwards. Who leaves in it is left out later (commands.ts). */
const widen = (world: World, conversationId: ConversationId): Command => {
  const members = world.conversations.get(conversationId)?.members ?? [];
  return {
    kind: 'widen-bridge',
    ...{ conversationId, callcenterId: world.callcenter.id },
    callIds: members
      .map(({ callId }) => callId)
      .filter((callId) => world.appliedCalls.get(callId)?.bridge === conversationId),
  };
};

const NEW_BRIDGE = { sound: SILENCE, recording: 'never' } as const;

/**
 * The commands that bring a bridge from its applied to its desired state, which is noted as applied.
 * @param desired what is to play in the bridge; null: there is to be no such bridge
 */
export const reconcileBridge = (
  world: World,
  conversationId: ConversationId,
  desired: Sound | null,
): Command[] => {
  const applied = world.appliedBridges.get(conversationId);
  if (desired === null) {
    world.appliedBridges.delete(conversationId);
    return applied === undefined ? [] : [{ kind: 'close-bridge', conversationId }];
  }
  const callcenterId = world.callcenter.id;
  const { recording, isForTwo } = usesOf(world, conversationId, desired);
  const before: AppliedBridge = applied ?? { ...NEW_BRIDGE, isForTwo };
  const isToBeOpened = applied === undefined || world.destroyed.has(conversationId);
  const isToBeWidened = !isForTwo && before.isForTwo !== false;
  world.appliedBridges.set(conversationId, {
    ...{ sound: desired, recording },
    // What was widened once stays so: it is in changing over, to and fro, that Asterisk fails.
    isForTwo: isForTwo ? before.isForTwo : false,
  });
  return [
    ...(isToBeOpened
      ? [{ kind: 'open-bridge', conversationId, callcenterId, isForTwo } as const]
      : []),
    ...(isToBeWidened ? [widen(world, conversationId)] : []),
    ...playToConversation(conversationId, before.sound, desired),
    ...record(conversationId, before.recording, recording),
  ];
};
