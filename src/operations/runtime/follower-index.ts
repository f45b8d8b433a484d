import { agentsNamed, type StoredEvent } from '../../domain/engine/world/outward-event.ts';
import type { EventFollower } from './event-follower.ts';

type ByName = Map<string, Set<EventFollower>>;

const EVERY = '';

/** Each agent or, where none is named, each type has those who want it; the rest want all. */
const namesOf = ({ filter: { agents, types } }: EventFollower): readonly string[] => {
  if (agents.length > 0) return agents;
  return types.length > 0 ? types : [EVERY];
};

const addTo = (index: ByName, name: string, follower: EventFollower): void => {
  const followers = index.get(name) ?? new Set<EventFollower>();
  index.set(name, followers.add(follower));
};

const removeFrom = (index: ByName, name: string, follower: EventFollower): void => {
  const followers = index.get(name);
  followers?.delete(follower);
  if (followers?.size === 0) index.delete(name);
};

/** Finds those who want an event without a look at those who do not. */
export class FollowerIndex {
  readonly #byAgent: ByName = new Map();
  readonly #byType: ByName = new Map();
  readonly #all = new Set<EventFollower>();

  get size(): number {
    return this.#all.size;
  }

  /** All of them, whatever they want. */
  get all(): Iterable<EventFollower> {
    return this.#all;
  }

  has(follower: EventFollower): boolean {
    return this.#all.has(follower);
  }

  add(follower: EventFollower): void {
    this.#all.add(follower);
    for (const name of namesOf(follower)) addTo(this.#indexFor(follower), name, follower);
  }

  remove(follower: EventFollower): void {
    if (!this.#all.delete(follower)) return;
    for (const name of namesOf(follower)) removeFrom(this.#indexFor(follower), name, follower);
  }

  /** Some perhaps twice. */
  *wanting(event: StoredEvent): Generator<EventFollower, void, undefined> {
    yield* this.#byType.get(EVERY) ?? [];
    yield* this.#byType.get(event.event) ?? [];
    for (const name of agentsNamed(event)) yield* this.#byAgent.get(name) ?? [];
  }

  #indexFor({ filter }: EventFollower): ByName {
    return filter.agents.length > 0 ? this.#byAgent : this.#byType;
  }
}
