import type { Agent } from '../agent.ts';
import type { World } from '../engine/world/world.ts';
import { findPresentAgent } from './checks/find.ts';
import type { RequestOf } from './request.ts';

/** The agent's desktop is there: the login goes on. An agent whose login lapsed has to log in again. */
export const keepAlive = (world: World, { agent: name }: RequestOf<'keep-alive'>): Agent => {
  const agent = findPresentAgent(world, name);
  const leaseUntil = world.now + world.callcenter.settings.leaseSeconds * 1000;
  const renewed = { ...agent, leaseUntil };
  world.agents.put(renewed);
  return renewed;
};
