import { type Agent, agentState, resting } from '../agent.ts';
import { formatState, type RestingState, type SettableState } from '../agent-state.ts';
import type { World } from '../engine/world/world.ts';
import { refusals } from '../refusals.ts';
import { findPresentAgent } from './checks/find.ts';
import type { RequestOf } from './request.ts';

/** Who cannot be rung stays away, and takes the state when their phone is back. */
const keptForPhone = (agent: Agent, before: RestingState): Agent => ({
  ...agent,
  phone: { kind: 'gone', before },
});

/** The phone's call goes on: the agent takes the state, after their wrap-up, when it is over. */
const taken = (agent: Agent, state: SettableState, wrapUpMs: number): Agent =>
  agent.presence.kind === 'resting'
    ? agent
    : {
        ...agent,
        presence: { ...agent.presence, afterwards: { wrapUpMs, state, asked: true } },
      };

/** While the phone is being hung up the state is noted; the agent takes it when that is done. */
const setNow = (world: World, agent: Agent, state: SettableState): Agent => {
  const { presence, phone } = agent;
  if (presence.kind !== 'resting') {
    const call = world.calls.get(presence.callId);
    if (call?.kind !== 'agent' || call.phase.kind !== 'ending') {
      throw refusals.agentStateFixed(agent.name, formatState(agentState(agent)));
    }
    return phone.kind === 'gone' ? keptForPhone(agent, state) : taken(agent, state, 0);
  }
  if (phone.kind === 'gone') return keptForPhone(agent, state);
  const set = resting(state, presence.phoneRestsUntil);
  return { ...agent, presence: set, stateSince: world.now };
};

const followedBy = (before: RestingState, state: SettableState): RestingState =>
  before.kind === 'wrap-up' ? { ...before, next: state } : state;

/** An agent who has no call and wraps nothing up has the state at once: the call was over before they asked. */
const setForLater = (world: World, agent: Agent, state: SettableState): Agent => {
  const { presence, phone } = agent;
  if (phone.kind === 'gone') return keptForPhone(agent, followedBy(phone.before, state));
  if (presence.kind !== 'resting') return taken(agent, state, presence.afterwards.wrapUpMs);
  if (presence.state.kind !== 'wrap-up') return setNow(world, agent, state);
  return { ...agent, presence: { ...presence, state: followedBy(presence.state, state) } };
};

/**
 * An agent says that they are idle, busy or away, now or after their call. An idle one is given queue
 * tasks at once.
 */
export const setAgentState = (
  world: World,
  { agent: name, state, afterCall }: RequestOf<'set-agent-state'>,
): Agent => {
  const agent = findPresentAgent(world, name);
  const set = afterCall ? setForLater(world, agent, state) : setNow(world, agent, state);
  const changed: Agent = { ...set, noAnswers: 0 };
  world.agents.put(changed);
  return changed;
};
