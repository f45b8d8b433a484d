import { agentState } from '../../src/domain/agent.ts';
import { formatState } from '../../src/domain/agent-state.ts';
import { type Call, isOnLine, type IvrCall } from '../../src/domain/call.ts';
import { agentAt } from '../../src/domain/engine/lifecycle/registrations.ts';
import type { World } from '../../src/domain/engine/world/world.ts';
import type { CallId, ConversationId } from '../../src/domain/ids.ts';
import type { SimulatedAsterisk } from './asterisk.ts';
import { type Channel, isOurs } from './channel.ts';
import type { History } from './history.ts';
import { checkSounds } from './checks-of-sounds.ts';
import { doHear, earlyPhones, modeOf, shouldHear, whisperedTo } from './hearing.ts';
import { must } from './violation.ts';

const same = (a: Iterable<string>, b: Iterable<string>): boolean =>
  [...a].sort().join() === [...b].sort().join();

const list = (ids: Iterable<string>): string => [...ids].join(', ') || 'none';

const isLeaving = ({ place }: IvrCall): boolean =>
  place.kind === 'returning' || place.kind === 'lost';

const stateInAsterisk = (call: Call): Channel['state'] | 'gone' => {
  if (call.kind === 'ivr') return isLeaving(call) ? 'gone' : call.answered ? 'up' : 'ringing';
  switch (call.phase.kind) {
    case 'dialling':
      return 'down';
    case 'ringing':
    case 'up':
      return call.phase.kind;
    case 'ending':
    case 'lost':
      return 'gone';
  }
};

/** A number is called over the trunk, and as it is written there, that is on record. */
const checkWay = (channel: Channel, call: Call | undefined): void => {
  if (channel.origin === 'ivr' || channel.phone.kind !== 'number') return;
  const { number, trunk } = channel.phone;
  const route = call?.kind === 'ivr' ? null : (call?.route ?? null);
  must(
    'a number is called the way that is on record',
    route?.dialled === number && route.trunk === trunk,
    () => `${JSON.stringify(channel)} of ${JSON.stringify(call)}`,
  );
};

const checkCalls = (world: World, asterisk: SimulatedAsterisk): void => {
  const ours = [...asterisk.channels.values()].filter(isOurs);
  const ids = ours.map(({ id }) => id);
  const known = [...world.calls.values()].filter(isOnLine).map(({ id }) => id);
  must(
    'no channel without a record, no record without a channel',
    same(ids, known),
    () => `Asterisk has ${list(ids)}; on record are ${list(known)}`,
  );
  for (const channel of ours) {
    const call = world.calls.get(channel.id);
    must(
      'a call is what Asterisk says it is',
      call !== undefined && stateInAsterisk(call) === channel.state,
      () => `${JSON.stringify(call)} is ${JSON.stringify(channel)}`,
    );
    checkWay(channel, call);
    must(
      'a phone that holds is known to',
      call?.onHold === channel.onHold,
      () => `${JSON.stringify(call)} is ${JSON.stringify(channel)}`,
    );
  }
};

const checkWhoHearsWhom = (world: World, asterisk: SimulatedAsterisk): void => {
  const should = shouldHear(world);
  const does = doHear(asterisk);
  must(
    'people hear each other exactly as their modes say',
    same(should, does),
    () => `should: ${list(should)}; does: ${list(does)}`,
  );
};

/** The bridges that a call may be in: the one where they are active, else any of theirs. */
const placesOf = (world: World, call: Call): ConversationId[] => {
  const ids = [...world.memberships.of(call.id)];
  const active = ids.filter((id) =>
    world.conversations
      .get(id)
      ?.members.some((member) => member.callId === call.id && member.mode !== 4),
  );
  return active.length > 0 ? active : ids;
};

/** Phones that are heard early, with those who hear them. */
const earlyPlaces = (world: World): Map<CallId, ConversationId> =>
  new Map(
    earlyPhones(world).flatMap(({ callId, bridge, listeners }) =>
      world.conversations.get(bridge) !== undefined
        ? [[callId, bridge] as const]
        : [callId, ...listeners].map((id) => [id, bridge] as const),
    ),
  );

/** Whom the call whispers to; null: nobody. Undefined: it is where others are. */
const whisperOf = (world: World, call: Call): CallId | null | undefined => {
  for (const id of world.memberships.of(call.id)) {
    const conversation = world.conversations.get(id);
    const member = conversation?.members.find(({ callId }) => callId === call.id);
    if (conversation === undefined || member === undefined) continue;
    if (member.whisperTo === null) continue;
    const target = whisperedTo(conversation, member);
    return target === undefined || modeOf(target) === 4 ? null : target.callId;
  }
  return undefined;
};

