import type { StoredEvent } from '../../domain/engine/world/outward-event.ts';
import type { CallcenterId } from '../../domain/ids.ts';
import type { EventLog } from '../ports/event-log.ts';

type Read = Promise<readonly StoredEvent[]>;

/**
 * Lets all who read on from the same event share one look at the store, so that a thousand who
 * follow a call center cost a commit no more than one. What they get is theirs together: nobody may
 * change it.
 */
export class SharedReads implements EventLog {
  readonly #log: EventLog;
  /** Reads under way, by call center and what they were asked. */
  readonly #reads = new Map<CallcenterId, Map<string, Read>>();

  constructor(log: EventLog) {
    this.#log = log;
    // Before anybody else who listens: a read that began before a commit may lack what it stored.
    log.onStored((callcenter) => this.#reads.delete(callcenter));
  }

  eventsAfter(callcenter: CallcenterId, eventId: number, limit: number, mostBytes?: number): Read {
    const reads = this.#reads.get(callcenter) ?? new Map<string, Read>();
    this.#reads.set(callcenter, reads);
    const asked = `${eventId}/${limit}/${mostBytes ?? ''}`;
    const shared = reads.get(asked);
    if (shared !== undefined) return shared;
    const read = this.#log.eventsAfter(callcenter, eventId, limit, mostBytes).finally(() => {
      reads.delete(asked);
      if (reads.size === 0 && this.#reads.get(callcenter) === reads) this.#reads.delete(callcenter);
    });
    reads.set(asked, read);
    return read;
  }

  latestEventId(callcenter: CallcenterId): Promise<number> {
    return this.#log.latestEventId(callcenter);
  }

  onStored(listener: (callcenter: CallcenterId) => void): () => void {
    return this.#log.onStored(listener);
  }
}
