import type { Extension, SipTerminal } from '../../extension.ts';
import type { CallcenterId, CallId } from '../../ids.ts';
import { commandsOfCall } from './dial-and-hang-up.ts';
import { keysToSend } from './keys-to-send.ts';
import type { AccountReason, Command, CommandKind } from '../world/command.ts';
import type { AsteriskSeen } from '../world/fact.ts';
import { NOTHING_APPLIED } from '../world/applied-state.ts';
import { desiredBridgeSound } from './desired-state.ts';
import { reconcileBridge } from './reconcile-bridge.ts';
import type { Change } from '../world/table.ts';
import { affectedByResync, affectedByStep, type Affected } from './affected.ts';
import type { World } from '../world/world.ts';

type JoinBridge = Extract<Command, { kind: 'join-bridge' }>;
type WidenBridge = Extract<Command, { kind: 'widen-bridge' }>;

const has = (commands: readonly Command[], kind: CommandKind): boolean =>
  commands.some((command) => command.kind === kind);

/**
 * A whisperer hears another's phone, wherever that phone is. The whisper stops before that phone is moved,
 * and starts when it has arrived.
 */
const aroundWhispers = (ofCalls: readonly (readonly Command[])[]): Command[] => {
  const stops = ofCalls.flat().filter(({ kind }) => kind === 'stop-whisper');
  const moves = ofCalls.map((commands) => commands.filter(({ kind }) => kind !== 'stop-whisper'));
  return [
    ...stops,
    ...moves.filter((commands) => !has(commands, 'start-whisper')).flat(),
    ...moves.filter((commands) => has(commands, 'start-whisper')).flat(),
  ];
};

const callCommands = (world: World, affected: Affected): Command[] => {
  const journal = new Map(world.calls.changes().map(({ key, before }) => [key, before]));
  return aroundWhispers([...affected.calls].map((id) => commandsOfCall(world, id, journal)));
};

const bridgeCommands = (world: World, { bridges, early }: Affected): Command[] =>
  [...bridges].flatMap((id) => reconcileBridge(world, id, desiredBridgeSound(world, id, early)));

const sipAccount = (world: World, { before, after }: Change<string, Extension>): Command[] => {
  if (after?.kind === 'sip-terminal') {
    return [putAccount(world.callcenter.id, after, before === undefined ? 'new' : 'changed')];
  }
  if (after !== undefined || before?.kind !== 'sip-terminal') return [];
  return [{ kind: 'remove-sip-account', user: before.user }];
};

/** The command that puts a phone's account into Asterisk. */
export const putAccount = (
  callcenterId: CallcenterId,
  { user, passwordDigest, webrtc }: SipTerminal,
  why: AccountReason,
): Command => ({ kind: 'put-sip-account', callcenterId, user, passwordDigest, webrtc, why });

const concernsAny = (command: Command, callIds: readonly CallId[]): boolean =>
  'callId' in command && callIds.includes(command.callId);

/** Where the join stands that this one may be done together with; -1: nowhere. */
const earlierJoin = (commands: readonly Command[], join: JoinBridge): number => {
  const index = commands.findLastIndex(
    (command) => command.kind === 'join-bridge' && command.conversationId === join.conversationId,
  );
  const earlier = commands[index];
  if (earlier?.kind !== 'join-bridge') return -1;
  const between = commands.slice(index + 1);
  return between.some((command) => concernsAny(command, earlier.callIds)) ? -1 : index;
};

const joinedWith = (earlier: JoinBridge, later: JoinBridge): JoinBridge => ({
  ...later,
  callIds: [...earlier.callIds, ...later.callIds],
  from: [...new Set([...earlier.from, ...later.from])],
});

/** Calls that join the same bridge do so at one stroke, unless something comes in between. */
const mergeJoins = (commands: readonly Command[]): Command[] => {
  const merged: Command[] = [];
  for (const command of commands) {
    const index = command.kind === 'join-bridge' ? earlierJoin(merged, command) : -1;
    const [earlier] = index < 0 ? [] : merged.splice(index, 1);
    merged.push(
      command.kind === 'join-bridge' && earlier?.kind === 'join-bridge'
        ? joinedWith(earlier, command)
        : command,
    );
  }
  return merged;
};

