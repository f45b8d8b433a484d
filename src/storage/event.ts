import type { Knex } from 'knex';
import type {
  OutwardEvent,
  OutwardEventName,
  StoredEvent,
} from '../domain/engine/world/outward-event.ts';
import type { CallcenterId, Instant } from '../domain/ids.ts';
import { withinBytes } from './within-bytes.ts';

interface EventRow {
  readonly event_id: number;
  readonly callcenter_id: string;
  readonly event: OutwardEventName;
  readonly at: number;
  readonly body: string;
}

/** Most that are read are told as the text that they are stored as: it is parsed when somebody looks into it. */
class EventOfRow implements StoredEvent {
  readonly eventId: number;
  readonly event: OutwardEventName;
  readonly at: Instant;
  readonly bodyText: string;
  #body: OutwardEvent['body'] | null = null;

  constructor({ event_id, event, at, body }: EventRow) {
    this.eventId = event_id;
    this.event = event;
    this.at = at;
    this.bodyText = body;
  }

  get body(): OutwardEvent['body'] {
    this.#body ??= JSON.parse(this.bodyText) as OutwardEvent['body'];
    return this.#body;
  }
}

/** A call center's next events after one that is known (0: from the first), in order. */
export const eventsAfter = async (
  knex: Knex,
  callcenter: CallcenterId,
  eventId: number,
  limit: number,
  mostBytes?: number,
): Promise<readonly StoredEvent[]> => {
  const found = knex<EventRow>('event')
    .where('callcenter_id', callcenter)
    .where('event_id', '>', eventId)
    .orderBy('event_id')
    .limit(limit)
    .select<EventRow[]>('event_id', 'event', 'at', 'body');
  const rows = await (mostBytes === undefined
    ? found
    : withinBytes<EventRow>(knex, found, { text: 'body', order: ['event_id'], mostBytes }));
  return rows.map((row) => new EventOfRow(row));
};

/** 0: there is none. */
export const latestEventId = async (knex: Knex, callcenter: CallcenterId): Promise<number> => {
  const row = await knex<EventRow>('event')
    .where('callcenter_id', callcenter)
    .max<{ latest: number | null }>({ latest: 'event_id' })
    .first();
  return row?.latest ?? 0;
};

/** When the last event of any call center happened; null: there is none. */
export const latestInstant = async (knex: Knex): Promise<Instant | null> => {
  const row = await knex<EventRow>('event').orderBy('event_id', 'desc').first('at');
  return row?.at ?? null;
};

/**
 * Removes events from before a moment, of the oldest `most`, so that commits have not long to wait.
 * @param table where they are
 * @returns how many were removed; fewer than `most`: none are left but those out of their order
 */
export const removeEventsBefore = (
  knex: Knex,
  moment: Instant,
  most: number,
  table = 'event',
): Promise<number> => {
  const oldest = knex<EventRow>(table).orderBy('event_id').limit(most).select('event_id', 'at');
  return knex<EventRow>(table)
    .whereIn('event_id', knex.from(oldest.as('oldest')).where('at', '<', moment).select('event_id'))
    .del();
};
