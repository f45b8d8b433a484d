import { z } from 'zod';
import type { OperationParts } from '../operations/operation-parts.ts';
import { getAgent, listAgents, listConversationsOfAgent } from '../operations/read-agents.ts';
import { agentParams, agentPath, agentsParams, agentsPath } from './agent-path.ts';
import { agentData, agentView } from './agent-view.ts';
import { listOf } from './answer-fields.ts';
import { conversationData, conversationView } from './conversation-view.ts';
import { agentName, flag, members, nothing } from './fields.ts';
import { loginBody, loginRequest } from './login-body.ts';
import { listView, pageOf, paging } from './paging.ts';
import { type Route, route } from './route.ts';

const loggedOut = z.object({ name: agentName });

const logIn = ({ callcenters }: OperationParts): Route =>
  route({
    method: 'POST',
    path: agentsPath,
    id: 'logIn',
    summary: 'Log an agent in.',
    description:
      'With one extension, or with several of which one is active. An agent who is offline may log in anew.',
    params: agentsParams,
    query: nothing,
    body: loginBody,
    data: agentData,
    refusals: [
      'callcenter-full',
      'number-not-allowed',
      'agent-already-logged-in',
      'agent-busy',
      'extension-not-found',
      'extension-in-use',
      'work-channel-not-found',
      'work-channel-full',
    ],
    handle: async ({ params, body, cause }) =>
      agentView(await callcenters.find(params.callcenter_id).ask(loginRequest(body), cause)),
  });

const list = (parts: OperationParts): Route =>
  route({
    method: 'GET',
    path: agentsPath,
    id: 'listAgents',
    summary: 'List the agents who are logged in.',
    params: agentsParams,
    query: members(paging),
    body: null,
    data: listOf(agentData),
    refusals: [],
    handle: ({ params, query }) =>
      listView(query, listAgents(parts, params.callcenter_id, pageOf(query)), agentView),
  });

const get = (parts: OperationParts): Route =>
  route({
    method: 'GET',
    path: agentPath,
    id: 'getAgent',
    summary: 'Show an agent who is logged in.',
    params: agentParams,
    query: nothing,
    body: null,
    data: agentData,
    refusals: ['agent-not-found'],
    handle: ({ params: { callcenter_id, agent_name } }) =>
      agentView(getAgent(parts, callcenter_id, agent_name)),
  });

const logOut = ({ callcenters }: OperationParts): Route =>
  route({
    method: 'DELETE',
    path: agentPath,
    id: 'logOut',
    summary: 'Log an agent out; with force=true his phone is hung up first.',
    params: agentParams,
    query: members({
      force: flag.default(false).meta({ description: 'true: his phone is hung up first' }),
    }),
    body: null,
    data: loggedOut,
    refusals: ['agent-not-found', 'agent-busy'],
    handle: async ({ params: { callcenter_id, agent_name: agent }, query: { force }, cause }) => {
      await callcenters.find(callcenter_id).ask({ kind: 'log-out', agent, force }, cause);
      return { name: agent };
    },
  });

const listConversations = (parts: OperationParts): Route =>
  route({
    method: 'GET',
    path: `${agentPath}/conversation`,
    id: 'listConversationsOfAgent',
    summary: 'List the conversations that an agent is a member of.',
    params: agentParams,
    query: members(paging),
    body: null,
    data: listOf(conversationData),
    refusals: ['agent-not-found'],
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
