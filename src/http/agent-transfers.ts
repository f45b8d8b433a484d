import { withLiveTask } from '../operations/live-task.ts';
import type { OperationParts } from '../operations/operation-parts.ts';
import { agentParams, agentPath } from './agent-path.ts';
import { conversationId, enqueueXml, members, nothing, queueTaskId } from './fields.ts';
import { line, lineOf } from './line-body.ts';
import { type Route, route } from './route.ts';

const forwardAgent =
  (name: string) =>
  (parts: OperationParts): Route =>
    route({
      method: 'POST',
      path: `${agentPath}/${name}`,
      summary: 'Pass the queue task that rings the agent on to another agent.',
      params: agentParams,
      query: nothing,
      body: members({ queue_task_id: queueTaskId, enqueue: enqueueXml }),
      handle: async ({ params: { callcenter_id, agent_name: agent }, body }) => {
        const { queue_task_id: taskId, enqueue } = body;
        const mailbox = parts.callcenters.find(callcenter_id);
        const forwarded = await withLiveTask(parts, callcenter_id, taskId, () =>
          mailbox.ask({ kind: 'forward-agent', agent, taskId, enqueue }),
        );
        return { queue_task_id: forwarded };
      },
    });

const transferBody = members({
  conversation_id: conversationId,
  queue: enqueueXml.optional(),
  enqueue: enqueueXml.optional().meta({ description: 'another name of queue' }),
}).refine((body) => (body.queue === undefined) !== (body.enqueue === undefined), {
  error: 'the XML of an <enqueue>, as "queue" or as "enqueue"',
  path: ['queue'],
});

const xferAgent = ({ callcenters }: OperationParts): Route =>
  route({
    method: 'POST',
    path: `${agentPath}/xfer_agent`,
    summary: 'Leave a conversation to another agent, whom the queue finds.',
    params: agentParams,
    query: nothing,
    body: transferBody,
    handle: async ({ params: { callcenter_id, agent_name: agent }, body }) => {
      const enqueue = body.queue ?? body.enqueue ?? '';
      const request = { agent, conversationId: body.conversation_id, enqueue };
      const mailbox = callcenters.find(callcenter_id);
      return { queue_task_id: await mailbox.ask({ kind: 'xfer-agent', ...request }) };
    },
  });

const xferOut =
  (name: string) =>
  ({ callcenters }: OperationParts): Route =>
    route({
      method: 'POST',
      path: `${agentPath}/${name}`,
      summary: 'Leave a conversation to a telephone number.',
      params: agentParams,
      query: nothing,
      body: members({ conversation_id: conversationId, ...line }),
      handle: async ({ params: { callcenter_id, agent_name: agent }, body }) => {
        const { conversation_id, ...given } = body;
        const request = { agent, conversationId: conversation_id, line: lineOf(given) };
        const mailbox = callcenters.find(callcenter_id);
        return { call_id: await mailbox.ask({ kind: 'xfer-out', ...request }) };
      },
    });

/** Handing over what one is rung for or talks about. Each under both of its names. */
export const agentTransferRoutes = (parts: OperationParts): readonly Route[] =>
  [
    forwardAgent('forward_agent'),
    forwardAgent('fwd_agent'),
    xferAgent,
    xferOut('xferOut'),
    xferOut('xfer_out'),
  ].map((make) => make(parts));