const isInPlace = (
  world: World,
  call: Call | undefined,
  { id, bridge, whisper }: Channel,
  early: ReadonlyMap<CallId, ConversationId>,
): boolean => {
  const whispers = call === undefined ? undefined : whisperOf(world, call);
  if (whispers !== undefined) return bridge === null && whisper === whispers;
  if (whisper !== null) return false;
  const heardIn = early.get(id);
  if (heardIn !== undefined) return bridge === heardIn;
  const places = call === undefined ? [] : placesOf(world, call);
  return bridge === null ? places.length === 0 : places.includes(bridge);
};

const checkPlaces = (world: World, asterisk: SimulatedAsterisk): void => {
  const early = earlyPlaces(world);
  for (const channel of asterisk.channels.values()) {
    const call = world.calls.get(channel.id);
    must('each is where they talk', isInPlace(world, call, channel, early), () => {
      const places = call === undefined ? [] : placesOf(world, call);
      return `${JSON.stringify(channel)} of ${JSON.stringify(call)} is not in ${list(places)}`;
    });
  }
};

const checkBridges = (world: World, asterisk: SimulatedAsterisk): void => {
  const early = earlyPhones(world).map(({ bridge }) => bridge);
  const known = new Set([...[...world.conversations.values()].map(({ id }) => id), ...early]);
  must(
    'bridges are conversations',
    same(asterisk.bridges.keys(), known),
    () => `Asterisk has ${list(asterisk.bridges.keys())}; on record are ${list(known)}`,
  );
};

const checkAccounts = (world: World, asterisk: SimulatedAsterisk): void => {
  for (const extension of world.extensions.values()) {
    if (extension.kind !== 'sip-terminal') continue;
    const { user } = extension;
    const isThere = asterisk.accounts.has(user) || asterisk.lacking.has(user);
    must('each extension has its account unless Asterisk refused it', isThere, () => user);
  }
};

/** Whose phone is registered is known, and what follows for who would be rung there. */
const checkRegistrations = (world: World, asterisk: SimulatedAsterisk): void => {
  for (const extension of world.extensions.values()) {
    if (extension.kind !== 'sip-terminal') continue;
    const isThere = asterisk.registered.has(extension.user);
    const agent = agentAt(world, extension.id);
    must(
      'it is known whose phone is registered',
      world.registrations.get(extension.id) === isThere &&
        (agent === undefined || (agent.phone.kind === 'there') === isThere),
      () => JSON.stringify({ user: extension.user, isThere, agent }),
    );
  }
};

const hasLimit = (world: World, call: Call): boolean => {
  if (call.kind === 'agent') return false;
  if (call.kind === 'outside' && call.phase.kind === 'up') return true;
  const conversations = world.memberships.of(call.id).map((id) => world.conversations.get(id));
  return conversations.some((conversation) => (conversation?.until ?? null) !== null);
};

/** Should the service be away, Asterisk itself ends what has a limit. */
const checkLimits = (world: World, asterisk: SimulatedAsterisk): void => {
  for (const call of [...world.calls.values()].filter(isOnLine)) {
    const channel = asterisk.channels.get(call.id);
    must(
      'Asterisk knows how long somebody from outside may talk',
      (channel?.endsAt !== null) === hasLimit(world, call) || asterisk.wronglyLimited.has(call.id),
      () => JSON.stringify({ call, channel }),
    );
  }
};

const checkTold = (world: World, history: History): void => {
  for (const agent of world.agents.values()) {
    must(
      'every change of state is told',
      history.stateOf(agent.name) === formatState(agentState(agent)),
      () =>
        `${agent.name}: ${history.stateOf(agent.name)} was told, ${JSON.stringify(agent.presence)}`,
    );
  }
  const tasks = [...world.tasks.values()].map(({ id }) => id);
  must(
    'every task is told of',
    same(history.openTasks(), tasks),
    () => `told of: ${list(history.openTasks())}; on record: ${list(tasks)}`,
  );
  // One that nobody is in yet is told of when somebody comes.
  const conversations = [...world.conversations.values()];
  const told = new Set(history.openConversations());
  must(
    'every conversation is told of',
    conversations.every(({ id, members }) => members.length === 0 || told.has(id)) &&
      [...told].every((id) => conversations.some((one) => one.id === id)),
    () => `told of: ${list(told)}; on record: ${list(conversations.map(({ id }) => id))}`,
  );
};

/**
 * What must be true when nothing is under way: no commands, no facts, connected. Then what Asterisk
 * has and does is what the records say.
 */
export const checkWhenQuiet = (
  world: World,
  asterisk: SimulatedAsterisk,
  history: History,
): void => {
  checkCalls(world, asterisk);
  checkBridges(world, asterisk);
  checkPlaces(world, asterisk);
  checkWhoHearsWhom(world, asterisk);
  checkLimits(world, asterisk);
  checkSounds(world, asterisk);
  checkAccounts(world, asterisk);
  checkRegistrations(world, asterisk);
  checkTold(world, history);
};
