import { z } from 'zod';
import { refusals } from '../../../domain/refusals.ts';
import type { OperationDeps } from '../../../operations/runtime/operation-deps.ts';
import type { ConversationState } from '../../../operations/ports/store.ts';
import { toBeShown } from '../../../operations/notes.ts';
import { getConversation, listConversations } from '../../../operations/read-conversations.ts';
import { phrase } from '../../../messages/phrase.ts';
import { listOf } from '../../schemas/answer-fields.ts';
import { onlyFor } from '../../access/agent-visibility.ts';
import { whichConversations } from './which.ts';
import { conversationData, conversationView } from './view.ts';
import { callcenterId, conversationId, members, nothing } from '../../schemas/fields.ts';
import { listView, pageOf, paging } from '../../schemas/paging.ts';
import { type Route, route } from '../../schemas/route.ts';
import { ruleText } from '../../protocol/rule.ts';

const path = '/callcenter/:callcenter_id/conversation';

const STATES = ['live', 'over'] as const satisfies ConversationState[];
const state = z
  .enum(STATES, { error: ruleText(phrase('one-of', { values: STATES })) })
  .optional()
  .meta({ description: 'only those in this state', examples: ['live'] });

const list = (deps: OperationDeps): Route =>
  route({
    method: 'GET',
    path,
    id: 'listConversations',
    summary: 'List conversations, those that are over included, newest first.',
    params: members({ callcenter_id: callcenterId }),
    query: members({
      ...paging,
      state,
      ...whichConversations,
    }),
    body: null,
    data: listOf(conversationData),
    refusals: [],
    description: 'A key of role agent sees those alone in which its agent is or was.',
    handle: async ({ params: { callcenter_id }, query, access }) => {
      const { state = null, agent, number = null, since = null, until = null } = query;
      const agents = agent === undefined ? [] : [agent];
      const filter = { state, agents, number, recorded: false, since, until };
      const [page, only] = [pageOf(query), onlyFor(access)];
      const conversations = await listConversations(deps, callcenter_id, filter, page, only);
      const rows = await toBeShown(deps, callcenter_id, conversations.rows);
      return listView(query, { ...conversations, rows }, conversationView);
    },
  });

const get = (deps: OperationDeps): Route =>
  route({
    method: 'GET',
    path: `${path}/:conversation_id`,
    id: 'getConversation',
    summary: 'Show a conversation, with its members.',
    params: members({ callcenter_id: callcenterId, conversation_id: conversationId }),
    query: nothing,
    body: null,
    data: conversationData,
    refusals: ['conversation-not-found'],
    description:
      'A key of role agent sees those alone in which its agent is or was, or to which they are invited.',
    handle: async ({ params: { callcenter_id: id, conversation_id }, access }) => {
      const conversation = await getConversation(deps, id, conversation_id, onlyFor(access));
      const [shown] = await toBeShown(deps, id, [conversation]);
      if (shown === undefined) throw refusals.conversationNotFound(conversation_id);
      return conversationView(shown);
    },
  });

export const conversationRoutes = (deps: OperationDeps): readonly Route[] => [
  list(deps),
  get(deps),
];
