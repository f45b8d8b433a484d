import { type Agent, agentState } from '../agent.ts';
import { formatState, type RestingState, type WrappingUp } from '../agent-state.ts';
import type { World } from '../engine/world/world.ts';
import { endWrapUp } from '../engine/lifecycle/wrap-up.ts';
import type { Instant } from '../ids.ts';
import { refusals } from '../refusals.ts';
import { findPresentAgent } from './checks/find.ts';
import type { RequestOf } from './request.ts';

/** @param ms 0: it ends now */
const lengthened = (state: WrappingUp, ms: number, now: Instant): WrappingUp => ({
  ...state,
  until: ms === 0 ? now : Math.max(state.until, now) + ms,
});

const isWrapUp = (state: RestingState): state is WrappingUp => state.kind === 'wrap-up';

/** @throws Refusal nothing-to-wrap-up */
const withWrapUp = (world: World, agent: Agent, ms: number): Agent => {
  const { presence, phone } = agent;
  if (presence.kind === 'talking') {
    const { afterwards } = presence;
    const wrapUpMs = ms === 0 ? 0 : afterwards.wrapUpMs + ms;
    return { ...agent, presence: { ...presence, afterwards: { ...afterwards, wrapUpMs } } };
  }
  if (presence.kind === 'resting' && isWrapUp(presence.state)) {
    const state = lengthened(presence.state, ms, world.now);
    return { ...agent, presence: { ...presence, state } };
  }
  if (presence.kind === 'resting' && phone.kind === 'gone' && isWrapUp(phone.before)) {
    return { ...agent, phone: { ...phone, before: lengthened(phone.before, ms, world.now) } };
  }
  throw refusals.nothingToWrapUp(agent.name, formatState(agentState(agent)));
};

/** An agent needs more time to wrap up, or no more. During a talk it is for the wrap-up after it. */
export const wrapUp = (world: World, { agent: name, ms }: RequestOf<'wrap-up'>): Agent => {
  const changed = withWrapUp(world, findPresentAgent(world, name), ms);
  world.agents.put(changed);
  endWrapUp(world, name);
  return world.agents.get(name) ?? changed;
};
