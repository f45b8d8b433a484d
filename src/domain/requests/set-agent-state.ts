import { type Agent, agentState, type PhonePresence, type Presence, resting } from '../agent.ts';
import { formatState, type SettableState } from '../agent-state.ts';
import type { World } from '../engine/world/world.ts';
import { refusals } from '../refusals.ts';
import { findPresentAgent } from './checks/find.ts';
import type { RequestOf } from './request.ts';

const refuse = (agent: Agent): never => {
  throw refusals.agentStateFixed(agent.name, formatState(agentState(agent)));
};

/** While the phone is being hung up the state is noted; the agent takes it when that is done. */
const presenceWith = (world: World, agent: Agent, state: SettableState): Presence => {
  const { presence } = agent;
  if (presence.kind === 'resting') {
    return agent.phone.kind === 'gone' ? presence : resting(state, presence.phoneRestsUntil);
  }
  const call = world.calls.get(presence.callId);
  if (call?.kind !== 'agent' || call.phase.kind !== 'ending') return refuse(agent);
  return agent.phone.kind === 'gone' ? presence : { ...presence, afterwards: state };
};

/** Who cannot be rung stays away, and takes the state when their phone is back. */
const phoneWith = ({ phone }: Agent, before: SettableState): PhonePresence =>
  phone.kind === 'gone' ? { kind: 'gone', before } : phone;

/** An agent says that they are idle, busy or away. An idle one is given queue tasks at once. */
export const setAgentState = (
  world: World,
  { agent: name, state }: RequestOf<'set-agent-state'>,
): Agent => {
  const agent = findPresentAgent(world, name);
  const presence = presenceWith(world, agent, state);
  const changed: Agent = {
    ...agent,
    presence,
    phone: phoneWith(agent, state),
    stateSince: presence === agent.presence ? agent.stateSince : world.now,
    noAnswers: 0,
  };
  world.agents.put(changed);
  return changed;
};
