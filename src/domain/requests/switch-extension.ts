import { type Agent, agentState } from '../agent.ts';
import { formatState } from '../agent-state.ts';
import { withPhoneOf } from '../engine/lifecycle/registrations.ts';
import type { World } from '../engine/world/world.ts';
import { refusals } from '../refusals.ts';
import { findAgent, findExtension } from './checks/find.ts';
import { refuseTakenPhone } from './log-in.ts';
import { refuseTelephone } from '../engine/lifecycle/outside-limits.ts';
import type { RequestOf } from './request.ts';

/** An agent moves to another of their phones, or to a new one. */
export const switchExtension = (
  world: World,
  { agent: name, extension }: RequestOf<'switch-extension'>,
): Agent => {
  const agent = findAgent(world, name);
  refuseTelephone(world, findExtension(world, extension));
  refuseTakenPhone(world, extension, name);
  if (agent.presence.kind !== 'resting' && extension !== agent.extension) {
    throw refusals.agentOnPhone(name, formatState(agentState(agent)));
  }
  const extensions = agent.extensions.includes(extension)
    ? agent.extensions
    : [...agent.extensions, extension];
  const changed = withPhoneOf(world, { ...agent, extension, extensions });
  world.agents.put(changed);
  return changed;
};
