import type { AgentCall, PhoneFailure, Rejoin } from '../../call.ts';
import type { Member } from '../../conversation.ts';
import type { CallId } from '../../ids.ts';
import { hangUp } from './hanging-up.ts';
import { leaveAll } from './leaving.ts';
import { conversationsOf } from './members.ts';
import { isUnregistered } from '../world/lost-at.ts';
import type { World } from '../world/world.ts';

type LostPhase = Extract<AgentCall['phase'], { kind: 'lost' }>;
type LostCall = AgentCall & { readonly phase: LostPhase };

const lostCall = (world: World, id: CallId): LostCall | undefined => {
  const call = world.calls.get(id);
  return call?.kind === 'agent' && call.phase.kind === 'lost'
    ? { ...call, phase: call.phase }
    : undefined;
};

const setRejoin = (world: World, lost: LostCall, rejoin: Rejoin): void => {
  world.calls.put({ ...lost, phase: { ...lost.phase, rejoin } });
};

/** Changes a call's place in all its conversations: there is one phone. */
const changeMembers = (world: World, callId: CallId, changes: Partial<Member>): void => {
  for (const conversation of conversationsOf(world, callId)) {
    const members = conversation.members.map((member) =>
      member.callId === callId ? { ...member, ...changes } : member,
    );
    world.conversations.put({ ...conversation, members });
  }
};

/** The agent did not come back, or was not waited for. */
const giveUp = (world: World, callId: CallId): void => {
  leaveAll(world, callId, 'phone-lost');
  const call = world.calls.get(callId);
  if (call?.kind === 'agent') hangUp(world, call, 'lost');
};

/** The time is up in which an agent whose phone was lost could come back. */
export const rejoinTimeUp = (world: World, lost: AgentCall): void => {
  giveUp(world, lost.id);
};

/**
 * The phone of a talking agent sends nothing any more. The call is hung up. The agent's conversations wait
 * until the phone is rung again and answered, or the time for that is up.
 */
export const loseAgentCall = (world: World, call: AgentCall): void => {
  if (call.phase.kind !== 'up') return;
  const { rejoinSeconds } = world.callcenter.settings;
  if (rejoinSeconds === 0 || conversationsOf(world, call.id).length === 0) {
    giveUp(world, call.id);
    return;
  }
  world.calls.put({
    ...call,
    phase: {
      kind: 'lost',
      answeredAt: call.phase.answeredAt,
      until: world.now + rejoinSeconds * 1000,
      rejoin: { kind: 'ending' },
    },
  });
  changeMembers(world, call.id, { lost: true });
};

/** Rings the phone if it is waited for, and registered as far as is known. */
export const ringAgain = (world: World, lostId: CallId): void => {
  const lost = lostCall(world, lostId);
  if (lost?.phase.rejoin.kind !== 'waiting' || isUnregistered(world, lost.extension)) return;
  const { until } = lost.phase;
  if (until <= world.now) return;
  const id = world.makeId('call') as CallId;
  world.calls.put({
    ...lost,
    id,
    route: null,
    dialledAt: world.now,
    onHold: false,
    phase: { kind: 'dialling', purpose: { kind: 'rejoin', lost: lostId }, until },
  });
  setRejoin(world, lost, { kind: 'ringing', callId: id });
};

/** Asterisk no longer has the call that was lost: its phone is free to be rung. */
export const lostCallGone = (world: World, lostId: CallId): void => {
  const lost = lostCall(world, lostId);
  if (lost?.phase.rejoin.kind !== 'ending') return;
  setRejoin(world, lost, { kind: 'waiting' });
  ringAgain(world, lostId);
};

/** The lost call that this one rings a phone for; undefined: it rings for none, or no longer. */
const lostCallOf = (world: World, { id, phase }: AgentCall): LostCall | undefined => {
  if (phase.kind !== 'dialling' && phase.kind !== 'ringing') return undefined;
  if (phase.purpose.kind !== 'rejoin') return undefined;
  const lost = lostCall(world, phase.purpose.lost);
  const rejoin = lost?.phase.rejoin;
  return rejoin?.kind === 'ringing' && rejoin.callId === id ? lost : undefined;
};

/** The phone was not had back this time. Who declines does not want to come back. */
export const rejoinFailed = (world: World, call: AgentCall, failure: PhoneFailure): void => {
  const lost = lostCallOf(world, call);
  if (lost === undefined) return;
  setRejoin(world, lost, { kind: 'waiting' });
  if (failure === 'declined') giveUp(world, lost.id);
};

/** A phone that was dialled where it was before, and did not ring there, is dialled where it is now. */
export const phoneIsBack = (world: World, lostId: CallId): void => {
  const rejoin = lostCall(world, lostId)?.phase.rejoin;
  if (rejoin?.kind === 'ringing') {
    const call = world.calls.get(rejoin.callId);
    if (call?.kind !== 'agent' || call.phase.kind !== 'dialling') return;
    rejoinFailed(world, call, 'unreachable');
    hangUp(world, call, 'lost');
  }
  ringAgain(world, lostId);
};

/** The agent answered: this call takes the place of the lost one, with its modes. */
export const rejoin = (world: World, call: AgentCall, lostId: CallId): void => {
  const agent = world.agents.get(call.agent);
  if (lostCall(world, lostId) === undefined || agent?.presence.kind !== 'talking') {
    hangUp(world, call, 'rejoin-over');
    return;
  }
  changeMembers(world, lostId, { callId: call.id, lost: false, onHold: call.onHold });
  world.calls.remove(lostId);
  world.agents.put({ ...agent, presence: { ...agent.presence, callId: call.id } });
};
