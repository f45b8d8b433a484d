import type { Knex } from 'knex';
import type { Conversation } from '../domain/conversation.ts';
import type { CallcenterId, ConversationId } from '../domain/ids.ts';
import type { Page, PageOf } from '../operations/ports/page.ts';
import type { ConversationFilter, ConversationState } from '../operations/ports/store.ts';
import { pageOf } from './page.ts';
import type { HistoryRow } from './record-tables.ts';

/** Those that are over are history: read here, and never loaded. */
export const LIVING_CONVERSATIONS: readonly ConversationState[] = ['live'];

export const findConversation = async (
  knex: Knex,
  callcenter: CallcenterId,
  id: ConversationId,
): Promise<Conversation | null> => {
  const row = await knex<HistoryRow>('conversation')
    .where({ callcenter_id: callcenter, key: id })
    .first('record');
  return row === undefined ? null : (JSON.parse(row.record) as Conversation);
};

/** Those that are over are found by an index; those that go on are few. */
const WITH_NUMBER = `(
  key IN (SELECT key FROM conversation_number WHERE callcenter_id = ? AND number = ?)
  OR (state = 'live' AND EXISTS (SELECT 1 FROM json_each(record, '$.numbers') WHERE value = ?))
)`;

/** As the index of 025-recordings-listed has it. */
export const HAS_RECORDING = `record ->> '$.recorded' = 1 AND record ->> '$.begunAt' IS NOT NULL`;

/** Newest first. */
export const listConversations = (
  knex: Knex,
  callcenter: CallcenterId,
  { state, agents, number, recorded, since, until }: ConversationFilter,
  page: Page,
): Promise<PageOf<Conversation>> => {
  const query = knex<HistoryRow>('conversation').where('callcenter_id', callcenter);
  if (state !== null) void query.where('state', state);
  for (const agent of agents) {
    const own = knex('conversation_agent').where({ callcenter_id: callcenter, agent });
    void query.whereIn('key', own.select('key'));
  }
  if (number !== null) void query.whereRaw(WITH_NUMBER, [callcenter, number, number]);
  if (recorded) void query.whereRaw(HAS_RECORDING);
  if (since !== null) void query.where('created_at', '>=', since);
  if (until !== null) void query.where('created_at', '<', until);
  return pageOf<Conversation>(knex, 'conversation', query, page);
};
