import type { StoredEvent } from '../../domain/engine/world/outward-event.ts';
import type { CallcenterId } from '../../domain/ids.ts';
import type { EventFollower } from './event-follower.ts';
import { FollowerIndex } from './follower-index.ts';
import type { EventLog } from '../ports/event-log.ts';
import type { FairScheduler } from './fair-scheduler.ts';

/** Events that are read at once. */
const AT_ONCE = 100;
/** How many followers are woken in one turn; each writes to a connection of its own. */
const WOKEN_AT_ONCE = 20;

/** What a feed works on. */
export interface FeedDeps {
  readonly events: EventLog;
  readonly scheduler: FairScheduler;
}

/**
 * Reads the events of one call center once for all who follow it, from a place of its own, and hands each
 * to those who want it. It never waits for a follower: a follower that does not take its events is let go,
 * and reads on in the store.
 */
export class EventFeed {
  readonly #callcenterId: CallcenterId;
  readonly #deps: FeedDeps;
  readonly #followers = new FollowerIndex();
  readonly #woken = new Set<EventFollower>();
  /** The last event that was handed out; null: there was no follower yet. */
  #upTo: number | null = null;
  #isReading = false;
  /** Something may have been stored since it last began to read. */
  #isAnew = false;

  constructor(callcenterId: CallcenterId, deps: FeedDeps) {
    this.#callcenterId = callcenterId;
    this.#deps = deps;
  }

  get isFollowed(): boolean {
    return this.#followers.size > 0;
  }

  /** The last event that was handed out. */
  get upTo(): number {
    return this.#upTo ?? 0;
  }

  /** Whether the follower has read all stored events, and is handed new ones; else it has to read on first. */
  join(follower: EventFollower, upTo: number): boolean {
    if (!this.isFollowed && !this.#isReading) this.#upTo = upTo;
    if (upTo < this.upTo) return false;
    follower.begin(upTo);
    this.#followers.add(follower);
    // What was stored while nobody followed was rung for nobody.
    this.read();
    return true;
  }

  follows(follower: EventFollower): boolean {
    return this.#followers.has(follower);
  }

  leave(follower: EventFollower): void {
    this.#followers.remove(follower);
  }

  /** There may be something new. */
  read(): void {
    this.#isAnew = true;
    if (this.#isReading) return;
    this.#isReading = true;
    // Those who follow read by themselves then, and fail by themselves if that fails too.
    void this.#readAll()
      .catch(() => {
        for (const follower of this.#followers.all) this.#letGo(follower);
        return this.#wake();
      })
      .finally(() => {
        this.#isReading = false;
      });
  }

  /** For those who have to look whether they are to go on. */
  wakeAll(): void {
    for (const { news } of this.#followers.all) news.raise();
  }

  async #readAll(): Promise<void> {
    while (this.#isAnew && this.isFollowed) {
      this.#isAnew = false;
      const read = await this.#deps.events.eventsAfter(this.#callcenterId, this.upTo, AT_ONCE);
      if (read.length === AT_ONCE) this.#isAnew = true;
      for (const event of read) {
        await this.#deps.scheduler.turn(this.#callcenterId);
        this.#handOut(event);
      }
      await this.#wake();
    }
  }

  #handOut(event: StoredEvent): void {
    for (const follower of this.#followers.wanting(event)) {
      const handed = follower.hand(event);
      if (handed === 'taken') this.#woken.add(follower);
      else if (handed === 'too-many') this.#letGo(follower);
    }
    this.#upTo = event.eventId;
  }

  #letGo(follower: EventFollower): void {
    this.#followers.remove(follower);
    this.#woken.add(follower);
  }

  async #wake(): Promise<void> {
    let number = 0;
    for (const follower of this.#woken) {
      if (number % WOKEN_AT_ONCE === 0) await this.#deps.scheduler.turn(this.#callcenterId);
      number += 1;
      this.#woken.delete(follower);
      follower.news.raise();
    }
  }
}
