import { settled } from '../../afterwards.ts';
import type { AgentName } from '../../ids.ts';
import type { World } from '../world/world.ts';

/** A wrap-up whose time is up gives way to the state that follows. */
export const endWrapUp = (world: World, name: AgentName): void => {
  const agent = world.agents.get(name);
  if (agent?.presence.kind !== 'resting') return;
  const state = settled(agent.presence.state, world.now);
  if (state === agent.presence.state) return;
  world.reasons.set(name, 'wrap-up-over');
  world.agents.put({ ...agent, stateSince: world.now, presence: { ...agent.presence, state } });
};
