import { z } from 'zod';
import type { OperationDeps } from '../../../operations/runtime/operation-deps.ts';
import { agentParams, agentPath, presentAgent } from './path.ts';
import {
  callId,
  conversationId,
  enqueueXml,
  flag,
  members,
  nothing,
  queueTaskId,
  userData,
} from '../../schemas/fields.ts';
import { dialOutMembers, dialOutOf, dialOutRefusals } from '../../schemas/dial-out-body.ts';
import { type Route, route } from '../../schemas/route.ts';

const recordFlag = flag
  .default(false)
  .meta({ description: 'record the conversation from its beginning to its end' });

const callOut = ({ callcenters }: OperationDeps): Route =>
  route({
    method: 'POST',
    path: `${agentPath}/call_out`,
    id: 'callOut',
    summary: 'Call a telephone number over the trunk.',
    description:
      'If the agent is in no conversation, their own phone is rung first. Otherwise all their conversations are paused. Events tell how it went on.',
    params: agentParams,
    query: nothing,
    body: members({ ...dialOutMembers, record: recordFlag, data: userData.optional() }),
    data: z.object({
      conversation_id: conversationId,
      call_id: callId,
      agent_call_id: callId,
    }),
    refusals: [...presentAgent, 'agent-busy', 'disk-full', ...dialOutRefusals],
    handle: async ({ params: { callcenter_id, agent_name: agent }, body, logContext }) => {
      const { data = null, record, ...given } = body;
      const mailbox = callcenters.find(callcenter_id);
      const request = { kind: 'call-out', agent, dialOut: dialOutOf(given), record, data } as const;
      const called = await mailbox.ask(request, logContext);
      return {
        conversation_id: called.conversationId,
        call_id: called.callId,
        agent_call_id: called.agentCallId,
      };
    },
  });

const callAgent = ({ callcenters }: OperationDeps): Route =>
  route({
    method: 'POST',
    path: `${agentPath}/call_agent`,
    id: 'callAgent',
    summary: 'Call another agent, whom the queue finds.',
    description:
      'As for call_out, with a queue task in place of the number. The agent who asks is no candidate.',
    params: agentParams,
    query: nothing,
    body: members({ enqueue: enqueueXml, data: userData.optional() }),
    data: z.object({
      conversation_id: conversationId,
      queue_task_id: queueTaskId,
      agent_call_id: callId,
    }),
    refusals: [...presentAgent, 'agent-busy', 'work-channel-full', 'disk-full'],
    handle: async ({ params: { callcenter_id, agent_name: agent }, body, logContext }) => {
      const { enqueue, data = null } = body;
      const mailbox = callcenters.find(callcenter_id);
      const called = await mailbox.ask({ kind: 'call-agent', agent, enqueue, data }, logContext);
      return {
        conversation_id: called.conversationId,
        queue_task_id: called.taskId,
        agent_call_id: called.agentCallId,
      };
    },
  });

/** Calls that agents place. */
export const agentCallRoutes = (deps: OperationDeps): readonly Route[] => [
  callOut(deps),
  callAgent(deps),
];
