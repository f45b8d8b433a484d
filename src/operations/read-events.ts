import type { StoredEvent } from '../domain/engine/outward-event.ts';
import type { CallcenterId } from '../domain/ids.ts';
import type { OperationParts } from './operation-parts.ts';

type Parts = Pick<OperationParts, 'callcenters' | 'events'>;

export interface EventPage {
  readonly events: readonly StoredEvent[];
  /** There are others after these. */
  readonly more: boolean;
}

/**
 * Oldest first, those after an event that is known (0: from the first that is kept).
 * @param mostBytes what exceeds them, but for the first event that does, is not read
 * @throws Refusal callcenter-not-found
 */
export const readEvents = async (
  { callcenters, events }: Parts,
  id: CallcenterId,
  after: number,
  limit: number,
  mostBytes: number,
): Promise<EventPage> => {
  callcenters.find(id);
  const found = await events.eventsAfter(id, after, limit + 1, mostBytes);
  return { events: found.slice(0, limit), more: found.length > limit };
};
