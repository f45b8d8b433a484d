import type { OutsideCall } from '../../src/domain/call.ts';
import type { Conversation, Member } from '../../src/domain/conversation.ts';
import type { World } from '../../src/domain/engine/world.ts';
import type { CallId, ConversationId } from '../../src/domain/ids.ts';
import type { ListenSpeakMode } from '../../src/domain/listen-speak-mode.ts';
import type { QueueTask } from '../../src/domain/queue-task.ts';
import type { SimulatedAsterisk } from './asterisk.ts';
import type { Channel } from './channel.ts';

/** "listener<speaker" */
export type Pair = `${CallId}<${CallId}`;

const hears = (mode: ListenSpeakMode): boolean => mode === 1 || mode === 2;
const speaks = (mode: ListenSpeakMode): boolean => mode === 1 || mode === 3;

/** A phone that rings for a caller or a conversation, and is heard there. */
export interface EarlyPhone {
  readonly callId: CallId;
  readonly bridge: ConversationId;
  /** The mode that it will have. */
  readonly mode: ListenSpeakMode;
  readonly listeners: readonly CallId[];
}

export const activeMembers = ({ members }: Conversation): Member[] =>
  members.filter(({ mode }) => mode !== 4);

const listenersIn = (conversation: Conversation): CallId[] =>
  conversation.members.filter(({ mode }) => hears(mode)).map(({ callId }) => callId);

/** Whom a conversation hears that it waits for: not while two talk, nor while something is said. */
const hearsEarly = (conversation: Conversation | undefined): conversation is Conversation =>
  conversation !== undefined && activeMembers(conversation).length < 2;

const earlyPhoneOfTask = (world: World, task: QueueTask): EarlyPhone | null => {
  const { phase, origin, enqueue } = task;
  if (phase.kind !== 'fetching' || (enqueue.ringMode !== 3 && enqueue.ringMode !== 5)) return null;
  const { callId, conversationId: bridge } = phase.selection;
  const phone = world.calls.get(callId);
  if (phone?.kind !== 'agent' || phone.phase.kind !== 'ringing') return null;
  if (!phone.phase.earlyMedia) return null;
  if (origin.kind === 'call') return { callId, bridge, mode: 1, listeners: [origin.callId] };
  const conversation = world.conversations.get(origin.conversationId);
  if (!hearsEarly(conversation) || !speaks(origin.mode)) return null;
  return { callId, bridge, mode: origin.mode, listeners: listenersIn(conversation) };
};

const earlyLine = (world: World, call: OutsideCall): EarlyPhone | null => {
  const { id: callId, phase, mode, conversationId: bridge } = call;
  if (phase.kind !== 'ringing' || !phase.earlyMedia || !speaks(mode)) return null;
  const conversation = world.conversations.get(bridge);
  if (!hearsEarly(conversation)) return null;
  return { callId, bridge, mode, listeners: listenersIn(conversation) };
};

/** All phones that are to be heard before they are answered. */
export const earlyPhones = (world: World): EarlyPhone[] => [
  ...[...world.tasks.values()].map((task) => earlyPhoneOfTask(world, task)).filter(isThere),
  ...[...world.calls.values()]
    .map((call) => (call.kind === 'outside' ? earlyLine(world, call) : null))
    .filter(isThere),
];

const isThere = <T>(value: T | null): value is T => value !== null;

const pair = (listener: CallId, speaker: CallId): Pair => `${listener}<${speaker}`;

const pairsIn = ({ members, opening }: Conversation): Pair[] =>
  opening !== null
    ? []
    : members
        .filter(({ mode }) => hears(mode))
        .flatMap((listener) =>
          members
            .filter((speaker) => speaker !== listener && speaks(speaker.mode))
            .map((speaker) => pair(listener.callId, speaker.callId)),
        );

const earlyPairs = ({ callId, listeners }: EarlyPhone): Pair[] =>
  listeners.map((listener) => pair(listener, callId));

/** Who is to hear whom by what is on record. */
export const shouldHear = (world: World): Pair[] => [
  ...[...world.conversations.values()].flatMap(pairsIn),
  ...earlyPhones(world).flatMap(earlyPairs),
];

/** What a phone that is heard early may hear from the moment when it is answered, by its mode. */
const pairsOnAnswer = (world: World, { callId, bridge, mode, listeners }: EarlyPhone): Pair[] => {
  if (!hears(mode)) return [];
  const conversation = world.conversations.get(bridge);
  const speakers =
    conversation === undefined
      ? listeners
      : conversation.members.filter((member) => speaks(member.mode)).map((member) => member.callId);
  return speakers.map((speaker) => pair(callId, speaker));
};

/** Who may hear whom while Asterisk is told of it. */
export const mayHear = (world: World): Pair[] => [
  ...shouldHear(world),
  ...earlyPhones(world).flatMap((phone) => pairsOnAnswer(world, phone)),
];

/** Callers hear before they are answered; phones do not. */
const isListening = ({ origin, state, mutedOut }: Channel): boolean =>
  !mutedOut && (origin === 'ivr' || state === 'up');

const isSpeaking = (channel: Channel): boolean =>
  !channel.mutedIn && (channel.state === 'up' || (channel.origin === 'platform' && channel.plays));

/** Who hears whom in Asterisk. */
export const doHear = (asterisk: SimulatedAsterisk): Pair[] => {
  const bridged = [...asterisk.channels.values()].filter(({ bridge }) => bridge !== null);
  return bridged.filter(isListening).flatMap((listener) =>
    bridged
      .filter((other) => other !== listener && other.bridge === listener.bridge)
      .filter(isSpeaking)
      .map((speaker) => pair(listener.id, speaker.id)),
  );
};
