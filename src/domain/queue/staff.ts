import type { WorkChannelName } from '../ids.ts';
import { AgentColumns } from './agent-columns.ts';
import { AgentPool } from './agent-pool.ts';
import { EntryQueue } from './entry-queue.ts';
import { PoolMemberships } from './pool-memberships.ts';
import { lastEndedAt, type QueueAgent } from './queue-agent.ts';
import { type WorkChannelStorage, Ranking } from './ranking.ts';
import { Runs } from './runs.ts';
import type { EntryAim } from './waiting-task.ts';

/** An agent who is logged in, with their slot among the staff of their work channel. */
export interface AgentRecord {
  agent: QueueAgent;
  readonly staff: Staff;
  readonly slot: number;
}

/** The agents of one work channel who are logged in, and the queues that they could serve. */
export class Staff implements WorkChannelStorage {
  readonly workChannel: WorkChannelName;
  readonly columns = new AgentColumns();
  readonly runs = new Runs();
  readonly memberships = new PoolMemberships();
  /**
   * All agents, the most senior first, so that a pool that is filled anew need not be sorted by seniority:
   * with ten thousand agents sorting takes longer than evaluating the condition for each of them.
   */
  readonly seniors = new Ranking(this, 0);
  /** By the number of their pool. */
  readonly #queues: (EntryQueue | undefined)[] = [undefined];
  readonly #free: number[] = [];

  constructor(workChannel: WorkChannelName) {
    this.workChannel = workChannel;
  }

  openQueue(aim: EntryAim): EntryQueue {
    const number = this.#free.pop() ?? this.#queues.length;
    const queue = new EntryQueue(this.workChannel, aim, new AgentPool(this, number));
    this.#queues[number] = queue;
    return queue;
  }

  /** For a queue without members. */
  closeQueue({ pool }: EntryQueue): void {
    this.#queues[pool.number] = undefined;
    this.#free.push(pool.number);
  }

  /** Adds an agent who is not here yet. They are in no queue, and not usable. */
  admit(agent: QueueAgent): AgentRecord {
    const slot = this.columns.take(agent.name, lastEndedAt(agent));
    this.memberships.open(slot);
    this.seniors.add(slot, 0);
    return { agent, staff: this, slot };
  }

  /** Undoes {@link admit}. */
  dismiss(slot: number): void {
    this.seniors.remove(slot);
    this.memberships.close(slot);
    this.columns.release(slot);
  }

  /** Visits the queues that an agent could serve. `visit` may end that one membership, but no other. */
  forEachQueue(slot: number, visit: (queue: EntryQueue, run: number) => void): void {
    const { memberships } = this;
    // Backwards, because the last one moves to the position of one that is dropped. The first is `seniors`.
    for (let number = memberships.count(slot) - 1; number > 0; number -= 1) {
      const queue = this.#queues[memberships.rankingAt(slot, number)];
      if (queue !== undefined) visit(queue, memberships.runAt(slot, number));
    }
  }

  /** To be called while the agent is not usable. */
  setLastEndedAt(slot: number, instant: number): void {
    if (this.columns.lastEndedAt[slot] === instant) return;
    this.columns.lastEndedAt[slot] = instant;
    this.seniors.move(slot, this.memberships.runAt(slot, 0));
    this.forEachQueue(slot, ({ pool }, run) => {
      pool.move(slot, run);
    });
  }
}
