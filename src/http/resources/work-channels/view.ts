import { z } from 'zod';
import type { WorkChannel } from '../../../domain/work-channel.ts';
import type { DataOf } from '../../schemas/answer-fields.ts';
import { workChannelName } from '../../schemas/fields.ts';

const limitData = (what: string) =>
  z
    .int()
    .min(0)
    .meta({ examples: [100] })
    .nullable()
    .meta({ description: `how many ${what} at most; null: without limit` });

/** A named partition of a call center, with its limits. */
export const workChannelData = z
  .object({
    name: workChannelName,
    max_agent: limitData('agents logged in'),
    max_queue_condition: limitData('stored conditions'),
    max_queue_task: limitData('queue tasks that wait or ring a phone'),
  })
  .meta({ id: 'WorkChannel', description: 'a named partition of a call center' });

export const workChannelView = ({
  name,
  maxAgent,
  maxQueueCondition,
  maxQueueTask,
}: WorkChannel): DataOf<typeof workChannelData> => ({
  name,
  max_agent: maxAgent,
  max_queue_condition: maxQueueCondition,
  max_queue_task: maxQueueTask,
});
