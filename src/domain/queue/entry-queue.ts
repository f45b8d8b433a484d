import type { WorkChannelName } from '../ids.ts';
import type { AgentPool } from './agent-pool.ts';
import { PriorityQueue } from './priority-queue.ts';
import type { EntryAim } from './waiting-task.ts';

/**
 * The queue of one thing that entries of `<enqueue>` can name (a condition, an agent or a skill) in one
 * work channel: the tasks that wait for it, and the agents who could serve them. An agent who becomes usable
 * looks only at the queues they can serve; a task that arrives looks only at the queues of its entries.
 */
export class EntryQueue {
  readonly workChannel: WorkChannelName;
  /** What its tasks wait for. */
  readonly kind: EntryAim['kind'];
  readonly name: string;
  /** All agents logged in who match. */
  readonly pool: AgentPool;
  readonly waiting = new PriorityQueue();

  constructor(workChannel: WorkChannelName, { kind, name }: EntryAim, pool: AgentPool) {
    this.workChannel = workChannel;
    this.kind = kind;
    this.name = name;
    this.pool = pool;
  }

  get isDeserted(): boolean {
    return this.pool.memberCount === 0 && this.waiting.isEmpty;
  }

  /** A task waits and an agent is usable, so that they may match. */
  get isOpen(): boolean {
    return this.pool.usableCount > 0 && !this.waiting.isEmpty;
  }
}
