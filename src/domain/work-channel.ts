import type { WorkChannelName } from './ids.ts';

/** The work channel that always exists. */
export const DEFAULT_WORK_CHANNEL = 'default' as WorkChannelName;

/** A named partition of a call center. Its limits are whole numbers; null: without limit. */
export interface WorkChannel {
  readonly name: WorkChannelName;
  /** Agents logged in. */
  readonly maxAgent: number | null;
  /** Stored conditions. */
  readonly maxQueueCondition: number | null;
  /** Queue tasks that wait or ring a phone. */
  readonly maxQueueTask: number | null;
}

/** Limits that are absent stay as they are. */
export type WorkChannelChanges = Partial<Omit<WorkChannel, 'name'>>;

export const unlimited = (name: WorkChannelName): WorkChannel => ({
  name,
  maxAgent: null,
  maxQueueCondition: null,
  maxQueueTask: null,
});
