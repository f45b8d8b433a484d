import type { StoredEvent } from '../../domain/engine/world/outward-event.ts';
import type { CallcenterId, Instant } from '../../domain/ids.ts';

/** The events that were stored in the last days, in their order. */
export interface EventLog {
  /**
   * A call center's next events after one that is known (0: from the first), as many as asked for.
   * @param mostBytes of what they tell: the event that exceeds them is the last; absent: any number
   */
  eventsAfter(
    callcenter: CallcenterId,
    eventId: number,
    limit: number,
    mostBytes?: number,
  ): Promise<readonly StoredEvent[]>;
  /** The id of the latest event of a call center; 0: there is none. */
  latestEventId(callcenter: CallcenterId): Promise<number>;
  /**
   * Calls back after each commit that stored events of a call center or changed its settings, and
   * when it was removed; answers how to stop that. What was told of can be read at once.
   */
  onStored(listener: (callcenter: CallcenterId) => void): () => void;
}

export interface OldEvents {
  /**
   * Removes events from before a moment, of the oldest `most`.
   * @returns how many; fewer than `most`: none are left
   */
  removeEventsBefore(moment: Instant, most: number): Promise<number>;
}
