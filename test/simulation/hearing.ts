import type { OutsideCall } from '../../src/domain/call.ts';
import type { Conversation, Member, Pending } from '../../src/domain/conversation.ts';
import type { World } from '../../src/domain/engine/world/world.ts';
import type { CallId, ConversationId } from '../../src/domain/ids.ts';
import type { ListenSpeakMode } from '../../src/domain/listen-speak-mode.ts';
import type { QueueTask } from '../../src/domain/queue-task.ts';
import type { SimulatedAsterisk } from './asterisk.ts';
import type { Channel } from './channel.ts';

/** "listener<speaker" */
export type Pair = `${CallId}<${CallId}`;

/** Whether a member with that mode hears. */
export const hears = (mode: ListenSpeakMode): boolean => mode === 1 || mode === 2;
const speaks = (mode: ListenSpeakMode): boolean => mode === 1 || mode === 3;

/** A phone that rings for a caller or a conversation, and is heard there. */
export interface EarlyPhone {
  readonly callId: CallId;
  readonly bridge: ConversationId;
  readonly listeners: readonly CallId[];
}

/** A phone that holds the call, or is lost, does neither whatever the mode on record. */
export const modeOf = ({ mode, onHold, lost }: Member): ListenSpeakMode =>
  onHold || lost ? 4 : mode;

/** Who hears or speaks; a whisper to somebody who does neither is heard by nobody. */
export const activeMembers = (conversation: Conversation): Member[] =>
  conversation.members.filter((member) => {
    const target = whisperedTo(conversation, member);
    const isLost = member.whisperTo !== null && (target === undefined || modeOf(target) === 4);
    return modeOf(member) !== 4 && !isLost;
  });

const listenersIn = (conversation: Conversation): CallId[] =>
  conversation.members.filter((member) => hears(modeOf(member))).map(({ callId }) => callId);

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
  if (origin.kind === 'callback') return null;
  if (origin.kind === 'call') return { callId, bridge, listeners: [origin.callId] };
  const conversation = world.conversations.get(origin.conversationId);
  if (!hearsEarly(conversation) || !speaks(origin.mode)) return null;
  return { callId, bridge, listeners: listenersIn(conversation) };
};

const earlyLine = (world: World, call: OutsideCall): EarlyPhone | null => {
  const { id: callId, phase, mode, conversationId: bridge } = call;
  if (phase.kind !== 'ringing' || !phase.earlyMedia || !speaks(mode)) return null;
  const conversation = world.conversations.get(bridge);
  if (!hearsEarly(conversation)) return null;
  return { callId, bridge, listeners: listenersIn(conversation) };
};

/** All phones that are to be heard before they are answered. */
export const earlyPhones = (world: World): EarlyPhone[] => [
  ...[...world.tasks.values()].map((task) => earlyPhoneOfTask(world, task)).filter(isThere),
  ...[...world.calls.values()]
    .map((call) => (call.kind === 'outside' ? earlyLine(world, call) : null))
    .filter(isThere),
];

const isThere = <T>(value: T | null): value is T => value !== null;

export const speakerOf = (one: Pair): CallId => one.slice(one.indexOf('<') + 1) as CallId;

export const listenerOf = (one: Pair): CallId => one.slice(0, one.indexOf('<')) as CallId;

const pair = (listener: CallId, speaker: CallId): Pair => `${listener}<${speaker}`;

/** The one whom the member whispers to, who alone hears them. */
export const whisperedTo = (
  { members }: Conversation,
  { whisperTo }: Member,
): Member | undefined =>
  whisperTo === null
    ? undefined
    : members.find(({ party }) => party.kind === 'agent' && party.name === whisperTo);

const isHeardBy = (conversation: Conversation, speaker: Member, listener: Member): boolean => {
  if (speaker === listener || !speaks(modeOf(speaker))) return false;
  return speaker.whisperTo === null || whisperedTo(conversation, speaker) === listener;
};

/**
 * Whom a member hears. Who whispers hears the phone of the one they whisper to: what it says and what
 * it hears.
 */
const heardBy = (
  world: World,
  conversation: Conversation,
  listener: Member,
  asked: ReadonlySet<Member> = new Set(),
): CallId[] => {
  if (!hears(modeOf(listener)) || asked.has(listener)) return [];
  const { members, opening, id } = conversation;
  const heard = members
    .filter((speaker) => opening === null && isHeardBy(conversation, speaker, listener))
    .map(({ callId }) => callId);
  const early = earlyPhones(world).filter(({ bridge }) => bridge === id);
  if (listener.whisperTo === null) return [...heard, ...early.map(({ callId }) => callId)];
  const target = whisperedTo(conversation, listener);
  if (target === undefined || modeOf(target) === 4) return [];
  const whispers = heard.filter((callId) =>
    members.some(
      (member) => member.callId === callId && whisperedTo(conversation, member) === listener,
    ),
  );
  const own = speaks(modeOf(target)) && opening === null ? [target.callId] : [];
  const theirs = heardBy(world, conversation, target, new Set([...asked, listener]));
  return [...new Set([...whispers, ...own, ...theirs])].filter(
    (callId) => callId !== listener.callId,
  );
};

const pairsIn = (world: World, conversation: Conversation): Pair[] =>
  conversation.members.flatMap((listener) =>
    heardBy(world, conversation, listener).map((speaker) => pair(listener.callId, speaker)),
  );

/** A phone that rings for a caller is heard by them. */
const callerPairs = (world: World, { callId, bridge, listeners }: EarlyPhone): Pair[] =>
  world.conversations.get(bridge) === undefined
    ? listeners.map((listener) => pair(listener, callId))
    : [];

