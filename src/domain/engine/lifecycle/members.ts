import type { AgentCall, IvrCall, OutsideCall } from '../../call.ts';
import type { Conversation, Member } from '../../conversation.ts';
import type { AgentName, CallId, Instant } from '../../ids.ts';
import type { ListenSpeakMode } from '../../listen-speak-mode.ts';
import type { World } from '../world/world.ts';

/** A caller from the IVR takes their place. */
export const callerAsMember = (
  { id, number, name, onHold }: IvrCall,
  joinedAt: Instant,
): Member => ({
  callId: id,
  party: { kind: 'outside', number, name },
  mode: 1,
  whisperTo: null,
  onHold,
  lost: false,
  joinedAt,
  modeSince: joinedAt,
});

/** Somebody whom the platform called takes their place. */
export const dialledAsMember = (
  call: AgentCall | OutsideCall,
  mode: ListenSpeakMode,
  joinedAt: Instant,
): Member => ({
  callId: call.id,
  party:
    call.kind === 'agent'
      ? { kind: 'agent', name: call.agent }
      : { kind: 'outside', number: call.number, name: '' },
  mode,
  whisperTo: null,
  onHold: call.onHold,
  lost: false,
  joinedAt,
  modeSince: joinedAt,
});

export const memberWith = ({ members }: Conversation, callId: CallId): Member | undefined =>
  members.find((member) => member.callId === callId);

export const memberNamed = ({ members }: Conversation, agent: AgentName): Member | undefined =>
  members.find(({ party }) => party.kind === 'agent' && party.name === agent);

/** Live conversations that the call is a member of. */
export const conversationsOf = (world: World, callId: CallId): Conversation[] =>
  world.memberships
    .of(callId)
    .map((id) => world.conversations.get(id))
    .filter((conversation) => conversation !== undefined);

/** Members can hear each other from now on, if there are two and nothing is said to them before. */
const begun = (world: World, conversation: Conversation): Conversation =>
  conversation.begunAt === null && conversation.members.length >= 2 && conversation.opening === null
    ? { ...conversation, begunAt: world.now }
    : conversation;

const withAgent = (agents: readonly AgentName[], { party }: Member): readonly AgentName[] =>
  party.kind === 'agent' && !agents.includes(party.name) ? [...agents, party.name] : agents;

const withNumber = (numbers: readonly string[], { party }: Member): readonly string[] =>
  party.kind === 'outside' && party.number !== '' && !numbers.includes(party.number)
    ? [...numbers, party.number]
    : numbers;

/** Somebody comes to talk. Who is active here is so nowhere else. */
export const join = (world: World, conversation: Conversation, member: Member): void => {
  if (member.mode !== 4) pauseElsewhere(world, member.callId, conversation);
  const members = [...conversation.members, member];
  const agents = withAgent(conversation.agents, member);
  const numbers = withNumber(conversation.numbers, member);
  world.conversations.put(begun(world, { ...conversation, members, agents, numbers }));
};

/** At most one of an agent's conversations is active: all but this one are at 4. */
export const pauseElsewhere = (world: World, callId: CallId, active: Conversation | null): void => {
  for (const conversation of conversationsOf(world, callId)) {
    if (conversation.id !== active?.id) changeMode(world, conversation, callId, 4);
  }
};

const changeMode = (
  world: World,
  conversation: Conversation,
  callId: CallId,
  mode: ListenSpeakMode,
  whisperTo: AgentName | null = null,
): void => {
  const present = memberWith(conversation, callId);
  if (present?.mode === mode && present.whisperTo === whisperTo) return;
  const members = conversation.members.map((member) =>
    member.callId === callId ? { ...member, mode, whisperTo, modeSince: world.now } : member,
  );
  world.conversations.put({ ...conversation, members });
};

/** Sets whom a member hears and who hears them. With modes 1 to 3 their other conversations go to 4 first. */
export const setListenSpeakMode = (
  world: World,
  conversation: Conversation,
  callId: CallId,
  mode: ListenSpeakMode,
  whisperTo: AgentName | null = null,
): void => {
  if (mode !== 4) pauseElsewhere(world, callId, conversation);
  changeMode(world, conversation, callId, mode, whisperTo);
};

/** A whisperer whose agent is gone only listens from then on; else everybody would suddenly hear them. */
export const unheard = (member: Member, now: Instant): Member => ({
  ...member,
  modeSince: now,
  whisperTo: null,
  mode: member.mode === 1 ? 2 : 4,
});

/** What becomes of those who whispered to an agent who left. */
export const withoutWhispersTo = (
  members: readonly Member[],
  left: Member,
  now: Instant,
): Member[] =>
  members.map((member) =>
    left.party.kind === 'agent' && member.whisperTo === left.party.name
      ? unheard(member, now)
      : member,
  );
