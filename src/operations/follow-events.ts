import {
  agentsNamed,
  type OutwardEventName,
  type StoredEvent,
} from '../domain/engine/outward-event.ts';
import type { AgentName, CallcenterId } from '../domain/ids.ts';
import { Bell } from './bell.ts';
import type { OperationParts } from './operation-parts.ts';

/** Events that are read, and told, at once. */
const AT_ONCE = 100;

type Parts = Pick<OperationParts, 'callcenters' | 'events' | 'clock'>;

/** Of each list any; an empty one: all. */
export interface EventFilter {
  readonly types: readonly OutwardEventName[];
  /** Events that name one of them. */
  readonly agents: readonly AgentName[];
}

export interface Following {
  readonly callcenterId: CallcenterId;
  /** The last event that is known; null: the latest that there is. */
  readonly after: number | null;
  readonly filter: EventFilter;
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

const fits = ({ types, agents }: EventFilter) => {
  const names: ReadonlySet<string> = new Set(agents);
  return (event: StoredEvent): boolean =>
    (types.length === 0 || types.includes(event.event)) &&
    (names.size === 0 || agentsNamed(event).some((name) => names.has(name)));
};

/**
 * Tells events of a call center as they are stored, without gap or double, until it is ended or the
 * call center is removed. All come from the store: whoever takes them slowly falls behind there, and
 * nothing piles up for him. The first is told at once, to say where it begins.
 */
export async function* followEvents(
  { callcenters, events, clock }: Parts,
  { callcenterId, after, filter, quietForMs, ended }: Following,
): AsyncGenerator<Followed, void, undefined> {
  const bell = new Bell();
  const stop = events.onStored((stored) => {
    if (stored === callcenterId) bell.ring();
  });
  ended.addEventListener('abort', bell.ring);
  try {
    let upTo = after ?? (await events.latestEventId(callcenterId));
    let quietSince = -Infinity;
    while (!ended.aborted && callcenters.has(callcenterId)) {
      const read = await events.eventsAfter(callcenterId, upTo, AT_ONCE);
      upTo = read.at(-1)?.eventId ?? upTo;
      const wanted = read.filter(fits(filter));
      if (wanted.length > 0 || clock.now() >= quietSince + quietForMs) {
        yield { events: wanted, upTo };
        quietSince = clock.now();
      }
      if (read.length === AT_ONCE) continue;
      const cancel = clock.wakeAt(quietSince + quietForMs, bell.ring);
      await bell.heard();
      cancel();
    }
  } finally {
    ended.removeEventListener('abort', bell.ring);
    stop();
  }
}
