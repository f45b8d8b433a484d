import test from 'ava';
import fc from 'fast-check';
import { DEFAULT_SETTINGS } from '../../../../src/domain/callcenter.ts';
import { DEFAULT_LIMITS } from '../../../../src/domain/limits-of-use.ts';
import type { Command } from '../../../../src/domain/engine/world/command.ts';
import { step } from '../../../../src/domain/step.ts';
import { type Records, World } from '../../../../src/domain/engine/world/world.ts';
import type { CallId, ConversationId } from '../../../../src/domain/ids.ts';
import type { ListenSpeakMode } from '../../../../src/domain/listen-speak-mode.ts';
import { SimulatedAsterisk } from '../../../simulation/asterisk.ts';
import { Chance } from '../../../simulation/chance.ts';
import { CommandsUnderWay } from '../../../simulation/commands-under-way.ts';

const NOW = Date.UTC(2026, 0, 5, 9);
const ANA = 'ana-call' as CallId;
const CONVERSATIONS = ['one', 'two', 'three'] as ConversationId[];
/** Modes of Ana in each conversation; at most one of them is not 4. */
type Modes = readonly ListenSpeakMode[];

const callerIn = (id: ConversationId): CallId => `caller-${id}` as CallId;

const conversation = (id: ConversationId, ana: ListenSpeakMode, caller: ListenSpeakMode) => ({
  id,
  type: 'queue',
  taskId: `task-${id}`,
  createdAt: NOW,
  until: null,
  userData: null,
  opening: null,
  holdVoice: null,
  level: 2,
  begunAt: NOW,
  pending: [],
  members: [
    {
      callId: callerIn(id),
      party: { kind: 'outside', number: '5' },
      mode: caller,
      whisperTo: null,
      onHold: false,
      joinedAt: NOW,
    },
    {
      callId: ANA,
      party: { kind: 'agent', name: 'ana' },
      mode: ana,
      whisperTo: null,
      onHold: false,
      joinedAt: NOW,
    },
  ],
  phase: { kind: 'live' },
});

/** Ana with one phone in three conversations, each with a caller. */
const records = (ana: Modes, callers: Modes): Records =>
  ({
    callcenter: { id: 'acme', settings: DEFAULT_SETTINGS, limits: DEFAULT_LIMITS },
    extensions: [],
    agents: [],
    workChannels: [],
    conditions: [],
    tasks: [],
    calls: [
      {
        kind: 'agent',
        route: null,
        id: ANA,
        agent: 'ana',
        extension: 'phone-ana',
        dialledAt: NOW,
        onHold: false,
        phase: { kind: 'up', answeredAt: NOW },
      },
      ...CONVERSATIONS.map((id) => ({
        kind: 'ivr',
        id: callerIn(id),
        number: '5',
        name: '',
        arrivedAt: NOW,
        attempts: 1,
        onHold: false,
        place: { kind: 'talking', conversationId: id, variables: {} },
      })),
    ],
    conversations: CONVERSATIONS.map((id, index) =>
      conversation(id, ana[index] ?? 4, callers[index] ?? 1),
    ),
    keptPlaces: [],
    alerts: [],
    lastTalks: [],
    answeredWaits: [],
    recentTasks: [],
  }) as unknown as Records;

const channel = (id: CallId) => ({
  id,
  state: 'up' as const,
  bridge: null,
  whisper: null,
  mutedIn: false,
  mutedOut: false,
  onHold: false,
  sound: { kind: 'silence' } as const,
  isSilent: false,
  wasSilent: false,
  endsAt: null,
  isTaken: false,
});

/** Asterisk with the four calls up and in no bridge. */
const asteriskWithCalls = (): SimulatedAsterisk => {
  const asterisk = new SimulatedAsterisk(
    () => undefined,
    () => undefined,
  );
  asterisk.channels.set(ANA, {
    ...channel(ANA),
    origin: 'platform',
    phone: { kind: 'sip-terminal', user: 'phone-ana' },
    isDialled: true,
    givesUpAt: Infinity,
    plays: false,
  });
  for (const id of CONVERSATIONS.map(callerIn)) {
    asterisk.channels.set(id, {
      ...channel(id),
      origin: 'ivr',
      number: '5',
      inStasis: true,
      session: 1,
      attempts: 0,
      enqueueXml: null,
    });
  }
  return asterisk;
};

/** Pairs "listener<speaker" as Asterisk joins them. */
const heard = (asterisk: SimulatedAsterisk): string[] => {
  const bridged = [...asterisk.channels.values()].filter(({ bridge }) => bridge !== null);
  return bridged
    .filter(({ mutedOut }) => !mutedOut)
    .flatMap(({ id, bridge }) =>
      bridged
        .filter((other) => other.id !== id && other.bridge === bridge && !other.mutedIn)
        .map((other) => `${id}<${other.id}`),
    );
};

/** Pairs that the modes allow. */
const allowed = (world: World): string[] =>
  [...world.conversations.values()].flatMap(({ members }) =>
    members
      .filter(({ mode }) => mode === 1 || mode === 2)
      .flatMap((listener) =>
        members
          .filter((other) => other !== listener && (other.mode === 1 || other.mode === 3))
          .map((speaker) => `${listener.callId}<${speaker.callId}`),
      ),
  );

