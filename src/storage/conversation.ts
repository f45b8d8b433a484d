import type { Knex } from 'knex';
import type { Conversation } from '../domain/conversation.ts';
import type { AgentName, CallcenterId, ConversationId } from '../domain/ids.ts';
import type { Page, PageOf } from '../operations/ports/page.ts';
import type { ConversationFilter, ConversationState } from '../operations/ports/store.ts';
import { dialectOf } from './dialect.ts';
import { pageOf } from './page.ts';
import { parseRecord } from './record-text.ts';
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
  return row === undefined ? null : parseRecord('conversation', row.record);
};

/** Those that are over are found by an index; those that go on are few. */
const WITH_NUMBER = `(
  key IN (SELECT key FROM conversation_number WHERE callcenter_id = ? AND number = ?)
  OR (state = 'live' AND EXISTS (SELECT 1 FROM json_each(record, '$.numbers') WHERE value = ?))
)`;

/** By whom and what a conversation is found in PostgreSQL, in one column with an index: no two call centers share one. */
export const foundByAgent = (callcenter: string, agent: string): string =>
  `${callcenter}/agent/${agent}`;
export const foundByNumber = (callcenter: string, number: string): string =>
  `${callcenter}/number/${number}`;

const isFoundBy = (query: Knex.QueryBuilder, text: string): void => {
  void query.whereRaw('found_by @> ARRAY[CAST(? AS text)]', [text]);
};

const filterByAgent = (
  knex: Knex,
  query: Knex.QueryBuilder,
  callcenter: CallcenterId,
  agent: AgentName,
): void => {
  if (dialectOf(knex).name === 'postgres') {
    isFoundBy(query, foundByAgent(callcenter, agent));
    return;
  }
  const own = knex('conversation_agent').where({ callcenter_id: callcenter, agent });
  void query.whereIn('key', own.select('key'));
};

const filterByNumber = (
  knex: Knex,
  query: Knex.QueryBuilder,
  callcenter: CallcenterId,
  number: string,
): void => {
  if (dialectOf(knex).name === 'postgres') isFoundBy(query, foundByNumber(callcenter, number));
  else void query.whereRaw(WITH_NUMBER, [callcenter, number, number]);
};

/** Newest first. */
export const listConversations = (
  knex: Knex,
  callcenter: CallcenterId,
  { state, agents, number, recorded, since, until }: ConversationFilter,
  page: Page,
): Promise<PageOf<Conversation>> => {
  const query = knex<HistoryRow>('conversation').where('callcenter_id', callcenter);
  if (state !== null) void query.where('state', state);
  for (const agent of agents) filterByAgent(knex, query, callcenter, agent);
  if (number !== null) filterByNumber(knex, query, callcenter, number);
  if (recorded) void query.whereRaw(dialectOf(knex).hasRecording);
  if (since !== null) void query.where('created_at', '>=', since);
  if (until !== null) void query.where('created_at', '<', until);
  return pageOf(knex, 'conversation', query, page);
};
