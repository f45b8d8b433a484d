import { z } from 'zod';
import type { RoutedNumber } from '../../../domain/routed-number.ts';
import { type DataOf, shownTextOrNull } from '../../schemas/answer-fields.ts';
import { callcenterId } from '../../schemas/fields.ts';
import { routedNumber } from './body.ts';

/** A number and where its calls go. */
export const numberData = z
  .object({
    number: routedNumber,
    callcenter_id: callcenterId,
    enqueue: shownTextOrNull(
      'the XML by which calls go straight into the queue; null: they go to an IVR',
      '<enqueue><route><condition name="sales"/></route></enqueue>',
    ),
    ivr: shownTextOrNull(
      'context,extension of the dialplan to which calls go; null: they go into the queue',
      'ivr,6000',
    ),
  })
  .meta({ id: 'Number', description: 'a number that calls come in for, and where they go' });

export const numberView = ({
  number,
  callcenterId: callcenter_id,
  target,
}: RoutedNumber): DataOf<typeof numberData> => ({
  number,
  callcenter_id,
  enqueue: target.kind === 'enqueue' ? target.xml : null,
  ivr: target.kind === 'ivr' ? `${target.context},${target.extension}` : null,
});
