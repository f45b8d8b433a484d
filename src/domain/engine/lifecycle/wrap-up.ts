import { type Afterwards, settled } from '../../afterwards.ts';
import type { AgentName } from '../../ids.ts';
import type { QueueTask } from '../../queue-task.ts';
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

/** Time to wrap up, then what the agent asked for, else what the task reserves them for. */
export const afterTask = (
  world: World,
  { enqueue }: QueueTask,
  before: Afterwards,
): Afterwards => ({
  wrapUpMs: enqueue.wrapUpMs ?? world.callcenter.settings.wrapUpSeconds * 1000,
  state: before.asked ? before.state : enqueue.reserveState,
  asked: before.asked,
});
