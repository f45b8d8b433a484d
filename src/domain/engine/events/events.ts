import { type Agent, agentState } from '../../agent.ts';
import { formatState } from '../../agent-state.ts';
import { AS_EVER, isSameNext, nextOf } from '../../next-state.ts';
import { answeredAt, type Call, isOnLine } from '../../call.ts';
import type { AgentName, ConversationId, Instant } from '../../ids.ts';
import { alertEvents } from './alert-events.ts';
import { conversationEvents, membershipEvents } from './conversation-events.ts';
import { diskEvents } from './disk-events.ts';
import { noteEvents } from './note-events.ts';
import { registrationEvents } from './registration-events.ts';
import { soundEvents } from './sound-events.ts';
import { taskEvents } from './task-events.ts';
import { trunkEvents } from './trunk-events.ts';
import type { GoneCause } from '../world/fact.ts';
import type { OutwardEvent } from '../world/outward-event.ts';
import type { Change } from '../world/table.ts';
import type { World } from '../world/world.ts';

const stateText = (agent: Agent | undefined): string =>
  agent === undefined ? 'none' : formatState(agentState(agent));

/** What the agent does next became something else, and what they do now did not. */
const announceNext = (
  world: World,
  { key, before, after }: Change<AgentName, Agent>,
): OutwardEvent[] => {
  if (before === undefined || after === undefined) return [];
  const next = nextOf(after);
  if (isSameNext(nextOf(before), next)) return [];
  return [
    {
      event: 'callcenter.agent.next_state_changed',
      at: world.now,
      body: { name: key, state: stateText(after), ...next },
    },
  ];
};

const announceState = (world: World, change: Change<AgentName, Agent>): OutwardEvent[] => {
  const { key, before, after } = change;
  const previous = stateText(before);
  const latest = stateText(after);
  if (previous === latest) return announceNext(world, change);
  return [
    {
      event: 'callcenter.agent.state_changed',
      at: world.now,
      body: {
        name: key,
        previous_state: previous,
        latest_state: latest,
        reason: world.reasons.get(key) ?? world.reason,
        ...(after === undefined ? AS_EVER : nextOf(after)),
      },
    },
  ];
};

const talkedSince = (call: Call): Instant | null =>
  call.kind === 'ivr' ? call.arrivedAt : answeredAt(call);

/** Those for whom a number is or was dialled: who is there, was there, or is rung to come. */
const agentsConcerned = (world: World, id: ConversationId): AgentName[] => {
  const conversation = world.conversations.get(id);
  const expected = (conversation?.pending ?? []).flatMap((one) => {
    const call = one.kind === 'phone' ? world.calls.get(one.callId) : undefined;
    return call?.kind === 'agent' ? call.agent : [];
  });
  return [...new Set([...(conversation?.agents ?? []), ...expected])];
};

/** Why the gateway failed is of no use to those who integrate. */
const toldCause = (cause: GoneCause | undefined): GoneCause =>
  cause === 'gateway-failed' ? 'unreachable' : (cause ?? 'unknown');

/**
 * The trunk of a call to a number, and the call that is made in its place over the next one. Whoever is not waited for
 * any more by the end of the step is not called.
 */
const overTrunk = (world: World, call: Call): OutwardEvent['body'] => {
  const next = world.nextCalls.get(call.id);
  return {
    ...(call.kind !== 'ivr' && call.route !== null && { trunk: call.route.trunk }),
    ...(next !== undefined && world.calls.get(next) !== undefined && { next_call_id: next }),
  };
};

/** A call ended. A caller who went back to the dialplan is still there: their call did not end. */
const announceCallEnd = (
  world: World,
  { key, before, after }: Change<string, Call>,
): OutwardEvent[] => {
  if (before === undefined || !isOnLine(before) || isOnLine(after)) return [];
  if (before.kind === 'ivr' && before.place.kind === 'returning') return [];
  const since = talkedSince(before);
  return [
    {
      event: 'callcenter.call.end',
      at: world.now,
      body: {
        call_id: key,
        cause: toldCause(world.goneCauses.get(before.id)),
        duration: since === null ? 0 : Math.max(0, world.now - since) / 1000,
        ...overTrunk(world, before),
        ...(before.kind === 'agent' && { agent_name: before.agent }),
        // A number that came to nothing was in no conversation's members.
        ...(before.kind === 'outside' && {
          number: before.number,
          conversation_id: before.conversationId,
          agents: agentsConcerned(world, before.conversationId),
        }),
      },
    },
  ];
};

/**
 * What is told to those who integrate: everything that differs between the records before and after
 * the step, so that no change can happen without its event.
 */
export const eventsOfStep = (world: World): OutwardEvent[] => {
  const conversations = world.conversations.changes();
  return [
    ...world.tasks.changes().flatMap((change) => taskEvents(world, change)),
    ...world.agents.changes().flatMap((change) => announceState(world, change)),
    ...conversations.flatMap((change) => membershipEvents(world, change)),
    ...conversations.flatMap((change) => conversationEvents(world, change)),
    ...noteEvents(world),
    ...soundEvents(world),
    ...registrationEvents(world),
    ...diskEvents(world),
    ...trunkEvents(world),
    ...alertEvents(world),
    ...world.calls.changes().flatMap((change) => announceCallEnd(world, change)),
  ];
};
