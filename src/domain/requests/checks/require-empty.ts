import type { World } from '../../engine/world/world.ts';
import { refusals } from '../../refusals.ts';

/**
 * Only a call center that nobody uses may go: extensions have accounts in Asterisk, and whoever
 * waits or talks must not be lost. Conditions and work channels keep nobody and go with it.
 * @throws Refusal callcenter-in-use, which tells what is in the way
 */
export const requireEmpty = (world: World): void => {
  const { id: callcenter } = world.callcenter;
  const agents = world.agents.size;
  const extensions = world.extensions.size;
  const tasks = world.tasks.size;
  const conversations = world.conversations.size;
  const calls = world.calls.size;
  if (agents + extensions + tasks + conversations + calls === 0) return;
  throw refusals.callcenterNotEmpty(callcenter, {
    agents,
    extensions,
    tasks,
    conversations,
    calls,
  });
};
