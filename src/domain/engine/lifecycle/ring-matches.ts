import { asBefore } from '../../afterwards.ts';
import type { AgentCall } from '../../call.ts';
import type { CallId, ConversationId } from '../../ids.ts';
import type { Match } from '../../queue/waiting-task.ts';
import { entryOf, ringsUntil } from '../world/task-timing.ts';
import { beginTurn } from './callbacks.ts';
import { dropRunOutEntries } from './tasks.ts';
import type { World } from '../world/world.ts';

/** Selects the agent for the task: the phone is rung, and no other task can be given to them. */
const fetch = (world: World, { taskId, agent: name, entry }: Match): void => {
  const task = world.tasks.get(taskId);
  const agent = world.agents.get(name);
  if (task === undefined || agent?.presence.kind !== 'resting') {
    throw new Error(`the queue matched task ${taskId} with agent ${name}, who cannot take it`);
  }
  if (!beginTurn(world, task, name)) return;
  const until = ringsUntil(task, entryOf(task, entry.number), world.now);
  if (until <= world.now) {
    // Its whole time is up this very moment: no time is left to ring.
    dropRunOutEntries(world, task);
    return;
  }
  const callId = world.makeId('call') as CallId;
  const call: AgentCall = {
    kind: 'agent',
    id: callId,
    agent: name,
    extension: agent.extension,
    route: null,
    dialledAt: world.now,
    onHold: false,
    phase: { kind: 'dialling', purpose: { kind: 'task', taskId }, until },
  };
  world.calls.put(call);
  world.agents.put({
    ...agent,
    stateSince: world.now,
    presence: { kind: 'fetching', callId, afterwards: asBefore(agent.presence.state, world.now) },
  });
  const { extension } = agent;
  const conversationId =
    task.origin.kind === 'conversation'
      ? task.origin.conversationId
      : (world.makeId('conversation') as ConversationId);
  const selection = { agent: name, extension, callId, conversationId, entry: entry.number };
  world.tasks.put({
    ...task,
    phase: { kind: 'fetching', selection: { ...selection, at: world.now } },
  });
};

/** Brings together all who wait and all who are usable, whatever the step made possible. */
export const matchAll = (world: World): void => {
  for (;;) {
    const match = world.queue.nextMatch(world.now, world.random);
    if (match === null) return;
    fetch(world, match);
  }
};
