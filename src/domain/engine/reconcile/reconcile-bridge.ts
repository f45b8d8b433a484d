import type { ConversationId } from '../../ids.ts';
import { isBeingRecorded } from '../../recording.ts';
import { sameSound, SILENCE, type Sound } from '../../sound.ts';
import type { AppliedBridge } from '../world/applied-state.ts';
import type { Command } from '../world/command.ts';
import type { World } from '../world/world.ts';

const playToConversation = (
  conversationId: ConversationId,
  before: Sound | null,
  sound: Sound,
): Command[] =>
  before !== null && sameSound(before, sound)
    ? []
    : [{ kind: 'play-to-conversation', conversationId, sound, before }];

/** A recording ends with its bridge. After a restart it is not known whether one goes on; the command is safe to repeat. */
const record = (conversationId: ConversationId, wasRecorded: boolean | null): Command[] =>
  wasRecorded === true
    ? []
    : [{ kind: 'record-conversation', conversationId, isNew: wasRecorded !== null }];

const NEW_BRIDGE: AppliedBridge = { sound: SILENCE, isRecorded: false };

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
  const conversation = world.conversations.get(conversationId);
  const isRecorded = conversation !== undefined && isBeingRecorded(conversation);
  world.appliedBridges.set(conversationId, { sound: desired, isRecorded });
  const callcenterId = world.callcenter.id;
  const isToBeOpened = applied === undefined || world.destroyed.has(conversationId);
  const open: Command[] = isToBeOpened
    ? [{ kind: 'open-bridge', conversationId, callcenterId }]
    : [];
  const { sound: before, isRecorded: wasRecorded } = applied ?? NEW_BRIDGE;
  return [
    ...open,
    ...playToConversation(conversationId, before, desired),
    ...(isRecorded ? record(conversationId, wasRecorded) : []),
  ];
};
