import { type Agent, isOffline, PHONE_THERE, type PhonePresence, resting } from '../../agent.ts';
import { asBefore, settled } from '../../afterwards.ts';
import type { LastingState, RestingState } from '../../agent-state.ts';
import type { AgentName, ExtensionId } from '../../ids.ts';
import { isUnregistered } from '../world/lost-at.ts';
import type { World } from '../world/world.ts';

const PHONE_GONE: LastingState = { kind: 'away', note: 'phone-gone' };

const isPhoneGone = (state: RestingState): boolean =>
  state.kind === 'away' && state.note === 'phone-gone';

/** The agent who would be rung at the extension; undefined: nobody. */
export const agentAt = (world: World, extension: ExtensionId): Agent | undefined => {
  const name = world.phoneHolders.get(extension);
  return name === undefined ? undefined : world.agents.get(name);
};

/** How the phone is of an agent who begins to use it. */
export const phoneAt = (world: World, extension: ExtensionId): PhonePresence =>
  isUnregistered(world, extension) ? { kind: 'missing', since: world.now } : PHONE_THERE;

/** The agent's phone can be rung: they have the state again that they had before it was gone. */
const withPhoneBack = (world: World, agent: Agent): Agent => {
  const { presence, phone } = agent;
  const there = { ...agent, phone: PHONE_THERE };
  if (phone.kind !== 'gone' || isOffline(agent)) return there;
  if (presence.kind !== 'resting') {
    if (!isPhoneGone(presence.afterwards.state)) return there;
    return { ...there, presence: { ...presence, afterwards: asBefore(phone.before, world.now) } };
  }
  world.reasons.set(agent.name, 'phone-back');
  const state = settled(phone.before, world.now);
  return { ...there, stateSince: world.now, presence: resting(state) };
};

/** The agent whose phone this is has it, or has it no longer. */
export const withPhoneOf = (world: World, agent: Agent): Agent => {
  if (!isUnregistered(world, agent.extension)) {
    return agent.phone.kind === 'there' ? agent : withPhoneBack(world, agent);
  }
  return agent.phone.kind === 'there'
    ? { ...agent, phone: { kind: 'missing', since: world.now } }
    : agent;
};

/** Notes whether a phone is registered for the extension. What is found out first is no change. */
export const noteRegistration = (
  world: World,
  extension: ExtensionId,
  isRegistered: boolean,
): void => {
  const before = world.registrations.get(extension);
  if (before !== undefined && before !== isRegistered) world.registrationChanges.push(extension);
  world.registrations.set(extension, isRegistered);
  const agent = agentAt(world, extension);
  if (agent !== undefined) world.agents.put(withPhoneOf(world, agent));
};

/** The phone was missing for long: nothing is to be given to an agent who cannot be rung. */
export const setPhoneGone = (world: World, name: AgentName): void => {
  const agent = world.agents.get(name);
  if (agent?.presence.kind !== 'resting' || agent.phone.kind !== 'missing') return;
  world.reasons.set(name, 'phone-gone');
  world.agents.put({
    ...agent,
    stateSince: world.now,
    presence: resting(PHONE_GONE),
    phone: { kind: 'gone', before: agent.presence.state },
  });
};
