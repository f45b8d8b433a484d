import type { Call } from '../call.ts';
import type { Conversation } from '../conversation.ts';
import type { CallId, ConversationId } from '../ids.ts';
import type { MuteDirection } from '../listen-speak-mode.ts';
import type { Command, Sound } from './command.ts';
import {
  type CallPicture,
  callPicture,
  conversationPicture,
  type KnownCall,
  UNTOUCHED,
} from './picture.ts';
import type { World } from './world.ts';

const sameSound = (a: Sound | null, b: Sound): boolean =>
  a !== null &&
  a.kind === b.kind &&
  (a.kind !== 'music' || b.kind !== 'music' || a.musicClass === b.musicClass);

/** All that either of them drops. */
const bothMutes = (a: MuteDirection, b: MuteDirection): MuteDirection => {
  if (a === b || b === 'none') return a;
  return a === 'none' ? b : 'both';
};

/**
 * How a call is muted while it is moved. Nobody may hear a conversation that his mode forbids, not
 * for one packet: so who is moved from one conversation to another is deaf and dumb on the way, and
 * who leaves people stays as he is until he has left. null: as he is, which is not known.
 */
const muteOnTheWay = (known: KnownCall, wanted: CallPicture): MuteDirection | null => {
  if (wanted.bridge === null) return known.mute;
  if (known.mute === null || known.bridge !== null) return 'both';
  return bothMutes(known.mute, wanted.mute);
};

const mute = (
  callId: CallId,
  before: MuteDirection | null,
  direction: MuteDirection | null,
): Command[] =>
  direction === null || before === direction ? [] : [{ kind: 'mute', callId, direction, before }];

const move = (
  callId: CallId,
  from: ConversationId | null,
  to: ConversationId | null,
): Command[] => {
  if (to !== null) return [{ kind: 'join-bridge', conversationId: to, callIds: [callId] }];
  return from === null ? [] : [{ kind: 'leave-bridge', conversationId: from, callId }];
};

const bringCall = (callId: CallId, known: KnownCall, wanted: CallPicture): Command[] => {
  const sound: Command[] = sameSound(known.sound, wanted.sound)
    ? []
    : [{ kind: 'play-to-call', callId, sound: wanted.sound }];
  if (known.bridge === wanted.bridge) {
    return [...mute(callId, known.mute, wanted.mute), ...sound];
  }
  const onTheWay = muteOnTheWay(known, wanted);
  return [
    ...mute(callId, known.mute, onTheWay),
    // Music to the call ends before it is among people and begins after it left them.
    ...(wanted.bridge === null ? [] : sound),
    ...move(callId, known.bridge, wanted.bridge),
    // Whatever Asterisk may have refused of mutes before, nobody goes back to the dialplan muted.
    ...mute(callId, wanted.bridge === null && known.wasMuted ? null : onTheWay, wanted.mute),
    ...(wanted.bridge === null ? sound : []),
  ];
};

/** What brings a call in Asterisk to what its records say. Notes that Asterisk was told. */
export const commandsForCall = (world: World, call: Call): Command[] => {
  const wanted = callPicture(world, call);
  if (wanted === null) return [];
  const known = world.knownCalls.get(call.id) ?? UNTOUCHED;
  const commands = bringCall(call.id, known, wanted);
  const isMuted = commands.some(({ kind }) => kind === 'mute');
  const wasMuted = wanted.bridge !== null && (known.wasMuted || isMuted);
  world.knownCalls.set(call.id, { ...wanted, wasMuted });
  return commands;
};

/** What brings a conversation's bridge in Asterisk to what the record says. */
export const commandsForConversation = (world: World, conversation: Conversation): Command[] => {
  const { id } = conversation;
  const wanted = conversationPicture(conversation);
  const known = world.knownConversations.get(id);
  if (wanted === null) {
    world.knownConversations.delete(id);
    return [{ kind: 'close-bridge', conversationId: id }];
  }
  world.knownConversations.set(id, wanted);
  const open: Command[] =
    known === undefined
      ? [{ kind: 'open-bridge', conversationId: id, callcenterId: world.callcenter.id }]
      : [];
  if (sameSound(known?.sound ?? (known === undefined ? { kind: 'silence' } : null), wanted.sound)) {
    return open;
  }
  return [...open, { kind: 'play-to-conversation', conversationId: id, sound: wanted.sound }];
};
