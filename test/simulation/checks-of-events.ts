import type { z } from 'zod';
import type { OutwardEvent } from '../../src/domain/engine/world/outward-event.ts';
import { EVENT_DATA } from '../../src/http/resources/events/view.ts';
import { Violation } from './violation.ts';

/** Each kind of event with nothing let in that is not documented. */
const STRICT = new Map<string, z.ZodObject>(
  Object.entries(EVENT_DATA).map(([name, schema]) => [name, schema.strict()]),
);

/**
 * Every event is as it is documented, nothing left out and nothing added.
 * @throws Violation
 */
export const checkEvent = ({ event, at, body }: OutwardEvent): void => {
  const told = { event, event_id: 1, callcenter_id: 'acme', current_time: at, ...body };
  const result = STRICT.get(event)?.safeParse(told);
  if (result?.success === true) return;
  const wrong = result?.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new Violation('events are as documented', `${String(wrong)} in ${JSON.stringify(told)}`);
};
