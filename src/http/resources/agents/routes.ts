import { z } from 'zod';
import type { Access } from '../../../domain/api-key.ts';
import type { World } from '../../../domain/engine/world/world.ts';
import type { RequestOf } from '../../../domain/requests/request.ts';
import type { Skill } from '../../../domain/skill.ts';
import { toBeShown } from '../../../operations/notes.ts';
import type { OperationDeps } from '../../../operations/runtime/operation-deps.ts';
import { getAgent, listAgents, listConversationsOfAgent } from '../../../operations/read-agents.ts';
import { agentParams, agentPath, agentsParams, agentsPath } from './path.ts';
import { agentData, agentOrColleagueData, agentView, agentViewFor } from './view.ts';
import { listOf } from '../../schemas/answer-fields.ts';
import { onlyFor } from '../../access/agent-visibility.ts';
import { conversationData, conversationView } from '../conversations/view.ts';
import { agentName, flag, members, nothing } from '../../schemas/fields.ts';
import { loginBody, loginRequest } from './login.ts';
import { listView, pageOf, paging } from '../../schemas/paging.ts';
import { type Route, route } from '../../schemas/route.ts';

/** Who may not set skills loses none by coming back. */
const skillsFor = (
  { agents, callcenter }: World,
  { agent, skills }: RequestOf<'log-in'>,
  { role }: Access,
): readonly Skill[] => {
  const isFree = role === 'admin' || role === 'callcenter' || callcenter.settings.agentsSetSkills;
  return isFree ? skills : (agents.get(agent)?.skills ?? []);
};

const loggedOut = z.object({ name: agentName });

const logIn = ({ callcenters }: OperationDeps): Route =>
  route({
    method: 'POST',
    path: agentsPath,
    id: 'logIn',
    summary: 'Log an agent in.',
    description:
      'With one extension, or with several of which one is active. An agent who is offline may log in anew. Keys of roles agent and supervisor need `agents_choose_phone` for a phone that the agent does not have, and `agents_set_skills` for skills; without the latter the agent keeps those of the login before.',
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
    handle: async ({ params, body, logContext, access }) => {
      const mailbox = callcenters.find(params.callcenter_id);
      const request = loginRequest(body);
      const skills = skillsFor(mailbox.world, request, access);
      return agentView(await mailbox.ask({ ...request, skills }, logContext));
    },
  });

const list = (deps: OperationDeps): Route =>
  route({
    method: 'GET',
    path: agentsPath,
    id: 'listAgents',
    summary: 'List the agents who are logged in.',
    params: agentsParams,
    query: members(paging),
    body: null,
    description: 'A key of role agent sees of others the name and the state alone.',
    data: listOf(agentOrColleagueData),
    refusals: [],
    handle: ({ params, query, access }) =>
      listView(
        query,
        listAgents(deps, params.callcenter_id, pageOf(query)),
        agentViewFor(onlyFor(access)),
      ),
  });

const get = (deps: OperationDeps): Route =>
  route({
    method: 'GET',
    path: agentPath,
    id: 'getAgent',
    summary: 'Show an agent who is logged in.',
    params: agentParams,
    query: nothing,
    body: null,
    description: 'A key of role agent sees of others the name and the state alone.',
    data: agentOrColleagueData,
    refusals: ['agent-not-found'],
    handle: ({ params: { callcenter_id, agent_name }, access }) =>
      agentViewFor(onlyFor(access))(getAgent(deps, callcenter_id, agent_name)),
  });

const logOut = ({ callcenters }: OperationDeps): Route =>
  route({
    method: 'DELETE',
    path: agentPath,
    id: 'logOut',
    summary: 'Log an agent out; with force=true the phone is hung up first.',
    params: agentParams,
    query: members({
      force: flag.default(false).meta({ description: 'true: the phone is hung up first' }),
    }),
    body: null,
    data: loggedOut,
    refusals: ['agent-not-found', 'agent-busy'],
    handle: async ({
      params: { callcenter_id, agent_name: agent },
      query: { force },
      logContext,
    }) => {
      await callcenters.find(callcenter_id).ask({ kind: 'log-out', agent, force }, logContext);
      return { name: agent };
    },
  });

const listConversations = (deps: OperationDeps): Route =>
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
    handle: async ({ params: { callcenter_id, agent_name }, query }) => {
      const page = listConversationsOfAgent(deps, callcenter_id, agent_name, pageOf(query));
      const rows = await toBeShown(deps, callcenter_id, page.rows);
      return listView(query, { ...page, rows }, conversationView);
    },
  });

export const agentRoutes = (deps: OperationDeps): readonly Route[] => [
  logIn(deps),
  list(deps),
  get(deps),
  logOut(deps),
  listConversations(deps),
];
