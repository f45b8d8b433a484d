import { z } from 'zod';
import type { StoredCondition } from '../../../domain/stored-condition.ts';
import { type DataOf, shownCount, shownText } from '../../schemas/answer-fields.ts';
import { conditionName, workChannelName } from '../../schemas/fields.ts';

const timeData = (what: string) =>
  z
    .number()
    .meta({ examples: [30] })
    .nullable()
    .meta({ description: `seconds of ${what}` });

/** A stored rule that picks agents. */
export const conditionData = z
  .object({
    name: conditionName,
    channel: workChannelName.meta({ description: 'the work channel whose agents it picks' }),
    where: shownText('who matches: a boolean expression over skills', "skills['sales'] > 60"),
    sort: shownText('whom to prefer: a numeric expression over skills', "skills['sales']"),
    priority: shownCount('whose turn comes sooner, from 0 to 99', 10),
    timeout: timeData('waiting and ringing together; null: without limit'),
    queue_timeout: timeData('waiting; 0: now or never; null: without limit'),
    fetch_timeout: timeData('ringing one phone; null: 45'),
  })
  .meta({ id: 'Condition', description: 'a stored rule that picks agents' });

const inSeconds = (ms: number | null): number | null => (ms === null ? null : ms / 1000);

/** Timeouts in seconds; null: without limit, or for `fetch_timeout` the default. */
export const conditionView = (condition: StoredCondition): DataOf<typeof conditionData> => ({
  name: condition.name,
  channel: condition.workChannel,
  where: condition.where,
  sort: condition.sort,
  priority: condition.priority,
  timeout: inSeconds(condition.timeoutMs),
  queue_timeout: inSeconds(condition.queueTimeoutMs),
  fetch_timeout: inSeconds(condition.fetchTimeoutMs),
});