/** Who is to hear whom by what is on record. */
export const shouldHear = (world: World): Pair[] => [
  ...[...world.conversations.values()].flatMap((one) => pairsIn(world, one)),
  ...earlyPhones(world).flatMap((phone) => callerPairs(world, phone)),
];

/** A phone that rings for the conversation, as if it had been answered already. */
const expected = (world: World, pending: Pending): Member | null => {
  const asMember = (callId: CallId, mode: ListenSpeakMode): Member => ({
    ...{ callId, mode, whisperTo: null, onHold: false, lost: false, joinedAt: 0, modeSince: 0 },
    party: { kind: 'outside', name: '', number: '' },
  });
  if (pending.kind === 'line') {
    const call = world.calls.get(pending.callId);
    return call?.kind === 'outside' ? asMember(call.id, call.mode) : null;
  }
  const task = pending.kind === 'task' ? world.tasks.get(pending.taskId) : undefined;
  if (task?.origin.kind !== 'conversation' || task.phase.kind !== 'fetching') return null;
  return asMember(task.phase.selection.callId, task.origin.mode);
};

const withExpected = (world: World, conversation: Conversation): Conversation => ({
  ...conversation,
  opening: null,
  members: [
    ...conversation.members,
    ...conversation.pending.map((one) => expected(world, one)).filter(isThere),
  ],
});

/** Somebody who may hear, or speak, in a conversation; `to` if one alone is to hear them. */
export type Permission =
  | `${CallId} hears in ${ConversationId}`
  | `${CallId} speaks in ${ConversationId}`
  | `${CallId} speaks to ${CallId} in ${ConversationId}`;

const permissionsOf = (conversation: Conversation, member: Member): Permission[] => {
  const { callId, whisperTo } = member;
  const mode = modeOf(member);
  const to = whisperedTo(conversation, member)?.callId;
  const ear: Permission[] = hears(mode) ? [`${callId} hears in ${conversation.id}`] : [];
  if (!speaks(mode)) return ear;
  if (whisperTo === null) return [...ear, `${callId} speaks in ${conversation.id}`];
  return to === undefined ? ear : [...ear, `${callId} speaks to ${to} in ${conversation.id}`];
};

/** Who whispers hears all that is said and heard at the other's phone, other whispers included. */
const spiedOn = (conversation: Conversation, spy: Member): Permission[] =>
  spy.whisperTo === null || !hears(modeOf(spy))
    ? []
    : conversation.members
        .filter((member) => member !== spy && speaks(modeOf(member)))
        .map(
          (member): Permission => `${member.callId} speaks to ${spy.callId} in ${conversation.id}`,
        );

const callerAndPhone = ({ origin, phase }: QueueTask): Permission[] => {
  if (origin.kind !== 'call' || phase.kind !== 'fetching') return [];
  const { callId, conversationId } = phase.selection;
  return [origin.callId, callId].flatMap((id): Permission[] => [
    `${id} hears in ${conversationId}`,
    `${id} speaks in ${conversationId}`,
  ]);
};

/**
 * What all may do by their modes, with those who may answer at any moment, and apart from what is
 * said before all are connected.
 */
export const permissions = (world: World): Permission[] => [
  ...[...world.conversations.values()]
    .map((one) => withExpected(world, one))
    .flatMap((one) =>
      one.members.flatMap((member) => [...permissionsOf(one, member), ...spiedOn(one, member)]),
    ),
  ...[...world.tasks.values()].flatMap(callerAndPhone),
];

/** Whether somebody may hear another, by permissions that need not be of the same moment. */
export const isPermitted = (
  one: Pair,
  conversations: readonly ConversationId[],
  isGiven: (permission: Permission) => boolean,
): boolean => {
  const [listener, speaker] = [listenerOf(one), speakerOf(one)];
  return conversations.some(
    (id) =>
      isGiven(`${listener} hears in ${id}`) &&
      (isGiven(`${speaker} speaks in ${id}`) ||
        isGiven(`${speaker} speaks to ${listener} in ${id}`)),
  );
};

/** Callers hear before they are answered; phones do not. */
const isListening = ({ origin, state, mutedOut }: Channel): boolean =>
  !mutedOut && (origin === 'ivr' || state === 'up');

const isSpeaking = (channel: Channel): boolean =>
  !channel.mutedIn && (channel.state === 'up' || (channel.origin === 'platform' && channel.plays));

/** Whom the phone of the channel gets to hear, if it is not muted: in its bridge, and by whispers. */
const soundsFor = (
  all: readonly Channel[],
  listener: Channel,
  asked: ReadonlySet<Channel> = new Set(),
): CallId[] => {
  if (!isListening(listener) || asked.has(listener)) return [];
  const whispers = all.filter((other) => other.whisper === listener.id);
  const together = all.filter(({ bridge }) => bridge !== null && bridge === listener.bridge);
  const target = all.find(({ id }) => id === listener.whisper);
  const spied = target === undefined ? [] : soundsFor(all, target, new Set([...asked, listener]));
  const speakers = [...whispers, ...together, ...(target === undefined ? [] : [target])];
  const ids = speakers.filter(isSpeaking).map(({ id }) => id);
  return [...new Set([...ids, ...spied])].filter((id) => id !== listener.id);
};

/** Who hears whom in Asterisk. */
export const doHear = (asterisk: SimulatedAsterisk): Pair[] => {
  const placed = [...asterisk.channels.values()].filter(
    ({ bridge, whisper }) => bridge !== null || whisper !== null,
  );
  return placed.flatMap((listener) =>
    soundsFor(placed, listener).map((speaker) => pair(listener.id, speaker)),
  );
};
