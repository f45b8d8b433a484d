import type {
  OutwardEventName,
  StoredEvent,
  ToldEvent,
} from '../../domain/engine/world/outward-event.ts';
import type { AgentName } from '../../domain/ids.ts';
import { Signal } from './signal.ts';

/** Events that wait to be taken; who leaves more reads on in the store. */
export const MOST_WAITING = 100;

/** Events that streams may ask for by name. */
export type StreamedEventName = OutwardEventName | 'callcenter.stats';

/** Of each list any; an empty one: all. */
export interface EventFilter {
  /** Figures are told only where they are among them. */
  readonly types: readonly StreamedEventName[];
  /** Events that name one of them. */
  readonly agents: readonly AgentName[];
}

/** What became of an event that somebody was handed. */
export type Handed = 'taken' | 'not-wanted' | 'too-many';

/** One who follows a call center's events, and what was handed to them since they last looked. */
export class EventFollower {
  readonly filter: EventFilter;
  readonly news = new Signal();
  #waiting: StoredEvent[] = [];
  #passing: ToldEvent | null = null;
  #seen = 0;

  constructor(filter: EventFilter) {
    this.filter = filter;
  }

  /** They are handed what comes after that event. */
  begin(seen: number): void {
    this.#seen = seen;
  }

  /** By an index that has looked at agents, or at types where no agent is named; perhaps twice. */
  hand(event: StoredEvent): Handed {
    const { types } = this.filter;
    if (event.eventId <= this.#seen) return 'not-wanted';
    if (types.length > 0 && !types.includes(event.event)) return 'not-wanted';
    if (this.#waiting.length === MOST_WAITING) return 'too-many';
    this.#seen = event.eventId;
    this.#waiting.push(event);
    return 'taken';
  }

  /** Takes the place of the one before, if that was not taken: it tells all that is to be known. */
  pass(event: ToldEvent): void {
    this.#passing = event;
    this.news.raise();
  }

  takePassing(): ToldEvent | null {
    const taken = this.#passing;
    this.#passing = null;
    return taken;
  }

  take(): readonly StoredEvent[] {
    const taken = this.#waiting;
    this.#waiting = [];
    return taken;
  }
}
