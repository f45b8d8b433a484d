import { z } from 'zod';
import type { OperationDeps } from '../../../operations/runtime/operation-deps.ts';
import {
  agentName,
  callcenterId,
  callId,
  conversationId,
  dtmfKeys,
  enqueueXml,
  listenSpeakMode,
  members,
  nothing,
} from '../../schemas/fields.ts';
import { dialOutMembers, dialOutOf, dialOutRefusals } from '../../schemas/dial-out-body.ts';
import {
  conversationAnswer,
  lineAnswer,
  modeAnswer,
  taskAnswer,
} from '../../schemas/operation-answers.ts';
import { type Route, route } from '../../schemas/route.ts';

const path = '/callcenter/:callcenter_id/conversation/:conversation_id';
const shape = { callcenter_id: callcenterId, conversation_id: conversationId };
const params = members(shape);

const dismiss = ({ callcenters }: OperationDeps): Route =>
  route({
    method: 'DELETE',
    path,
    id: 'dismiss',
    summary: 'End a conversation. Callers go back to the IVR, other lines are hung up.',
    params,
    query: nothing,
    body: null,
    data: conversationAnswer,
    refusals: ['conversation-not-found'],
    handle: async ({ params: { callcenter_id, conversation_id }, logContext }) => {
      const request = { kind: 'dismiss', conversationId: conversation_id } as const;
      return { conversation_id: await callcenters.find(callcenter_id).ask(request, logContext) };
    },
  });

const BY_AGENTS = 'With a key of role agent its agent must be in the conversation.';
const INVITING = [
  ...(['agent-not-found', 'agent-offline', 'conversation-not-found'] as const),
  ...(['not-a-member', 'conversation-full'] as const),
];

const inviteAgent = ({ callcenters }: OperationDeps): Route =>
  route({
    method: 'POST',
    path: `${path}/invite_agent`,
    id: 'inviteAgent',
    summary: 'Have an agent join, whom the queue finds.',
    description: BY_AGENTS,
    params,
    query: nothing,
    body: members({ enqueue: enqueueXml, mode: listenSpeakMode.default(1) }),
    data: taskAnswer,
    refusals: [...INVITING, 'work-channel-full'],
    handle: async ({ params: { callcenter_id, conversation_id }, body, logContext, access }) => {
      const agent = access.role === 'agent' ? access.agent : null;
      const request = { conversationId: conversation_id, agent, ...body };
      const mailbox = callcenters.find(callcenter_id);
      return { queue_task_id: await mailbox.ask({ kind: 'invite-agent', ...request }, logContext) };
    },
  });

const inviteOut = ({ callcenters }: OperationDeps): Route =>
  route({
    method: 'POST',
    path: `${path}/invite_out`,
    id: 'inviteOut',
    summary: 'Have a telephone number join.',
    description: BY_AGENTS,
    params,
    query: nothing,
    body: members({ ...dialOutMembers, mode: listenSpeakMode.default(1) }),
    data: lineAnswer,
    refusals: [...INVITING, ...dialOutRefusals],
    handle: async ({ params: { callcenter_id, conversation_id }, body, logContext, access }) => {
      const { mode, ...given } = body;
      const agent = access.role === 'agent' ? access.agent : null;
      const request = { conversationId: conversation_id, agent, mode, dialOut: dialOutOf(given) };
      const mailbox = callcenters.find(callcenter_id);
      return { call_id: await mailbox.ask({ kind: 'invite-out', ...request }, logContext) };
    },
  });

const dtmf = ({ callcenters }: OperationDeps): Route =>
  route({
    method: 'POST',
    path: `${path}/dtmf`,
    id: 'sendKeys',
    summary:
      'Send keys (DTMF) into a conversation, to answer a menu at its other end for instance.',
    description:
      'Keys are sent one after the other, five a second; those of a further request come after them. With a key of role agent it is as if the phone of its agent pressed them, who must be in the conversation: each goes to whom the listen/speak modes of that moment let hear the agent. With any other key each goes to callers and numbers whose mode lets them hear. With call_id they go to that member alone, an agent too. Answers with the calls that would receive a key at this moment. Keys that are not sent yet when the conversation ends or the service is started anew are not sent.',
    params,
    query: nothing,
    body: members({
      digits: dtmfKeys,
      call_id: callId
        .optional()
        .meta({ description: 'the member who alone is to receive them; all who may, if absent' }),
    }),
    data: z.object({
      conversation_id: conversationId,
      call_ids: z.array(callId).meta({ description: 'who receives them' }),
    }),
    refusals: [
      'agent-not-found',
      'agent-offline',
      'conversation-not-found',
      'not-a-member',
      'member-not-found',
      'keys-not-heard',
      'too-many-keys',
    ],
    handle: async ({ params: { callcenter_id, conversation_id }, body, logContext, access }) => {
      const { digits: keys, call_id: to = null } = body;
      const agent = access.role === 'agent' ? access.agent : null;
      const request = { conversationId: conversation_id, agent, to, keys };
      const mailbox = callcenters.find(callcenter_id);
      const callIds = await mailbox.ask({ kind: 'send-keys', ...request }, logContext);
      return { conversation_id, call_ids: callIds };
    },
  });

const modeBody = members({ mode: listenSpeakMode.default(1) });

const callMode = ({ callcenters }: OperationDeps): Route =>
  route({
    method: 'POST',
    path: `${path}/call/:call_id/lsm`,
    id: 'setModeOfCall',
    summary: 'Set the listen/speak mode of any member, by their call.',
    description: 'Answered when Asterisk has done it.',
    params: members({ ...shape, call_id: callId }),
    query: nothing,
    body: modeBody,
    data: modeAnswer,
    refusals: ['conversation-not-found', 'member-not-found', 'agent-busy', 'asterisk-refused'],
    handle: async ({ params: { callcenter_id, conversation_id, call_id }, body, logContext }) => {
      const member = { kind: 'call', callId: call_id } as const;
      const request = { conversationId: conversation_id, member, mode: body.mode };
      const mailbox = callcenters.find(callcenter_id);
      const mode = await mailbox.ask({ kind: 'set-member-mode', ...request }, logContext);
      return { conversation_id, mode };
    },
  });

const agentMode = ({ callcenters }: OperationDeps): Route =>
  route({
    method: 'POST',
    path: `${path}/agent/:agent_name/lsm`,
    id: 'setModeOfAgent',
    summary: 'Set the listen/speak mode of an agent who is a member.',
    description: 'Answered when Asterisk has done it.',
    params: members({ ...shape, agent_name: agentName }),
    query: nothing,
    body: modeBody,
    data: modeAnswer,
    refusals: ['conversation-not-found', 'member-not-found', 'agent-busy', 'asterisk-refused'],
    handle: async ({
      params: { callcenter_id, conversation_id, agent_name: agent },
      body,
      logContext,
    }) => {
      const member = { kind: 'agent', agent } as const;
      const request = { conversationId: conversation_id, member, mode: body.mode };
      const mailbox = callcenters.find(callcenter_id);
      const mode = await mailbox.ask({ kind: 'set-member-mode', ...request }, logContext);
      return { conversation_id, mode };
    },
  });

/** What can be done with a conversation from outside. */
export const conversationOperationRoutes = (deps: OperationDeps): readonly Route[] =>
  [dismiss, inviteAgent, inviteOut, dtmf, callMode, agentMode].map((make) => make(deps));
