import type { WorkChannelName } from '../ids.ts';
import { AgentColumns } from './agent-columns.ts';
import { AgentPool } from './agent-pool.ts';
import { Line } from './line.ts';
import { Places } from './places.ts';
import { lastEndedAt, type QueueAgent } from './queue-agent.ts';
import { type Ground, Ranking } from './ranking.ts';
import { Runs } from './runs.ts';
import type { EntryAim } from './waiting-task.ts';

/** An agent who is logged in, with his slot among the staff of his work channel. */
export interface AgentRecord {
  agent: QueueAgent;
  readonly staff: Staff;
  readonly slot: number;
}

/** The agents of one work channel who are logged in, and the lines that they could serve. */
export class Staff implements Ground {
  readonly workChannel: WorkChannelName;
  readonly columns = new AgentColumns();
  readonly runs = new Runs();
  readonly places = new Places();
  /**
   * Everybody, the most senior first. Thus a pool that is filled anew need not compare them: at ten
   * thousand agents sorting would take longer than asking the condition about each of them.
   */
  readonly seniors = new Ranking(this, 0);
  /** By the number of their pool. */
  readonly #lines: (Line | undefined)[] = [undefined];
  readonly #free: number[] = [];

  constructor(workChannel: WorkChannelName) {
    this.workChannel = workChannel;
  }

  openLine(aim: EntryAim): Line {
    const number = this.#free.pop() ?? this.#lines.length;
    const line = new Line(this.workChannel, aim, new AgentPool(this, number));
    this.#lines[number] = line;
    return line;
  }

  /** For a line without members. */
  closeLine({ pool }: Line): void {
    this.#lines[pool.number] = undefined;
    this.#free.push(pool.number);
  }

  /** An agent who is not here yet; he is in no line, and not usable. */
  admit(agent: QueueAgent): AgentRecord {
    const slot = this.columns.take(agent.name, lastEndedAt(agent));
    this.places.open(slot);
    this.seniors.add(slot, 0);
    return { agent, staff: this, slot };
  }

  /** Undoes {@link admit}. */
  dismiss(slot: number): void {
    this.seniors.remove(slot);
    this.places.close(slot);
    this.columns.release(slot);
  }

  /** Goes through the lines that an agent is a member of. `visit` may end that membership alone. */
  forEachLine(slot: number, visit: (line: Line, run: number) => void): void {
    const { places } = this;
    // Backwards, because the last takes the place of one that is dropped. The first is `seniors`.
    for (let number = places.count(slot) - 1; number > 0; number -= 1) {
      const line = this.#lines[places.rankingAt(slot, number)];
      if (line !== undefined) visit(line, places.runAt(slot, number));
    }
  }

  /** To be called while he is not usable. */
  setLastEndedAt(slot: number, instant: number): void {
    if (this.columns.lastEndedAt[slot] === instant) return;
    this.columns.lastEndedAt[slot] = instant;
    this.seniors.move(slot, this.places.runAt(slot, 0));
    this.forEachLine(slot, ({ pool }, run) => {
      pool.move(slot, run);
    });
  }
}
