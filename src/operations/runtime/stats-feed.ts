import type { ToldEvent } from '../../domain/engine/world/outward-event.ts';
import type { CallcenterId, Instant } from '../../domain/ids.ts';
import type { Callcenters } from '../callcenters.ts';
import type { Clock } from '../ports/clock.ts';
import { statsText } from '../stats-event.ts';
import type { EventFollower } from './event-follower.ts';

const EVERY_MS = 1000;
/** All streams together are sent no more a second: figures of many conditions come more seldom. */
const MOST_BYTES_PER_MS = 20_000;
/** How many followers are handed the figures in one turn; each writes to a connection of its own. */
const HANDED_AT_ONCE = 20;

interface Deps {
  readonly callcenters: Callcenters;
  readonly clock: Clock;
}

/** What figures were made of. */
interface Made {
  readonly world: object;
  readonly revision: number;
  /** When figures of the last hour change by themselves; null: they do not. */
  readonly until: Instant | null;
}

/**
 * Makes the figures of one call center each second while they change, once for all who follow them, and only
 * while somebody does.
 */
export class StatsFeed {
  readonly #callcenterId: CallcenterId;
  readonly #deps: Deps;
  readonly #followers = new Set<EventFollower>();
  #latest: ToldEvent | null = null;
  #made: Made | null = null;
  #isRunning = false;

  constructor(callcenterId: CallcenterId, deps: Deps) {
    this.#callcenterId = callcenterId;
    this.#deps = deps;
  }

  /** They are handed the figures now, and whenever they change. */
  add(follower: EventFollower): void {
    this.#followers.add(follower);
    if (this.#latest !== null) follower.pass(this.#latest);
    if (this.#isRunning) return;
    this.#isRunning = true;
    void this.#look();
  }

  remove(follower: EventFollower): void {
    this.#followers.delete(follower);
  }

  async #look(): Promise<void> {
    const { callcenters, clock } = this.#deps;
    if (this.#followers.size === 0 || !callcenters.has(this.#callcenterId)) {
      this.#isRunning = false;
      // Whoever comes later is not handed what was true once.
      this.#latest = null;
      this.#made = null;
      return;
    }
    await callcenters.scheduler.turn(this.#callcenterId);
    if (this.#makeAnew()) await this.#handOut();
    clock.wakeAt(clock.now() + this.#pauseMs(), () => void this.#look());
  }

  /** @returns whether something changed */
  #makeAnew(): boolean {
    const { callcenters, clock } = this.#deps;
    if (!callcenters.has(this.#callcenterId)) return false;
    const { world } = callcenters.find(this.#callcenterId);
    const now = clock.now();
    const { world: before, revision, until } = this.#made ?? { world: null, revision: 0, until: 0 };
    const isSame = before === world && revision === world.revision && now < (until ?? Infinity);
    if (isSame) return false;
    world.recent.forgetOld(now);
    this.#made = { world, revision: world.revision, until: world.recent.nextEnd };
    const bodyText = statsText(world);
    if (bodyText === this.#latest?.bodyText) return false;
    this.#latest = { event: 'callcenter.stats', eventId: 0, at: now, bodyText };
    return true;
  }

  async #handOut(): Promise<void> {
    const latest = this.#latest;
    if (latest === null) return;
    let number = 0;
    for (const follower of this.#followers) {
      if (number % HANDED_AT_ONCE === 0) {
        await this.#deps.callcenters.scheduler.turn(this.#callcenterId);
      }
      number += 1;
      follower.pass(latest);
    }
  }

  #pauseMs(): number {
    const bytes = (this.#latest?.bodyText.length ?? 0) * this.#followers.size;
    return Math.max(EVERY_MS, bytes / MOST_BYTES_PER_MS);
  }
}