/** Calls of which there is no record, and the accounts that it lacks. */
const straysAndGaps = (world: World, seen: AsteriskSeen): Command[] => {
  const calls = seen.calls
    .filter(({ callId }) => world.calls.get(callId) === undefined)
    .map(({ callId, origin, conversationId: bridge }): Command => {
      // Nothing was applied to a caller who is to arrive, but another program may have put them into a bridge.
      if (bridge === null) world.appliedCalls.delete(callId);
      else world.appliedCalls.set(callId, { ...NOTHING_APPLIED, bridge });
      return origin === 'ivr' ? { kind: 'readmit-caller', callId } : { kind: 'hang-up', callId };
    });
  const accounts = new Set(seen.sipAccounts);
  const missing = [...world.extensions.values()]
    .filter((extension) => extension.kind === 'sip-terminal')
    .filter(({ user }) => !accounts.has(user))
    .map((terminal) => putAccount(world.callcenter.id, terminal, 'kept'));
  return [...missing, ...calls];
};

const answerTransfer = ([callId, accepted]: readonly [CallId, boolean]): Command => ({
  kind: 'answer-transfer',
  callId,
  accepted,
});

const isDialling = ({ kind }: Command): boolean => kind === 'dial-phone';
const isOpening = ({ kind }: Command): boolean => kind === 'open-bridge';
const isWidening = (command: Command): command is WidenBridge => command.kind === 'widen-bridge';

/** Who left in this step stays where they went. */
const withThoseWhoStay = (world: World, { conversationId, callIds, ...rest }: WidenBridge) => ({
  ...{ ...rest, conversationId },
  callIds: callIds.filter((id) => world.appliedCalls.get(id)?.bridge === conversationId),
});

/**
 * A bridge for two is widened before anybody joins it. But who is to be muted in it is muted first: that is what
 * somebody waits for.
 */
const widened = (ofCalls: readonly Command[], widenings: readonly WidenBridge[]): Command[] => {
  const ids = new Set(widenings.map(({ conversationId }) => conversationId));
  const index = ofCalls.findIndex(
    (command) =>
      command.kind === 'start-whisper' ||
      (command.kind === 'join-bridge' && ids.has(command.conversationId)),
  );
  return index < 0
    ? [...ofCalls, ...widenings]
    : [...ofCalls.slice(0, index), ...widenings, ...ofCalls.slice(index)];
};

/**
 * Everything that Asterisk has to be told because of what changed in this step, in order: bridges
 * are opened before calls are put into them and closed after calls were taken out. Phones are dialled first of all:
 * nothing else is about a call that is new, and somebody waits for it.
 */
export const commandsOfStep = (world: World): Command[] => {
  const seen = world.seenAnew;
  const affected = seen === null ? affectedByStep(world) : affectedByResync(world, seen.bridges);
  const bridges = bridgeCommands(world, affected);
  const ofCalls = mergeJoins(callCommands(world, affected));
  const widenings = bridges.filter(isWidening).map((one) => withThoseWhoStay(world, one));
  return [
    ...world.extensions.changes().flatMap((change) => sipAccount(world, change)),
    ...ofCalls.filter(isDialling),
    ...bridges.filter(isOpening),
    ...[...world.transferAnswers].map(answerTransfer),
    ...widened(
      ofCalls.filter((command) => !isDialling(command)),
      widenings,
    ),
    ...bridges.filter((command) => !isOpening(command) && !isWidening(command)),
    ...keysToSend(world).map((one): Command => ({ kind: 'send-key', ...one })),
    ...[...world.strays].map((callId): Command => ({ kind: 'hang-up', callId })),
    ...(seen === null ? [] : straysAndGaps(world, seen)),
  ];
};
