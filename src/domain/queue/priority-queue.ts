import type { Instant, QueueTaskId } from '../ids.ts';
import type { EntryQueue } from './entry-queue.ts';
import { type Listed, RankedList } from './ranked-list.ts';
import type { QueueEntry, WaitingTask } from './waiting-task.ts';

/** A waiting task with its entries as they are queued. */
export interface TaskRecord {
  task: WaitingTask;
  queued: QueuedEntry[];
}

/** One entry of a task, as it waits in a queue. */
export interface QueuedEntry extends Listed<QueuedEntry> {
  readonly record: TaskRecord;
  readonly queue: EntryQueue;
  readonly entry: QueueEntry;
  /** The task's `since` and id, repeated here because they order the queue. */
  readonly since: Instant;
  readonly id: QueueTaskId;
}

/** A queued entry and its priority at some moment. */
export interface RankedEntry {
  readonly queued: QueuedEntry;
  readonly priority: number;
}

/** The longest wait first, then by id. */
const byWait = (a: QueuedEntry, b: QueuedEntry): number => {
  if (a.since !== b.since) return a.since - b.since;
  if (a.id !== b.id) return a.id < b.id ? -1 : 1;
  return a.entry.number - b.entry.number;
};

/**
 * Entries with the same priority and the same raise. Their priorities rise at the same speed, so the one
 * that has waited longest never has a lower priority: the order by wait is always also the order by priority.
 */
interface Rank {
  readonly priority: number | null;
  readonly raise: number | null;
  readonly queued: RankedList<QueuedEntry>;
  /** The first of them. */
  head: QueuedEntry;
}

/** Infinity: it does not rise. @param raise in seconds */
const raiseMsOf = (raise: number | null): number => (raise === null ? Infinity : raise * 1000);

/** A priority after some milliseconds of waiting. */
const risen = (priority: number, raiseMs: number, waitedMs: number): number =>
  priority + Math.floor(Math.max(0, waitedMs) / raiseMs);

/** The positions of a head's three figures, which stand side by side. */
const PRIORITY = 0;
const RAISE_MS = 1;
const SINCE = 2;
const FIGURES = 3;

/** The tasks that wait for the same agents, by priority and raise. */
export class PriorityQueue {
  /** For entries without a priority of their own. */
  defaultPriority = 0;
  readonly #ranks: Rank[] = [];
  /**
   * The figures that the heads of the ranks are compared by. Each decision compares some hundred heads, and
   * the heads themselves are scattered over the memory that a hundred thousand tasks take.
   */
  #heads = new Float64Array();

  get isEmpty(): boolean {
    return this.#ranks.length === 0;
  }

  add(queued: QueuedEntry): void {
    const rank = this.#rankOf(queued) ?? this.#openRank(queued);
    rank.queued.add(queued);
    this.#setHead(rank, rank.queued.first() ?? queued);
  }

  remove(queued: QueuedEntry): void {
    const rank = this.#rankOf(queued);
    if (rank === undefined) return;
    rank.queued.remove(queued);
    const head = rank.queued.first();
    if (head === undefined) this.#closeRank(rank);
    else this.#setHead(rank, head);
  }

  /**
   * The first of the accepted entries, if it goes before `rival`; else the rival.
   * `accept` is called as rarely as possible, best first within each rank.
   */
  firstBefore(
    rival: RankedEntry | null,
    now: Instant,
    accept: (queued: QueuedEntry) => boolean,
  ): RankedEntry | null {
    let best = rival;
    const { length } = this.#ranks;
    for (let place = 0; place < length; place += 1) {
      if (best !== null && !this.#headBeats(place, best, now)) continue;
      const rank = this.#ranks[place];
      if (rank !== undefined) best = this.#bestOf(rank, best, now, accept);
    }
    return best;
  }

  /** How many entries of this queue go before this one, which is one of them. */
  ahead(queued: QueuedEntry, now: Instant): number {
    const rank = this.#rankOf(queued);
    if (rank === undefined) return 0;
    const self: RankedEntry = { queued, priority: this.#priority(queued, rank, now) };
    return this.#ranks
      .map((other) => other.queued.countWhile((next) => this.#beats(next, other, self, now)))
      .reduce((sum, count) => sum + count, 0);
  }

  /** How many entries would go before a new one with this priority; null: the queue's default priority. */
  aheadOfNewcomer(priority: number | null, now: Instant): number {
    const own = priority ?? this.defaultPriority;
    return this.#ranks
      .map((rank) => rank.queued.countWhile((one) => this.#priority(one, rank, now) >= own))
      .reduce((sum, count) => sum + count, 0);
  }

  #bestOf(
    rank: Rank,
    rival: RankedEntry | null,
    now: Instant,
    accept: (queued: QueuedEntry) => boolean,
  ): RankedEntry | null {
    const queued = accept(rank.head)
      ? rank.head
      : rank.queued.find((next) => !this.#beats(next, rank, rival, now) || accept(next));
    if (queued === undefined || !this.#beats(queued, rank, rival, now)) return rival;
    return { queued, priority: this.#priority(queued, rank, now) };
  }

  /** What {@link #beats} says of the head of the rank at this place. */
  #headBeats(place: number, { queued, priority }: RankedEntry, now: Instant): boolean {
    const heads = this.#heads;
    const figure = place * FIGURES;
    const since = heads[figure + SINCE] ?? 0;
    const base = heads[figure + PRIORITY] ?? NaN;
    const raiseMs = heads[figure + RAISE_MS] ?? Infinity;
    const own = risen(Number.isNaN(base) ? this.defaultPriority : base, raiseMs, now - since);
    if (own !== priority) return own > priority;
    if (since !== queued.since) return since < queued.since;
    const rank = this.#ranks[place];
    return rank !== undefined && byWait(rank.head, queued) < 0;
  }

  #beats(queued: QueuedEntry, rank: Rank, rival: RankedEntry | null, now: Instant): boolean {
    if (rival === null) return true;
    const priority = this.#priority(queued, rank, now);
    if (priority !== rival.priority) return priority > rival.priority;
    return byWait(queued, rival.queued) < 0;
  }

  #priority(queued: QueuedEntry, { priority, raise }: Rank, now: Instant): number {
    return risen(priority ?? this.defaultPriority, raiseMsOf(raise), now - queued.since);
  }

  #rankOf({ entry, record }: QueuedEntry): Rank | undefined {
    const raise = record.task.priorityRaise;
    return this.#ranks.find((rank) => rank.priority === entry.priority && rank.raise === raise);
  }

  #openRank(queued: QueuedEntry): Rank {
    const { entry, record } = queued;
    const { priority } = entry;
    const raise = record.task.priorityRaise;
    const rank: Rank = { priority, raise, queued: new RankedList(byWait), head: queued };
    this.#ranks.push(rank);
    this.#noteHeads();
    return rank;
  }

  #closeRank(rank: Rank): void {
    this.#ranks.splice(this.#ranks.indexOf(rank), 1);
    this.#noteHeads();
  }

  #setHead(rank: Rank, head: QueuedEntry): void {
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
