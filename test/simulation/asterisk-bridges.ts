import type { Command } from '../../src/domain/engine/command.ts';
import type { CallId, ConversationId } from '../../src/domain/ids.ts';
import { SILENCE } from '../../src/domain/sound.ts';
import type { Refused, SimulatedAsterisk } from './asterisk.ts';
import type { Channel } from './channel.ts';
import { must } from './violation.ts';

/** What commands do to bridges, and to who sits in them or beside somebody. */

type CommandOf<Kind extends Command['kind']> = Extract<Command, { kind: Kind }>;

export const openBridge = ({ bridges }: SimulatedAsterisk, id: ConversationId): Refused => {
  if (!bridges.has(id)) bridges.set(id, { sound: SILENCE, isRecorded: false });
  return null;
};

export const closeBridge = (
  { bridges, channels }: SimulatedAsterisk,
  id: ConversationId,
): Refused => {
  bridges.delete(id);
  for (const channel of channels.values()) {
    if (channel.bridge === id) channel.bridge = null;
  }
  return null;
};

export const recordBridge = ({ bridges }: SimulatedAsterisk, id: ConversationId): Refused => {
  const bridge = bridges.get(id);
  if (bridge === undefined) return 'Bridge not found';
  bridge.isRecorded = true;
  return null;
};

const move = (asterisk: SimulatedAsterisk, channel: Channel, id: ConversationId): void => {
  const moved = channel.bridge !== null && channel.bridge !== id;
  must(
    'nobody is moved with open ears or mouth',
    !moved || (channel.mutedIn && channel.mutedOut) || asterisk.unmuted.has(channel.id),
    () => `${channel.id} was moved from ${String(channel.bridge)} to ${id} unmuted`,
  );
  channel.bridge = id;
  channel.whisper = null;
  asterisk.unmoved.delete(channel.id);
};

export const joinBridge = (
  asterisk: SimulatedAsterisk,
  { conversationId, callIds }: CommandOf<'join-bridge'>,
): Refused => {
  if (!asterisk.bridges.has(conversationId)) return 'Bridge not found';
  const channels = callIds.map((callId) => asterisk.reachable(callId));
  if (channels.some((channel) => channel === undefined || channel.state === 'down')) {
    return 'Channel not found';
  }
  for (const channel of channels) {
    if (channel !== undefined) move(asterisk, channel, conversationId);
  }
  return null;
};

export const leaveBridge = (
  asterisk: SimulatedAsterisk,
  { conversationId, callId }: CommandOf<'leave-bridge'>,
): Refused => {
  const channel = asterisk.reachable(callId);
  asterisk.unmoved.delete(callId);
  if (channel?.bridge !== conversationId) return 'Channel not in this bridge';
  channel.bridge = null;
  return null;
};

export const startWhisper = (
  asterisk: SimulatedAsterisk,
  { callId, toCallId }: CommandOf<'start-whisper'>,
): Refused => {
  const channel = asterisk.reachable(callId);
  if (channel === undefined) return 'Channel not found';
  channel.bridge = null;
  if (asterisk.reachable(toCallId) === undefined) return 'Channel not found';
  channel.whisper = toCallId;
  asterisk.unmoved.delete(callId);
  return null;
};

/** A channel that sits with nobody any more is in no bridge. */
export const stopWhisper = ({ channels }: SimulatedAsterisk, callId: CallId): Refused => {
  const channel = channels.get(callId);
  if (channel !== undefined) channel.whisper = null;
  return null;
};
