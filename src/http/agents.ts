import type { OperationParts } from '../operations/operation-parts.ts';
import { getAgent, listAgents, listConversationsOfAgent } from '../operations/read-agents.ts';
import { agentParams, agentPath, agentsParams, agentsPath } from './agent-path.ts';
import { agentView } from './agent-view.ts';
import { conversationView } from './conversation-view.ts';
import { flag, members, nothing } from './fields.ts';
import { loginBody, loginRequest } from './login-body.ts';
import { listView, pageOf, paging } from './paging.ts';
import { type Route, route } from './route.ts';

const logIn = ({ callcenters }: OperationParts): Route =>
  route({
    method: 'POST',
    path: agentsPath,
    summary: 'Log an agent in.',
    params: agentsParams,
    query: nothing,
    body: loginBody,
    handle: async ({ params, body }) =>
      agentView(await callcenters.find(params.callcenter_id).ask(loginRequest(body))),
  });

const list = (parts: OperationParts): Route =>
  route({
    method: 'GET',
    path: agentsPath,
    summary: 'List the agents who are logged in.',
    params: agentsParams,
    query: members(paging),
    body: null,
    handle: ({ params, query }) =>
      listView(query, listAgents(parts, params.callcenter_id, pageOf(query)), agentView),
  });

const get = (parts: OperationParts): Route =>
  route({
    method: 'GET',
    path: agentPath,
    summary: 'Show an agent who is logged in.',
    params: agentParams,
    query: nothing,
    body: null,
    handle: ({ params: { callcenter_id, agent_name } }) =>
      agentView(getAgent(parts, callcenter_id, agent_name)),
  });

const logOut = ({ callcenters }: OperationParts): Route =>
  route({
    method: 'DELETE',
    path: agentPath,
    summary: 'Log an agent out; with force=true his phone is hung up first.',
    params: agentParams,
    query: members({ force: flag.default(false) }),
    body: null,
    handle: async ({ params: { callcenter_id, agent_name: agent }, query: { force } }) => {
      await callcenters.find(callcenter_id).ask({ kind: 'log-out', agent, force });
      return { name: agent };
    },
  });

const listConversations = (parts: OperationParts): Route =>
  route({
    method: 'GET',
    path: `${agentPath}/conversation`,
    summary: 'List the conversations that an agent is a member of.',
    params: agentParams,
    query: members(paging),
    body: null,
    handle: ({ params: { callcenter_id, agent_name }, query }) =>
      listView(
        query,
        listConversationsOfAgent(parts, callcenter_id, agent_name, pageOf(query)),
        conversationView,
      ),
  });

export const agentRoutes = (parts: OperationParts): readonly Route[] => [
  logIn(parts),
  list(parts),
  get(parts),
  logOut(parts),
  listConversations(parts),
];
