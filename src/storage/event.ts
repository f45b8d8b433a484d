import type { Knex } from 'knex';
import type { OutwardEvent, OutwardEventName } from '../domain/engine/outward-event.ts';
import type { CallcenterId } from '../domain/ids.ts';

/** An event with the id that it got when it was stored: rising over all call centers. */
export interface StoredEvent extends OutwardEvent {
  readonly eventId: number;
}

interface EventRow {
  readonly event_id: number;
  readonly callcenter_id: string;
  readonly event: OutwardEventName;
  readonly at: number;
  readonly body: string;
}

/** A call center's next events after one that is known (0: from the first), in order. */
export const eventsAfter = async (
  knex: Knex,
  callcenter: CallcenterId,
  eventId: number,
  limit: number,
): Promise<readonly StoredEvent[]> => {
  const rows = await knex<EventRow>('event')
    .where('callcenter_id', callcenter)
    .where('event_id', '>', eventId)
    .orderBy('event_id')
    .limit(limit)
    .select('event_id', 'event', 'at', 'body');
  return rows.map(({ event_id, event, at, body }) => ({
    eventId: event_id,
    event,
    at,
    body: JSON.parse(body) as OutwardEvent['body'],
  }));
};
