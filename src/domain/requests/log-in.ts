import { phrase } from '../../messages/phrase.ts';
import { type Agent, isOffline, resting } from '../agent.ts';
import { phoneAt } from '../engine/lifecycle/registrations.ts';
import type { World } from '../engine/world/world.ts';
import type { ExtensionId } from '../ids.ts';
import { refusals } from '../refusals.ts';
import { refuseOneTooMany } from './checks/callcenter-limits.ts';
import { findExtension, findWorkChannel } from './checks/find.ts';
import { refuseTelephone } from '../engine/lifecycle/outside-limits.ts';
import { refuseTooManyAgents } from './checks/work-channel-limits.ts';
import type { RequestOf } from './request.ts';

const refuseSecondLogin = (world: World, { agent: name }: RequestOf<'log-in'>): void => {
  const agent = world.agents.get(name);
  if (agent === undefined || isOffline(agent)) return;
  throw refusals.agentLoggedInAlready(name);
};

/**
 * A phone belongs to one agent at a time. A call that is being hung up counts as well.
 * @throws Refusal extension-in-use
 */
export const refuseTakenPhone = (world: World, extension: ExtensionId, name: string): void => {
  for (const agent of world.agents.values()) {
    if (agent.extension !== extension || agent.name === name) continue;
    throw refusals.extensionActive(extension, agent.name);
  }
  for (const call of world.calls.values()) {
    if (call.kind !== 'agent' || call.extension !== extension || call.agent === name) continue;
    throw refusals.extensionHasCall(extension, call.agent);
  }
};

/** An agent who was forced to log out a moment ago: their phone is still being hung up, and counts as their call. */
const refuseWhilePhoneEnds = (world: World, { agent: name }: RequestOf<'log-in'>): void => {
  for (const call of world.calls.values()) {
    if (call.kind === 'agent' && call.agent === name) throw refusals.agentPhoneEnding(name);
  }
};

const refuseRepeatedSkills = ({ skills }: RequestOf<'log-in'>): void => {
  const names = skills.map(({ name }) => name);
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated === undefined) return;
  throw refusals.invalidArgument(phrase('skill-repeated', { skill: repeated }), {
    in: 'body',
    path: 'skills',
    expected: 'each skill once',
  });
};

/** An agent comes to work. One whose login lapsed may log in again as if they had never been there. */
export const logIn = (world: World, request: RequestOf<'log-in'>): Agent => {
  refuseSecondLogin(world, request);
  refuseWhilePhoneEnds(world, request);
  refuseRepeatedSkills(request);
  const workChannel = findWorkChannel(world, request.workChannel);
  if (world.agents.get(request.agent)?.workChannel !== workChannel.name) {
    refuseTooManyAgents(world, workChannel);
  }
  if (world.agents.get(request.agent) === undefined) refuseOneTooMany(world, 'agents');
  const extensions = [...new Set([...request.extensions, request.extension])];
  for (const id of extensions) refuseTelephone(world, findExtension(world, id));
  refuseTakenPhone(world, request.extension, request.agent);
  const agent: Agent = {
    name: request.agent,
    num: request.num,
    workChannel: request.workChannel,
    extensions,
    extension: request.extension,
    skills: request.skills,
    presence: resting(request.state ?? { kind: 'online' }),
    phone: phoneAt(world, request.extension),
    loggedInAt: world.now,
    stateSince: world.now,
    leaseUntil: world.now + world.callcenter.settings.leaseSeconds * 1000,
    lastConversationEndedAt: null,
    noAnswers: 0,
  };
  world.agents.put(agent);
  return agent;
};
