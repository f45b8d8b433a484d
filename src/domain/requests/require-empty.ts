import { phrase } from '../../words/phrase.ts';
import type { World } from '../engine/world.ts';
import { Refusal } from '../refusal.ts';

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
  const left = { callcenter, agents, extensions, tasks, conversations, calls };
  throw new Refusal('callcenter-in-use', phrase('callcenter-not-empty', left), {
    callcenter,
    agents,
    extensions,
    queue_tasks: tasks,
    conversations,
    calls,
  });
};