const begin = (ana: Modes, callers: Modes = [1, 1, 1]) => {
  const world = new World(records(ana, callers));
  const asterisk = asteriskWithCalls();
  const fact = asterisk.snapshot();
  const { commands } = step(world, { at: NOW, seed: 1, event: { kind: 'fact', fact } });
  for (const command of commands) asterisk.execute(command);
  return { world, asterisk };
};

/** Changes modes, as pausing and resuming do, and answers what Asterisk is told. */
const change = (world: World, ana: Modes, callers: Modes): readonly Command[] => {
  for (const row of records(ana, callers).conversations) world.conversations.put(row);
  return step(world, { at: NOW, seed: 1, event: { kind: 'clock' } }).commands;
};

const toAna = (commands: readonly Command[]): Command[] =>
  commands.filter(
    (command) =>
      ('callId' in command && command.callId === ANA) ||
      (command.kind === 'join-bridge' && command.callIds.includes(ANA)),
  );

test('who moves to another conversation is muted first, then moved, then unmuted', (t) => {
  const { world } = begin([1, 4, 4]);
  t.deepEqual(toAna(change(world, [4, 1, 4], [1, 1, 1])), [
    { kind: 'mute', callId: ANA, direction: 'both', before: 'none' },
    {
      kind: 'join-bridge',
      conversationId: 'two' as ConversationId,
      callIds: [ANA],
      from: ['one' as ConversationId],
    },
    { kind: 'mute', callId: ANA, direction: 'none', before: 'both' },
  ]);
});

test('who was paused and resumes another conversation is not muted a second time', (t) => {
  const { world } = begin([4, 4, 4]);
  t.deepEqual(toAna(change(world, [4, 2, 4], [1, 1, 1])), [
    {
      kind: 'join-bridge',
      conversationId: 'two' as ConversationId,
      callIds: [ANA],
      from: ['one' as ConversationId],
    },
    { kind: 'mute', callId: ANA, direction: 'in', before: 'both' },
  ]);
});

test('who is paused stays where they are, deaf and dumb', (t) => {
  const { world, asterisk } = begin([1, 4, 4]);
  const commands = change(world, [4, 4, 4], [1, 1, 1]);
  t.deepEqual(toAna(commands), [{ kind: 'mute', callId: ANA, direction: 'both', before: 'none' }]);
  for (const command of commands) asterisk.execute(command);
  t.is(asterisk.channels.get(ANA)?.bridge, 'one' as ConversationId);
  t.deepEqual(heard(asterisk), []);
});

test('hold music begins when one alone is left unpaused and ends when that is no longer so', (t) => {
  const { world } = begin([1, 4, 4]);
  const musicIn = (commands: readonly Command[]): unknown[] =>
    commands.flatMap((command) =>
      command.kind === 'play-to-conversation' ? [[command.conversationId, command.sound.kind]] : [],
    );
  t.deepEqual(musicIn(change(world, [4, 4, 4], [1, 1, 1])), [['one', 'music']]);
  t.deepEqual(musicIn(change(world, [4, 4, 4], [4, 1, 1])), [['one', 'silence']]);
  t.deepEqual(musicIn(change(world, [2, 4, 4], [4, 1, 1])), [['one', 'music']]);
  t.deepEqual(musicIn(change(world, [2, 4, 4], [3, 1, 1])), [['one', 'silence']]);
});

const mode = fc.constantFrom<ListenSpeakMode>(1, 2, 3, 4);
const modesOfAna = fc
  .tuple(fc.nat(2), mode)
  .map(([active, one]): Modes => CONVERSATIONS.map((_, index) => (index === active ? one : 4)));
const modesOfCallers = fc.tuple(mode, mode, mode);
/** One side changes at a time: what two calls are told at once is done in any order. */
const changeOfOneSide = fc.oneof(
  modesOfAna.map((ana) => ({ ana })),
  modesOfCallers.map((callers) => ({ callers })),
);

test('in whatever order Asterisk does it, nobody hears what their mode forbids, and all end as they should', (t) => {
  const changes = fc.array(changeOfOneSide, { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(modesOfAna, modesOfCallers, changes, fc.nat(), (ana, callers, all, seed) => {
      const { world, asterisk } = begin(ana, callers);
      const chance = new Chance(seed);
      let modes: { ana: Modes; callers: Modes } = { ana, callers };
      for (const each of all) {
        modes = { ...modes, ...each };
        const before = allowed(world);
        const lanes = new CommandsUnderWay();
        lanes.push(change(world, modes.ana, modes.callers));
        const either = new Set([...before, ...allowed(world)]);
        for (let next = lanes.take(chance); next !== undefined; next = lanes.take(chance)) {
          asterisk.execute(next);
          const wrong = heard(asterisk).find((pair) => !either.has(pair));
          if (wrong !== undefined) throw new Error(`${wrong} after ${JSON.stringify(next)}`);
        }
        t.deepEqual(heard(asterisk).sort(), allowed(world).sort());
      }
    }),
    { numRuns: 300 },
  );
});
