import {
  agentsNamed,
  type StoredEvent,
  type ToldEvent,
} from '../domain/engine/world/outward-event.ts';
import type { CallcenterId } from '../domain/ids.ts';
import { EventFeed } from './runtime/event-feed.ts';
import { type EventFilter, EventFollower } from './runtime/event-follower.ts';
import { StatsFeed } from './runtime/stats-feed.ts';
import type { OperationDeps } from './runtime/operation-deps.ts';

/** Events that are read, and told, at once. */
const AT_ONCE = 100;

type Deps = Pick<OperationDeps, 'callcenters' | 'events' | 'clock'>;

export interface Following {
  readonly callcenterId: CallcenterId;
  /** The last event that is known; null: the latest that there is. */
  readonly after: number | null;
  readonly filter: EventFilter;
  /** Whether one may be told at all. */
  readonly mayTell: (event: StoredEvent) => boolean;
  /** Something is told after that time at the latest. */
  readonly quietForMs: number;
  /** Ends it. */
  readonly ended: AbortSignal;
}

/** What happened, perhaps nothing, and up to which event: there to go on. */
export interface Followed {
  readonly events: readonly StoredEvent[];
  readonly upTo: number;
}

/** With what is told in passing; null: nothing is. */
export interface FollowedAll extends Followed {
  readonly passing: ToldEvent | null;
}

const fits = ({ types, agents }: EventFilter) => {
  const names: ReadonlySet<string> = new Set(agents);
  return (event: StoredEvent): boolean =>
    (types.length === 0 || types.includes(event.event)) &&
    (names.size === 0 || agentsNamed(event).some((name) => names.has(name)));
};

/** Reads on in the store until it stands where the feed hands out events. */
class CatchingUp {
  readonly #feed: EventFeed;
  readonly #read: (after: number) => Promise<readonly StoredEvent[]>;
  readonly #fits: (event: StoredEvent) => boolean;
  /** Where the feed stood when nothing was found; null: something was. */
  #emptyAt: number | null = null;

  constructor(
    feed: EventFeed,
    filter: EventFilter,
    read: (after: number) => Promise<readonly StoredEvent[]>,
  ) {
    this.#feed = feed;
    this.#fits = fits(filter);
    this.#read = read;
  }

  async next(upTo: number): Promise<Followed> {
    const read = await this.#read(upTo);
    const last = read.at(-1);
    if (last !== undefined) {
      this.#emptyAt = null;
      return { events: read.filter(this.#fits), upTo: last.eventId };
    }
    // What the feed has told of may be removed by now. The first look may be shared, and older.
    const stoodAt = this.#emptyAt;
    this.#emptyAt = this.#feed.upTo;
    return { events: [], upTo: Math.max(upTo, stoodAt ?? upTo) };
  }
}

/** null: they have to read on, and have been handed nothing before. */
const handedTo = (follower: EventFollower, feed: EventFeed, upTo: number): Followed | null => {
  const events = follower.take();
  const last = events.at(-1)?.eventId ?? upTo;
  if (feed.follows(follower)) return { events, upTo: Math.max(last, feed.upTo) };
  if (events.length > 0) return { events, upTo: last };
  return feed.join(follower, upTo) ? { events, upTo } : null;
};

/** Feeds, and how many streams have hold of it. */
interface FeedInUse {
  readonly feed: EventFeed;
  readonly stats: StatsFeed;
  readonly stop: () => void;
  streams: number;
}

/** Lets clients follow the events of call centers. */
export class EventFeeds {
  readonly #deps: Deps;
  readonly #feeds = new Map<CallcenterId, FeedInUse>();

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /**
   * Tells events of a call center as they are stored, without gap or double, until it is ended or the
   * call center is removed. Whoever takes them slowly falls behind in the store, and little piles up for
   * them. The first is told at once, to say where it begins.
   */
  async *follow({
    callcenterId,
    after,
    filter,
    mayTell,
    quietForMs,
    ended,
  }: Following): AsyncGenerator<FollowedAll, void, undefined> {
    const { callcenters, events, clock } = this.#deps;
    const { feed, stats } = this.#hold(callcenterId);
    const follower = new EventFollower(filter);
    const read = (after: number) => events.eventsAfter(callcenterId, after, AT_ONCE);
    const catchingUp = new CatchingUp(feed, filter, read);
    ended.addEventListener('abort', follower.news.raise);
    if (filter.types.includes('callcenter.stats')) stats.add(follower);
    try {
      let upTo = after ?? (await events.latestEventId(callcenterId));
      let quietSince = -Infinity;
      while (!ended.aborted && callcenters.has(callcenterId)) {
        const found = handedTo(follower, feed, upTo) ?? (await catchingUp.next(upTo));
        ({ upTo } = found);
        const told = found.events.filter(mayTell);
        const passing = follower.takePassing();
        const isNews = told.length > 0 || passing !== null;
        if (isNews || clock.now() >= quietSince + quietForMs) {
          yield { events: told, passing, upTo };
          quietSince = clock.now();
        }
        if (!feed.follows(follower)) continue;
        const cancel = clock.wakeAt(quietSince + quietForMs, follower.news.raise);
        await follower.news.wait();
        cancel();
      }
    } finally {
      ended.removeEventListener('abort', follower.news.raise);
      this.#letGo(callcenterId, follower);
    }
  }

  #hold(callcenterId: CallcenterId): FeedInUse {
    const { events, callcenters } = this.#deps;
    const known = this.#feeds.get(callcenterId);
    if (known !== undefined) {
      known.streams += 1;
      return known;
    }
    const feed = new EventFeed(callcenterId, { events, scheduler: callcenters.scheduler });
    const stop = events.onStored((stored) => {
      if (stored !== callcenterId) return;
      feed.read();
      if (!callcenters.has(callcenterId)) feed.wakeAll();
    });
    const stats = new StatsFeed(callcenterId, this.#deps);
    const inUse = { feed, stats, stop, streams: 1 };
    this.#feeds.set(callcenterId, inUse);
    return inUse;
  }

  #letGo(callcenterId: CallcenterId, follower: EventFollower): void {
    const inUse = this.#feeds.get(callcenterId);
    if (inUse === undefined) return;
    inUse.feed.leave(follower);
    inUse.stats.remove(follower);
    inUse.streams -= 1;
    if (inUse.streams > 0) return;
    inUse.stop();
    this.#feeds.delete(callcenterId);
  }
}
