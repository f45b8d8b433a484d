import type { Instant, QueueTaskId } from '../ids.ts';
import type { Line } from './line.ts';
import { type Listed, RankedList } from './ranked-list.ts';
import type { QueueEntry, WaitingTask } from './waiting-task.ts';

/** A waiting task with the lines it stands in. */
export interface TaskRecord {
  task: WaitingTask;
  standings: Standing[];
}

/** One entry of a task, standing in the line of those who wait for the same. */
export interface Standing extends Listed<Standing> {
  readonly record: TaskRecord;
  readonly line: Line;
  readonly entry: QueueEntry;
  /** The task's; here too because the order of a line is made of them. */
  readonly since: Instant;
  readonly id: QueueTaskId;
}

/** A standing and its priority at some moment. */
export interface RankedStanding {
  readonly standing: Standing;
  readonly priority: number;
}

/** The longest wait first, then by id. */
const byWait = (a: Standing, b: Standing): number => {
  if (a.since !== b.since) return a.since - b.since;
  if (a.id !== b.id) return a.id < b.id ? -1 : 1;
  return a.entry.number - b.entry.number;
};

/**
 * Standings whose priority rises in step. Who has waited longer is never behind in priority, so
 * that the order by wait is at every moment the order by priority, then wait.
 */
interface Rank {
  readonly priority: number | null;
  readonly raise: number | null;
  readonly standings: RankedList<Standing>;
  /** The first of them. */
  head: Standing;
}

/** Infinity: it does not rise. @param raise in seconds */
const raiseMsOf = (raise: number | null): number => (raise === null ? Infinity : raise * 1000);

/** A priority after some milliseconds of waiting. */
const risen = (priority: number, raiseMs: number, waitedMs: number): number =>
  priority + Math.floor(Math.max(0, waitedMs) / raiseMs);

/** Where a head stands in the figures: three of each, side by side. */
const PRIORITY = 0;
const RAISE_MS = 1;
const SINCE = 2;
const FIGURES = 3;

/** The tasks that wait for the same agents, by priority and raise. */
export class WaitingLine {
  /** For entries that say none of their own. */
  defaultPriority = 0;
  readonly #ranks: Rank[] = [];
  /**
   * What each rank's head is compared by. Every decision asks for some hundred heads, which are
   * strewn all over the memory that a hundred thousand tasks take.
   */
  #heads = new Float64Array();

  get isEmpty(): boolean {
    return this.#ranks.length === 0;
  }

  add(standing: Standing): void {
    const rank = this.#rankOf(standing) ?? this.#openRank(standing);
    rank.standings.add(standing);
    this.#setHead(rank, rank.standings.first() ?? standing);
  }

  remove(standing: Standing): void {
    const rank = this.#rankOf(standing);
    if (rank === undefined) return;
    rank.standings.remove(standing);
    const head = rank.standings.first();
    if (head === undefined) this.#closeRank(rank);
    else this.#setHead(rank, head);
  }

  /**
   * Who goes first of those accepted, if he goes before `rival`; else the rival.
   * Asks about as few standings as it can, best first within each rank.
   */
  firstBefore(
    rival: RankedStanding | null,
    now: Instant,
    accept: (standing: Standing) => boolean,
  ): RankedStanding | null {
    let best = rival;
    const { length } = this.#ranks;
    for (let place = 0; place < length; place += 1) {
      if (best !== null && !this.#headBeats(place, best, now)) continue;
      const rank = this.#ranks[place];
      if (rank !== undefined) best = this.#bestOf(rank, best, now, accept);
    }
    return best;
  }

  /** How many of those who stand here go before this one, who is one of them. */
  ahead(standing: Standing, now: Instant): number {
    const rank = this.#rankOf(standing);
    if (rank === undefined) return 0;
    const self: RankedStanding = { standing, priority: this.#priority(standing, rank, now) };
    return this.#ranks
      .map((other) => other.standings.countWhile((next) => this.#beats(next, other, self, now)))
      .reduce((sum, count) => sum + count, 0);
  }

  /** How many would go before somebody who came now and waited with this priority; null: the line's own. */
  aheadOfNewcomer(priority: number | null, now: Instant): number {
    const own = priority ?? this.defaultPriority;
    return this.#ranks
      .map((rank) => rank.standings.countWhile((one) => this.#priority(one, rank, now) >= own))
      .reduce((sum, count) => sum + count, 0);
  }

  #bestOf(
    rank: Rank,
    rival: RankedStanding | null,
    now: Instant,
    accept: (standing: Standing) => boolean,
  ): RankedStanding | null {
    const standing = accept(rank.head)
      ? rank.head
      : rank.standings.find((next) => !this.#beats(next, rank, rival, now) || accept(next));
    if (standing === undefined || !this.#beats(standing, rank, rival, now)) return rival;
    return { standing, priority: this.#priority(standing, rank, now) };
  }

  /** What {@link #beats} says of the head of the rank at this place. */
  #headBeats(place: number, { standing, priority }: RankedStanding, now: Instant): boolean {
    const heads = this.#heads;
    const figure = place * FIGURES;
    const since = heads[figure + SINCE] ?? 0;
    const base = heads[figure + PRIORITY] ?? NaN;
    const raiseMs = heads[figure + RAISE_MS] ?? Infinity;
    const own = risen(Number.isNaN(base) ? this.defaultPriority : base, raiseMs, now - since);
    if (own !== priority) return own > priority;
    if (since !== standing.since) return since < standing.since;
    const rank = this.#ranks[place];
    return rank !== undefined && byWait(rank.head, standing) < 0;
  }

  #beats(standing: Standing, rank: Rank, rival: RankedStanding | null, now: Instant): boolean {
    if (rival === null) return true;
    const priority = this.#priority(standing, rank, now);
    if (priority !== rival.priority) return priority > rival.priority;
    return byWait(standing, rival.standing) < 0;
  }

  #priority(standing: Standing, { priority, raise }: Rank, now: Instant): number {
    return risen(priority ?? this.defaultPriority, raiseMsOf(raise), now - standing.since);
  }

  #rankOf({ entry, record }: Standing): Rank | undefined {
    const raise = record.task.priorityRaise;
    return this.#ranks.find((rank) => rank.priority === entry.priority && rank.raise === raise);
  }

  #openRank(standing: Standing): Rank {
    const { entry, record } = standing;
    const { priority } = entry;
    const raise = record.task.priorityRaise;
    const rank: Rank = { priority, raise, standings: new RankedList(byWait), head: standing };
    this.#ranks.push(rank);
    this.#noteHeads();
    return rank;
  }

  #closeRank(rank: Rank): void {
    this.#ranks.splice(this.#ranks.indexOf(rank), 1);
    this.#noteHeads();
  }

  #setHead(rank: Rank, head: Standing): void {
    if (rank.head === head) return;
    rank.head = head;
    this.#heads[this.#ranks.indexOf(rank) * FIGURES + SINCE] = head.since;
  }

  #noteHeads(): void {
    this.#heads = Float64Array.from(
      this.#ranks.flatMap(({ priority, raise, head }) => [
        priority ?? NaN,
        raiseMsOf(raise),
        head.since,
      ]),
    );
  }
}
