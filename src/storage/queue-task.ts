import type { Knex } from 'knex';
import type { CallcenterId, QueueTaskId } from '../domain/ids.ts';
import type { QueueTask } from '../domain/queue-task.ts';
import type { Page, PageOf } from '../operations/ports/page.ts';
import type { QueueTaskFilter, QueueTaskState } from '../operations/ports/store.ts';
import { pageOf } from './page.ts';
import { parseRecord } from './record-text.ts';
import type { HistoryRow } from './record-tables.ts';

/** Those that are over are history: read here, and never loaded. */
export const LIVING_TASKS: readonly QueueTaskState[] = [
  'waiting',
  'fetching',
  'calling',
  'resting',
];

export const findQueueTask = async (
  knex: Knex,
  callcenter: CallcenterId,
  id: QueueTaskId,
): Promise<QueueTask | null> => {
  const row = await knex<HistoryRow>('queue_task')
    .where({ callcenter_id: callcenter, key: id })
    .first('record');
  return row === undefined ? null : parseRecord('queue_task', row.record);
};

export const listQueueTasks = (
  knex: Knex,
  callcenter: CallcenterId,
  { state, agent, since }: QueueTaskFilter,
  page: Page,
): Promise<PageOf<QueueTask>> => {
  const query = knex<HistoryRow>('queue_task').where('callcenter_id', callcenter);
  if (state !== null) void query.where('state', state);
  if (agent !== null) void query.where('agent', agent);
  if (since !== null) void query.where('created_at', '>=', since);
  return pageOf(knex, 'queue_task', query, page);
};
