import type { AgentName, Instant, WorkChannelName } from '../ids.ts';

/** What the queue knows of an agent who is logged in. */
export interface QueueAgent {
  readonly name: AgentName;
  readonly workChannel: WorkChannelName;
  /** Scores of the enabled skills. The map is never changed: a change brings a new map. */
  readonly skills: ReadonlyMap<string, number>;
  /** For choice `lru`; null: there was none, which counts as longest ago. */
  readonly lastConversationEndedAt: Instant | null;
  /** Idle and without a call: may be given a task now. */
  readonly usable: boolean;
}

/** When the last conversation ended; before all time if there was none. */
export const lastEndedAt = ({ lastConversationEndedAt }: QueueAgent): Instant =>
  lastConversationEndedAt ?? -Infinity;

/** Whether every condition gives the same for both. */
export const sameSkills = (
  a: ReadonlyMap<string, number>,
  b: ReadonlyMap<string, number>,
): boolean =>
  a === b || (a.size === b.size && [...a].every(([name, score]) => b.get(name) === score));
