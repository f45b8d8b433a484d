import type { AgentName, CallId, ConversationId, Instant, QueueTaskId } from '../ids.ts';
import { unreachable } from '../unreachable.ts';
import type { Agent } from '../agent.ts';
import type { Call } from '../call.ts';
import type { Conversation } from '../conversation.ts';
import type { QueueTask } from '../queue-task.ts';
import { nextRunOut } from './task-timing.ts';
import type { World } from './world.ts';

/** Tables whose records wait for a moment. */
export type TimedTable = 'agents' | 'tasks' | 'calls' | 'conversations';

/** A record that may have a deadline: its table and its key. */
export type DeadlineKey = `${TimedTable}/${string}`;

/** Takes a deadline's key apart. Keys of records may hold slashes, names of tables do not. */
export const timedRecord = (deadline: DeadlineKey): { table: TimedTable; key: string } => {
  const slash = deadline.indexOf('/');
  return { table: deadline.slice(0, slash) as TimedTable, key: deadline.slice(slash + 1) };
};

const agentDeadline = ({ presence, leaseUntil }: Agent): Instant | null => {
  if (presence.kind !== 'resting' || presence.state.kind === 'offline') return null;
  return Math.min(leaseUntil, presence.phoneRestsUntil ?? leaseUntil);
};

/** The earliest of them; null: never. */
const earliest = (moments: readonly (Instant | null)[]): Instant | null => {
  const known = moments.filter((moment) => moment !== null);
  return known.length === 0 ? null : Math.min(...known);
};

const taskDeadline = (task: QueueTask): Instant | null => {
  const speechEnd = task.speech?.until ?? null;
  if (task.phase.kind === 'fetching') return speechEnd;
  return task.phase.kind === 'waiting'
    ? earliest([nextRunOut(task), speechEnd, task.speaksAt])
    : null;
};

const callDeadline = (call: Call): Instant | null => {
  if (call.kind === 'ivr') return null;
  return 'until' in call.phase ? call.phase.until : null;
};

const conversationDeadline = ({ phase, until, opening }: Conversation): Instant | null =>
  phase.kind === 'live' ? earliest([until, opening?.until ?? null]) : null;

/** When the record has to be looked at next; null: not before something happens to it. */
export const deadlineOf = (world: World, deadline: DeadlineKey): Instant | null => {
  const { table, key } = timedRecord(deadline);
  switch (table) {
    case 'agents': {
      const agent = world.agents.get(key as AgentName);
      return agent === undefined ? null : agentDeadline(agent);
    }
    case 'tasks': {
      const task = world.tasks.get(key as QueueTaskId);
      return task === undefined ? null : taskDeadline(task);
    }
    case 'calls': {
      const call = world.calls.get(key as CallId);
      return call === undefined ? null : callDeadline(call);
    }
    case 'conversations': {
      const conversation = world.conversations.get(key as ConversationId);
      return conversation === undefined ? null : conversationDeadline(conversation);
    }
    default:
      return unreachable(table);
  }
};
