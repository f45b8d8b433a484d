import type { Command } from '../../src/domain/engine/world/command.ts';
import type { CallId, ConversationId } from '../../src/domain/ids.ts';
import { SILENCE } from '../../src/domain/sound.ts';
import type { Refused, SimulatedAsterisk } from './asterisk.ts';
import { mustHearNoPlayback, NO_CALL } from './asterisk-channels.ts';
import type { Channel } from './channel.ts';
import { must } from './violation.ts';

/** What commands do to bridges, and to who sits in them or beside somebody. */

type CommandOf<Kind extends Command['kind']> = Extract<Command, { kind: Kind }>;

export const openBridge = (
  { bridges }: SimulatedAsterisk,
  { conversationId: id, isForTwo }: CommandOf<'open-bridge'>,
): Refused => {
  if (!bridges.has(id)) bridges.set(id, { sound: SILENCE, isRecorded: false, isForTwo });
  return null;
};

/** One that is not there is told of by other means. */
export const widenBridge = (
  { bridges, unwidened }: SimulatedAsterisk,
  id: ConversationId,
): Refused => {
  const bridge = bridges.get(id);
  if (bridge !== undefined) bridge.isForTwo = false;
  unwidened.delete(id);
  return null;
};

/** What Asterisk says of a bridge that it has not. */
export const NO_BRIDGE = 'Bridge not found';

export const closeBridge = (asterisk: SimulatedAsterisk, id: ConversationId): Refused => {
  asterisk.bridges.delete(id);
  asterisk.unwidened.delete(id);
  for (const channel of asterisk.channels.values()) {
    if (channel.bridge === id) asterisk.place(channel, null);
  }
  asterisk.note((watch, at) => {
    watch.bridgeDestroyed(id, at);
  });
  return null;
};

/** Asterisk would change it over to mixing, and people might go deaf. */
export const mustMix = ({ bridges, unwidened }: SimulatedAsterisk, id: ConversationId): void => {
  must(
    'a bridge for two has nothing else in it',
    bridges.get(id)?.isForTwo !== true || unwidened.has(id),
    () => id,
  );
};

export const recordBridge = (asterisk: SimulatedAsterisk, id: ConversationId): Refused => {
  const bridge = asterisk.bridges.get(id);
  if (bridge === undefined) return NO_BRIDGE;
  mustMix(asterisk, id);
  bridge.isRecorded = true;
  return null;
};

/** Also where there is none: then nothing is recorded either. */
export const stopRecording = ({ bridges }: SimulatedAsterisk, id: ConversationId): Refused => {
  const bridge = bridges.get(id);
  if (bridge !== undefined) bridge.isRecorded = false;
  return null;
};

const move = (asterisk: SimulatedAsterisk, channel: Channel, id: ConversationId): void => {
  mustHearNoPlayback(channel, 'moved');
  const moved = channel.bridge !== null && channel.bridge !== id;
  must(
    'nobody is moved with open ears or mouth',
    !moved || (channel.mutedIn && channel.mutedOut) || asterisk.isHelpless(channel.id),
    () => `${channel.id} was moved from ${String(channel.bridge)} to ${id} unmuted`,
  );
  asterisk.place(channel, id);
  asterisk.unmoved.delete(channel.id);
  asterisk.tampered.delete(channel.id);
  asterisk.fightFor(channel);
};

export const joinBridge = (
  asterisk: SimulatedAsterisk,
  { conversationId, callIds }: CommandOf<'join-bridge'>,
): Refused => {
  if (!asterisk.bridges.has(conversationId)) return NO_BRIDGE;
  const channels = callIds.map((callId) => asterisk.reachable(callId));
  if (channels.some((channel) => channel === undefined || channel.state === 'down')) {
    return NO_CALL;
  }
  for (const channel of channels) {
    if (channel !== undefined) move(asterisk, channel, conversationId);
  }
  const inside = [...asterisk.channels.values()].filter(
    ({ id, bridge }) => bridge === conversationId && !asterisk.isHelpless(id),
  );
  if (inside.length > 2) mustMix(asterisk, conversationId);
  return null;
};

export const leaveBridge = (
  asterisk: SimulatedAsterisk,
  { conversationId, callId }: CommandOf<'leave-bridge'>,
): Refused => {
  const channel = asterisk.reachable(callId);
  asterisk.unmoved.delete(callId);
  if (channel?.bridge !== conversationId) return 'Channel not in this bridge';
  asterisk.place(channel, null);
  asterisk.tampered.delete(callId);
  asterisk.fightFor(channel);
  return null;
};

export const startWhisper = (
  asterisk: SimulatedAsterisk,
  { callId, toCallId }: CommandOf<'start-whisper'>,
): Refused => {
  const channel = asterisk.reachable(callId);
  if (channel === undefined) return NO_CALL;
  mustHearNoPlayback(channel, 'moved');
  asterisk.place(channel, null);
  asterisk.tampered.delete(callId);
  if (asterisk.reachable(toCallId) === undefined) return NO_CALL;
  asterisk.place(channel, null, toCallId);
  asterisk.unmoved.delete(callId);
  asterisk.fightFor(channel);
  return null;
};

/** A channel that sits with nobody any more is in no bridge. */
export const stopWhisper = (asterisk: SimulatedAsterisk, callId: CallId): Refused => {
  const channel = asterisk.channels.get(callId);
  if (channel !== undefined) asterisk.place(channel, channel.bridge);
  return null;
};
