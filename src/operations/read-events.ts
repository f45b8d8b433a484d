import type { StoredEvent } from '../domain/engine/world/outward-event.ts';
import type { CallcenterId } from '../domain/ids.ts';
import type { OperationDeps } from './runtime/operation-deps.ts';

type Deps = Pick<OperationDeps, 'callcenters' | 'events'>;

export interface EventPage {
  readonly events: readonly StoredEvent[];
  /** The last that was looked at: there to go on. */
  readonly upTo: number;
  /** There are others after these. */
  readonly more: boolean;
}

/** What is to be read. */
export interface EventsAsked {
  /** The last event that is known; 0: from the first that is kept. */
  readonly after: number;
  readonly limit: number;
  /** What exceeds them, but for the first event that does, is not read. */
  readonly mostBytes: number;
  /** Whether one may be told; those that may not be leave the page shorter. */
  readonly mayTell: (event: StoredEvent) => boolean;
}

/**
 * Oldest first, those after an event that is known.
 * @throws Refusal callcenter-not-found
 */
export const readEvents = async (
  { callcenters, events }: Deps,
  id: CallcenterId,
  { after, limit, mostBytes, mayTell }: EventsAsked,
): Promise<EventPage> => {
  callcenters.find(id);
  const found = await events.eventsAfter(id, after, limit + 1, mostBytes);
  const looked = found.slice(0, limit);
  const told = looked.filter(mayTell);
  const upTo = looked.at(-1)?.eventId ?? after;
  // Where some were left out, it cannot be told from the size of the page whether the limit of bytes ended it.
  return { events: told, upTo, more: found.length > limit || told.length < looked.length };
};
