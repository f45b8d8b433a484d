import { agentState } from '../../src/domain/agent.ts';
import { formatState } from '../../src/domain/agent-state.ts';
import type { Call } from '../../src/domain/call.ts';
import type { Conversation, Member } from '../../src/domain/conversation.ts';
import type { Sound } from '../../src/domain/engine/command.ts';
import type { World } from '../../src/domain/engine/world.ts';
import type { SimulatedAsterisk } from './asterisk.ts';
import type { Channel } from './channel.ts';
import type { History } from './history.ts';
import { must } from './violation.ts';

const same = (a: Iterable<string>, b: Iterable<string>): boolean =>
  [...a].sort().join() === [...b].sort().join();

const list = (ids: Iterable<string>): string => [...ids].join(', ') || 'none';

const stateInAsterisk = (call: Call): Channel['state'] | 'gone' => {
  if (call.kind === 'ivr') return call.place.kind === 'returning' ? 'gone' : 'up';
  switch (call.phase.kind) {
    case 'dialling':
      return 'down';
    case 'ringing':
    case 'up':
      return call.phase.kind;
    case 'ending':
      return 'gone';
  }
};

const checkCalls = (world: World, asterisk: SimulatedAsterisk): void => {
  const ours = [...asterisk.channels.values()].filter(
    (channel) => channel.origin === 'platform' || channel.inStasis,
  );
  const ids = ours.map(({ id }) => id);
  const known = [...world.calls.values()].map(({ id }) => id);
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
  }
};

const hears = ({ mode }: Member): boolean => mode === 1 || mode === 2;
const speaks = ({ mode }: Member): boolean => mode === 1 || mode === 3;

/** Pairs "listener<speaker" by what is on record. */
const shouldHear = (world: World): string[] =>
  [...world.conversations.values()].flatMap(({ members }) =>
    members
      .filter(hears)
      .flatMap((listener) =>
        members
          .filter((speaker) => speaker !== listener && speaks(speaker))
          .map((speaker) => `${listener.callId}<${speaker.callId}`),
      ),
  );

/** Pairs "listener<speaker" by what Asterisk does. */
const doHear = (asterisk: SimulatedAsterisk): string[] => {
  const bridged = [...asterisk.channels.values()].filter(({ bridge }) => bridge !== null);
  return bridged
    .filter(({ mutedOut }) => !mutedOut)
    .flatMap((listener) =>
      bridged
        .filter((other) => other !== listener && other.bridge === listener.bridge && !other.mutedIn)
        .map((speaker) => `${listener.id}<${speaker.id}`),
    );
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

const isMusic = (sound: Sound | undefined): boolean => sound?.kind === 'music';

/** Two or more are connected, and exactly one of them is not paused. */
const deservesMusic = ({ members }: Conversation): boolean =>
  members.length > 1 && members.reduce((count, { mode }) => count + (mode === 4 ? 0 : 1), 0) === 1;

const checkSounds = (world: World, asterisk: SimulatedAsterisk): void => {
  for (const conversation of world.conversations.values()) {
    const bridge = asterisk.bridges.get(conversation.id);
    must(
      'hold music plays exactly by its rule',
      isMusic(bridge?.sound) === deservesMusic(conversation),
      () => `${JSON.stringify(bridge)} in ${JSON.stringify(conversation)}`,
    );
  }
  for (const channel of asterisk.channels.values()) {
    const call = world.calls.get(channel.id);
    const waits = call?.kind === 'ivr' && call.place.kind === 'waiting';
    const isRight =
      isMusic(channel.sound) === waits &&
      (!waits || (!channel.mutedOut && channel.bridge === null));
    must(
      'callers hear music exactly while they wait',
      isRight,
      () => `${JSON.stringify(channel)} of ${JSON.stringify(call)}`,
    );
  }
};

const checkBridges = (world: World, asterisk: SimulatedAsterisk): void => {
  const known = [...world.conversations.values()].map(({ id }) => id);
  must(
    'bridges are conversations',
    same(asterisk.bridges.keys(), known),
    () => `Asterisk has ${list(asterisk.bridges.keys())}; on record are ${list(known)}`,
  );
};

const checkAccounts = (world: World, asterisk: SimulatedAsterisk): void => {
  for (const { user } of world.extensions.values()) {
    const isThere = asterisk.accounts.has(user) || asterisk.lacking.has(user);
    must('each extension has its account unless Asterisk refused it', isThere, () => user);
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
  const conversations = [...world.conversations.values()].map(({ id }) => id);
  must(
    'every conversation is told of',
    same(history.openConversations(), conversations),
    () => `told of: ${list(history.openConversations())}; on record: ${list(conversations)}`,
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
  checkWhoHearsWhom(world, asterisk);
  checkSounds(world, asterisk);
  checkAccounts(world, asterisk);
  checkTold(world, history);
};
