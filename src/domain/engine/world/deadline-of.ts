import type { AgentName, CallId, ConversationId, Instant, QueueTaskId } from '../../ids.ts';
import { unreachable } from '../../unreachable.ts';
import type { Agent } from '../../agent.ts';
import type { Call, DialledCall } from '../../call.ts';
import type { Conversation } from '../../conversation.ts';
import type { QueueTask } from '../../queue-task.ts';
import { lostAt } from './lost-at.ts';
import { nextRunOut } from './task-timing.ts';
import type { World } from './world.ts';

/** Tables whose records wait for a moment; thresholds all wait together. */
export type TimedTable =
  'agents' | 'tasks' | 'calls' | 'conversations' | 'keptPlaces' | 'thresholds';

/** A record that may have a deadline: its table and its key. */
export type DeadlineKey = `${TimedTable}/${string}`;

/** Takes a deadline's key apart. Keys of records may hold slashes, names of tables do not. */
export const timedRecord = (deadline: DeadlineKey): { table: TimedTable; key: string } => {
  const slash = deadline.indexOf('/');
  return { table: deadline.slice(0, slash) as TimedTable, key: deadline.slice(slash + 1) };
};

/** When the agent is away because their phone is missing; null: it is not, or that does not matter. */
export const phoneGoneAt = (world: World, { phone }: Agent): Instant | null => {
  const { phoneGoneSeconds } = world.callcenter.settings;
  if (phone.kind !== 'missing' || phoneGoneSeconds === 0) return null;
  return phone.since + phoneGoneSeconds * 1000;
};

const agentDeadline = (world: World, agent: Agent): Instant | null => {
  const { presence, leaseUntil } = agent;
  if (presence.kind !== 'resting' || presence.state.kind === 'offline') return null;
  const wrapUpEnd = presence.state.kind === 'wrap-up' ? presence.state.until : null;
  return earliest([leaseUntil, presence.phoneRestsUntil, phoneGoneAt(world, agent), wrapUpEnd]);
};

/** The earliest of them; null: never. */
const earliest = (moments: readonly (Instant | null)[]): Instant | null => {
  const known = moments.filter((moment) => moment !== null);
  return known.length === 0 ? null : Math.min(...known);
};

const taskDeadline = (task: QueueTask): Instant | null => {
  const speechEnd = task.speech?.until ?? null;
  if (task.phase.kind === 'fetching') return speechEnd;
  if (task.phase.kind === 'resting') return task.phase.until;
  return task.phase.kind === 'waiting'
    ? earliest([nextRunOut(task), speechEnd, task.speaksAt, ...task.pauses.map((one) => one.until)])
    : null;
};

/** A phone that rings for an agent who was lost rings as long as that is waited for. */
const ringsToRejoin = ({ phase }: DialledCall): boolean =>
  (phase.kind === 'dialling' || phase.kind === 'ringing') &&
  'purpose' in phase &&
  phase.purpose.kind === 'rejoin';

const callDeadline = (world: World, call: Call): Instant | null => {
  const lost = lostAt(world, call);
  if (call.kind === 'ivr') {
    return earliest([call.place.kind === 'confirmed' ? call.place.speech.until : null, lost]);
  }
  if (ringsToRejoin(call)) return lost;
  return earliest(['until' in call.phase ? call.phase.until : null, lost]);
};

const conversationDeadline = (
  world: World,
  { id, phase, until, opening }: Conversation,
): Instant | null =>
  phase.kind === 'live'
    ? earliest([until, opening?.until ?? null, world.typedKeys.nextAt(id)])
    : null;

/** When the record has to be looked at next; null: not before something happens to it. */
export const deadlineOf = (world: World, deadline: DeadlineKey): Instant | null => {
  const { table, key } = timedRecord(deadline);
  switch (table) {
    case 'agents': {
      const agent = world.agents.get(key as AgentName);
      return agent === undefined ? null : agentDeadline(world, agent);
    }
    case 'tasks': {
      const task = world.tasks.get(key as QueueTaskId);
      return task === undefined ? null : taskDeadline(task);
    }
    case 'calls': {
      const call = world.calls.get(key as CallId);
      return call === undefined ? null : callDeadline(world, call);
    }
    case 'conversations': {
      const conversation = world.conversations.get(key as ConversationId);
      return conversation === undefined ? null : conversationDeadline(world, conversation);
    }
    case 'keptPlaces':
      return world.keptPlaces.get(key as CallId)?.until ?? null;
    case 'thresholds':
      return world.thresholdsAt;
    default:
      return unreachable(table);
  }
};
