import type { ConditionName, WorkChannelName } from './ids.ts';

/** A stored rule that picks agents of one work channel. Times and priority are defaults for entries. */
export interface StoredCondition {
  readonly name: ConditionName;
  readonly workChannel: WorkChannelName;
  /** Boolean expression over an agent's skills. */
  readonly where: string;
  /** Numeric expression; the higher, the sooner an agent is preferred. */
  readonly sort: string;
  /** 0 to 99. */
  readonly priority: number;
  /** Waiting and ringing together; null: without limit. */
  readonly timeoutMs: number | null;
  /** Waiting; 0: now or never; null: without limit. */
  readonly queueTimeoutMs: number | null;
  /** Ringing one phone. */
  readonly fetchTimeoutMs: number | null;
}

/** What of a condition can be changed; members that are absent stay as they are. */
export type ConditionChanges = Partial<Omit<StoredCondition, 'name' | 'workChannel'>>;

/** Identifies a condition within its call center. Names hold no slash. */
export type ConditionKey = `${WorkChannelName}/${ConditionName}`;

export const conditionKey = (workChannel: WorkChannelName, name: ConditionName): ConditionKey =>
  `${workChannel}/${name}`;
