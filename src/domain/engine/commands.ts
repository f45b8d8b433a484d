import type { AgentCall, Call } from '../call.ts';
import type { Conversation } from '../conversation.ts';
import type { Extension } from '../extension.ts';
import type { CallId } from '../ids.ts';
import type { Command } from './command.ts';
import type { AsteriskSeen } from './fact.ts';
import { commandsForCall, commandsForConversation } from './picture-commands.ts';
import type { Change } from './table.ts';
import type { World } from './world.ts';

type JoinBridge = Extract<Command, { kind: 'join-bridge' }>;

const dialPhone = (world: World, call: AgentCall): Command[] => {
  if (call.phase.kind !== 'dialling') return [];
  const extension = world.extensions.get(call.extension);
  const task = world.tasks.get(call.phase.taskId);
  if (extension === undefined || task === undefined) return [];
  const origin = world.calls.get(task.originCallId);
  const caller = origin?.kind === 'ivr' ? origin : { number: '', name: '' };
  return [
    {
      kind: 'dial-phone',
      callId: call.id,
      phone: { kind: 'sip-terminal', user: extension.user },
      caller: { number: caller.number, name: caller.name },
      ringForMs: call.phase.until - world.now,
    },
  ];
};

const isLeaving = (call: Call): boolean =>
  call.kind === 'ivr' ? call.place.kind === 'returning' : call.phase.kind === 'ending';

/** Whether it was leaving before this step, and from the same visit if it came through the dialplan. */
const wasLeaving = (before: Call | undefined, call: Call): boolean =>
  before !== undefined &&
  isLeaving(before) &&
  (before.kind !== 'ivr' || call.kind !== 'ivr' || before.attempts === call.attempts);

/** A caller is given back, or a phone hung up: once, and again if Asterisk is seen to have it yet. */
const farewell = (call: Call): Command[] => {
  if (call.kind === 'agent') return [{ kind: 'hang-up', callId: call.id }];
  if (call.place.kind !== 'returning') return [];
  return [{ kind: 'return-to-ivr', callId: call.id, variables: call.place.variables }];
};

/** All that one call needs: first what brings it to its picture, then what it just became. */
const commandsOfCall = (
  world: World,
  id: CallId,
  journal: Map<CallId, Call | undefined>,
): Command[] => {
  const call = world.calls.get(id);
  if (call === undefined) {
    world.knownCalls.delete(id);
    return [];
  }
  const before = journal.has(id) ? journal.get(id) : call;
  const wasTold = wasLeaving(before, call) && world.seenAnew === null;
  return [
    ...commandsForCall(world, call),
    ...(before === undefined && call.kind === 'agent' ? dialPhone(world, call) : []),
    ...(isLeaving(call) && !wasTold ? farewell(call) : []),
  ];
};

/** Calls whose picture may have changed: touched themselves, or members of what was touched. */
const touchedCalls = (world: World): Iterable<CallId> => {
  if (world.seenAnew !== null) return [...world.calls.values()].map(({ id }) => id);
  const ids = new Set(world.calls.changes().map(({ key }) => key));
  for (const { before, after } of world.conversations.changes()) {
    for (const { callId } of before?.members ?? []) ids.add(callId);
    for (const { callId } of after?.members ?? []) ids.add(callId);
  }
  return ids;
};

const callCommands = (world: World): Command[] => {
  const journal = new Map(world.calls.changes().map(({ key, before }) => [key, before]));
  return [...touchedCalls(world)].flatMap((id) => commandsOfCall(world, id, journal));
};

const touchedConversations = (world: World): Conversation[] =>
  world.seenAnew === null
    ? world.conversations.changes().flatMap(({ after }) => after ?? [])
    : [...world.conversations.values()];

const sipAccount = ({ before, after }: Change<string, Extension>): Command[] => {
  if (after !== undefined) {
    const { user, passwordDigest } = after;
    return [{ kind: 'put-sip-account', user, passwordDigest, isNew: true }];
  }
  return before === undefined ? [] : [{ kind: 'remove-sip-account', user: before.user }];
};

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

/** Calls that join the same bridge do so at one stroke, unless something comes in between. */
const mergeJoins = (commands: readonly Command[]): Command[] => {
  const merged: Command[] = [];
  for (const command of commands) {
    const index = command.kind === 'join-bridge' ? earlierJoin(merged, command) : -1;
    const [earlier] = index < 0 ? [] : merged.splice(index, 1);
    merged.push(
      command.kind === 'join-bridge' && earlier?.kind === 'join-bridge'
        ? { ...command, callIds: [...earlier.callIds, ...command.callIds] }
        : command,
    );
  }
  return merged;
};

/** What Asterisk has of which there is no record, and the accounts that it lacks. */
const straysAndGaps = (world: World, seen: AsteriskSeen): Command[] => {
  const calls = seen.calls
    .filter(({ callId }) => world.calls.get(callId) === undefined)
    .map(({ callId, origin }): Command => {
      world.knownCalls.delete(callId);
      return origin === 'ivr' ? { kind: 'readmit-caller', callId } : { kind: 'hang-up', callId };
    });
  const bridges = seen.bridges
    .filter((id) => world.conversations.get(id) === undefined)
    .map((conversationId): Command => {
      world.knownConversations.delete(conversationId);
      return { kind: 'close-bridge', conversationId };
    });
  const accounts = new Set(seen.sipAccounts);
  const missing = [...world.extensions.values()]
    .filter(({ user }) => !accounts.has(user))
    .map(({ user, passwordDigest }): Command => ({
      kind: 'put-sip-account',
      user,
      passwordDigest,
      isNew: false,
    }));
  return [...missing, ...calls, ...bridges];
};

const isOpening = ({ kind }: Command): boolean => kind === 'open-bridge';

/**
 * Everything that Asterisk has to be told because of what changed in this step, in order: bridges
 * are opened before calls are put into them and closed after calls were taken out.
 */
export const commandsOfStep = (world: World): Command[] => {
  const bridges = touchedConversations(world).flatMap((row) => commandsForConversation(world, row));
  return [
    ...world.extensions.changes().flatMap(sipAccount),
    ...bridges.filter(isOpening),
    ...mergeJoins(callCommands(world)),
    ...bridges.filter((command) => !isOpening(command)),
    ...[...world.strays].map((callId): Command => ({ kind: 'hang-up', callId })),
    ...(world.seenAnew === null ? [] : straysAndGaps(world, world.seenAnew)),
  ];
};
