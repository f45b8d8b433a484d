import type { WorkChannelName } from '../ids.ts';
import type { AgentPool } from './agent-pool.ts';
import { WaitingLine } from './waiting-line.ts';
import type { EntryAim } from './waiting-task.ts';

/**
 * All who wait for the same (a condition, an agent, a skill) within one work channel, and all who
 * could serve them. An agent who becomes usable looks at the lines he is a member of, a task that
 * arrives at the lines it would stand in; neither looks at anyone else.
 */
export class Line {
  readonly workChannel: WorkChannelName;
  /** What its tasks wait for. */
  readonly kind: EntryAim['kind'];
  readonly name: string;
  /** Every agent logged in who matches. */
  readonly pool: AgentPool;
  readonly waiting = new WaitingLine();

  constructor(workChannel: WorkChannelName, { kind, name }: EntryAim, pool: AgentPool) {
    this.workChannel = workChannel;
    this.kind = kind;
    this.name = name;
    this.pool = pool;
  }

  get isDeserted(): boolean {
    return this.pool.memberCount === 0 && this.waiting.isEmpty;
  }

  /** Someone waits and someone is usable: they may suit each other. */
  get isOpen(): boolean {
    return this.pool.usableCount > 0 && !this.waiting.isEmpty;
  }
}
