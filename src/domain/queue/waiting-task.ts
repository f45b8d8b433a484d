import type { AgentName, ConditionName, Instant, QueueTaskId, WorkChannelName } from '../ids.ts';

/**
 * Whom an entry waits for: agents matched by a stored condition, one agent by name, or all who have
 * a skill enabled, of whom those with the higher score are preferred.
 */
export type EntryAim =
  | { readonly kind: 'condition'; readonly name: ConditionName }
  | { readonly kind: 'agent'; readonly name: AgentName }
  | { readonly kind: 'skill'; readonly name: string };

/** One entry of the route that is being tried. */
export type QueueEntry = EntryAim & {
  /** Unique within the task and rising in document order. */
  readonly number: number;
  /** 0 to 99. Null: whatever the condition says at the time; 0 for other kinds. */
  readonly priority: number | null;
};

/** How to choose among agents who rank equal: each with the same chance, or the longest idle. */
export type AgentChoice = 'random' | 'lru';

/** A task that waits, or is about to, on the entries whose time is not up. */
export interface WaitingTask {
  readonly id: QueueTaskId;
  /** Only agents of this work channel are candidates, even for an entry that names one. */
  readonly workChannel: WorkChannelName;
  /** Start of its first wait. */
  readonly since: Instant;
  /** Its priority rises by one for each so many seconds waited; null: never. */
  readonly priorityRaise: number | null;
  readonly choice: AgentChoice;
  /** Never candidates, such as the agent who is calling. */
  readonly excluded: readonly AgentName[];
  /**
   * Were rung for it in vain. They are passed over as long as any other agent who is logged in
   * matches one of the entries, usable at the moment or not.
   */
  readonly failed: readonly AgentName[];
  /** Those of them who failed a moment ago: no candidates yet. */
  readonly paused: readonly AgentName[];
  /** In document order. */
  readonly entries: readonly QueueEntry[];
}

/** A task and an agent who suit each other. */
export interface Match {
  readonly taskId: QueueTaskId;
  readonly agent: AgentName;
  /** The entry that the agent was found by. */
  readonly entry: QueueEntry;
}
