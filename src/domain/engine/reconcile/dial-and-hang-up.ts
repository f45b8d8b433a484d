import { type Call, type DialledCall, isLost, isOnLine, type RingPurpose } from '../../call.ts';
import type { CallId } from '../../ids.ts';
import { conversationsOf } from '../lifecycle/members.ts';
import type { Command, PhoneAddress } from '../world/command.ts';
import { endPlayback, reconcileCall } from './reconcile-call.ts';
import type { World } from '../world/world.ts';

interface ShownCaller {
  readonly number: string;
  readonly name: string;
}

const NOBODY: ShownCaller = { number: '', name: '' };

/** Somebody from outside who waits for the agent to come back. */
const waitingThere = (world: World, lost: CallId): ShownCaller => {
  const members = conversationsOf(world, lost).flatMap((conversation) => conversation.members);
  const [number] = members.flatMap(({ party }) => (party.kind === 'outside' ? party.number : []));
  return number === undefined ? NOBODY : { number, name: '' };
};

/** Whom the phone of the agent shows as calling. */
const callerOf = (world: World, purpose: RingPurpose): ShownCaller => {
  if (purpose.kind === 'join') return NOBODY;
  if (purpose.kind === 'rejoin') return waitingThere(world, purpose.lost);
  const task = world.tasks.get(purpose.taskId);
  if (task?.callback != null) return { number: task.callback.number, name: task.callback.name };
  const origin = task?.origin.callId ?? null;
  const call = origin === null ? undefined : world.calls.get(origin);
  if (call?.kind === 'ivr') return { number: call.number, name: call.name };
  const agent = call?.kind === 'agent' ? world.agents.get(call.agent) : undefined;
  return agent === undefined ? NOBODY : { number: agent.num, name: agent.name };
};

const numberAddress = ({ route }: DialledCall, number: string): PhoneAddress => ({
  kind: 'number',
  number: route?.dialled ?? number,
  trunk: route?.trunk ?? null,
});

const addressOf = (world: World, call: DialledCall): PhoneAddress | null => {
  if (call.kind === 'outside') return numberAddress(call, call.number);
  const extension = world.extensions.get(call.extension);
  switch (extension?.kind) {
    case undefined:
      return null;
    case 'sip-terminal':
      return { kind: 'sip-terminal', user: extension.user };
    case 'sip-gateway':
      return { kind: 'sip-gateway', user: extension.user, address: extension.address };
    case 'telephone':
      return numberAddress(call, extension.number);
  }
};

/** What the far side is shown. */
const shownCaller = (world: World, call: DialledCall): ShownCaller => {
  if (call.kind === 'outside') return { number: call.from, name: '' };
  return call.phase.kind === 'dialling' ? callerOf(world, call.phase.purpose) : NOBODY;
};

const dial = (world: World, call: DialledCall): Command[] => {
  const phone = addressOf(world, call);
  if (call.phase.kind !== 'dialling' || phone === null) return [];
  const caller = shownCaller(world, call);
  // Dialled anew in the very moment in which its time is up: the deadline ends it at once.
  const ringForMs = Math.max(1, call.phase.until - world.now);
  const isRejoin = call.kind === 'agent' && call.phase.purpose.kind === 'rejoin';
  return [{ kind: 'dial-phone', callId: call.id, phone, caller, ringForMs, isRejoin }];
};

const isLeaving = (call: Call): boolean => {
  if (call.kind === 'ivr') return call.place.kind === 'returning' || call.place.kind === 'lost';
  return call.phase.kind === 'ending' || (isLost(call) && isOnLine(call));
};

/**
 * A caller's call was not answered, and has to be now that somebody talks to them. A caller who leaves is not
 * answered any more: all that follows would wait until Asterisk has answered.
 */
const isToBeAnswered = (world: World, before: Call | undefined, after: Call): boolean => {
  if (before?.kind !== 'ivr' || after.kind !== 'ivr' || !after.answered) return false;
  if (isLeaving(after)) return false;
  const seen = world.seenAnew?.calls.find(({ callId }) => callId === after.id);
  return !before.answered || (seen !== undefined && seen.state !== 'up');
};

const answer = (world: World, callId: CallId): Command[] => [
  ...endPlayback(world, callId),
  { kind: 'answer-call', callId },
];

/** Whether it was leaving before this step, and from the same visit if it came through the dialplan. */
const wasLeaving = (before: Call | undefined, call: Call): boolean =>
  before !== undefined &&
  isLeaving(before) &&
  (before.kind !== 'ivr' || call.kind !== 'ivr' || before.attempts === call.attempts);

/** A caller is given back, or a phone hung up: once, and again if Asterisk is seen to have it yet. */
const farewell = (call: Call): Command[] => {
  if (call.kind !== 'ivr' || call.place.kind === 'lost') {
    return [{ kind: 'hang-up', callId: call.id }];
  }
  if (call.place.kind !== 'returning') return [];
  return [{ kind: 'return-to-ivr', callId: call.id, variables: call.place.variables }];
};

/** A call is dialled when it is new, and again if it was lost before Asterisk heard of it. */
const isToBeDialled = (world: World, before: Call | undefined, call: Call): boolean => {
  const { seenAnew } = world;
  if (before === undefined || seenAnew === null) return before === undefined;
  return !seenAnew.calls.some(({ callId }) => callId === call.id);
};

/** All commands for one call: first those that reconcile it, then its dialling or its end. */
export const commandsOfCall = (
  world: World,
  id: CallId,
  journal: Map<CallId, Call | undefined>,
): Command[] => {
  const call = world.calls.get(id);
  if (call === undefined) {
    const toCallId = world.appliedCalls.get(id)?.whisper ?? null;
    world.appliedCalls.delete(id);
    return toCallId === null ? [] : [{ kind: 'stop-whisper', callId: id, toCallId }];
  }
  const before = journal.has(id) ? journal.get(id) : call;
  const wasTold = wasLeaving(before, call) && world.seenAnew === null;
  return [
    ...(isToBeAnswered(world, before, call) ? answer(world, id) : []),
    ...reconcileCall(world, call),
    ...(call.kind !== 'ivr' && isToBeDialled(world, before, call) ? dial(world, call) : []),
    ...(isLeaving(call) && !wasTold ? farewell(call) : []),
  ];
};
