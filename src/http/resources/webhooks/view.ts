import { z } from 'zod';
import type { KeptDelivery } from '../../../operations/ports/webhooks.ts';
import {
  type DataOf,
  shownCount,
  shownMoment,
  shownTextOrNull,
  shownWord,
} from '../../schemas/answer-fields.ts';

/** What came of one request to the webhook. */
export const deliveryData = z
  .object({
    id: shownCount('of the delivery; rises', 812),
    kind: shownWord(
      ['events', 'replay', 'test'],
      'events in their turn, events once more, or a test',
    ),
    sent_time: shownMoment('when it was sent'),
    took_ms: shownCount('how long it took until it was answered or given up, in ms', 23),
    first_event_id: shownCount('the first event in it; 0: a test', 4711),
    last_event_id: shownCount('the last one; without batches the same', 4711),
    events: shownCount('how many events it carried', 1),
    status: z
      .int()
      .nullable()
      .meta({ description: 'the HTTP status; null: there was no answer', examples: [204] }),
    error: shownTextOrNull('why there was no answer; null: there was one', 'no answer').meta({
      examples: [null],
    }),
  })
  .meta({ id: 'WebhookDelivery', description: 'one request to the webhook' });

export const deliveryView = ({
  at,
  tookMs,
  firstEventId,
  lastEventId,
  ...rest
}: KeptDelivery): DataOf<typeof deliveryData> => ({
  ...rest,
  sent_time: at,
  took_ms: tookMs,
  first_event_id: firstEventId,
  last_event_id: lastEventId,
});
