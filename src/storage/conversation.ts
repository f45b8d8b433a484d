import type { Knex } from 'knex';
import type { Conversation } from '../domain/conversation.ts';
import type { AgentName, CallcenterId, ConversationId } from '../domain/ids.ts';
import type { Page, PageOf } from '../operations/ports/page.ts';
import type { ConversationState } from '../operations/ports/store.ts';
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

export const listConversations = (
  knex: Knex,
  callcenter: CallcenterId,
  state: ConversationState | null,
  page: Page,
  agent: AgentName | null = null,
): Promise<PageOf<Conversation>> => {
  const query = knex<HistoryRow>('conversation').where('callcenter_id', callcenter);
  if (state !== null) void query.where('state', state);
  if (agent !== null) {
    const own = knex('conversation_agent').where({ callcenter_id: callcenter, agent });
    void query.whereIn('key', own.select('key'));
  }
  return pageOf<Conversation>(knex, 'conversation', query, page);
};
