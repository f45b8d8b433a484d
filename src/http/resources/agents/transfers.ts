import { withLiveTask } from '../../../operations/live-task.ts';
import type { OperationDeps } from '../../../operations/runtime/operation-deps.ts';
import { phrase } from '../../../messages/phrase.ts';
import { agentParams, agentPath, presentAgent } from './path.ts';
import {
  anotherNameOf,
  conversationId,
  enqueueXml,
  members,
  nothing,
  queueTaskId,
} from '../../schemas/fields.ts';
import { dialOutMembers, dialOutOf, dialOutRefusals } from '../../schemas/dial-out-body.ts';
import { lineAnswer, taskAnswer } from '../../schemas/operation-answers.ts';
import { type Route, route } from '../../schemas/route.ts';
import { ruleText } from '../../protocol/rule.ts';

/** What transfers may be refused with. */
const transfer = [
  ...presentAgent,
  'conversation-not-found',
  'not-a-member',
  'member-not-found',
] as const;

const forwardAgent =
  (name: string, id: string, more: string) =>
  (deps: OperationDeps): Route =>
    route({
      method: 'POST',
      path: `${agentPath}/${name}`,
      id,
      summary: 'Pass the queue task that rings the agent on to another agent.',
      description: `A new queue task takes its place. The agent is no candidate for it, unless it names them.${more}`,
      params: agentParams,
      query: nothing,
      body: members({ queue_task_id: queueTaskId, enqueue: enqueueXml }),
      data: taskAnswer,
      refusals: [
        ...presentAgent,
        'queue-task-not-found',
        'queue-task-not-yours',
        'queue-task-over',
        'work-channel-full',
      ],
      handle: async ({ params: { callcenter_id, agent_name: agent }, body, logContext }) => {
        const { queue_task_id: taskId, enqueue } = body;
        const mailbox = deps.callcenters.find(callcenter_id);
        const forwarded = await withLiveTask(deps, callcenter_id, taskId, () =>
          mailbox.ask({ kind: 'forward-agent', agent, taskId, enqueue }, logContext),
        );
        return { queue_task_id: forwarded };
      },
    });

const transferBody = members({
  conversation_id: conversationId,
  queue: enqueueXml
    .optional()
    .meta({ description: 'the XML of an <enqueue> that says to whom; this or enqueue is needed' }),
  enqueue: enqueueXml.optional().meta(anotherNameOf('queue')),
}).refine((body) => (body.queue === undefined) !== (body.enqueue === undefined), {
  error: ruleText(phrase('enqueue-either')),
  path: ['queue'],
});

const xferAgent = ({ callcenters }: OperationDeps): Route =>
  route({
    method: 'POST',
    path: `${agentPath}/xfer_agent`,
    id: 'xferAgent',
    summary: 'Leave a conversation to another agent, whom the queue finds.',
    description:
      'The agent leaves at once. Those who remain hear the wait voice until the other one joins.',
    params: agentParams,
    query: nothing,
    body: transferBody,
    data: taskAnswer,
    refusals: [...transfer, 'work-channel-full'],
    handle: async ({ params: { callcenter_id, agent_name: agent }, body, logContext }) => {
      const enqueue = body.queue ?? body.enqueue ?? '';
      const request = { agent, conversationId: body.conversation_id, enqueue };
      const mailbox = callcenters.find(callcenter_id);
      return { queue_task_id: await mailbox.ask({ kind: 'xfer-agent', ...request }, logContext) };
    },
  });

const xferOut =
  (name: string, id: string, more: string) =>
  ({ callcenters }: OperationDeps): Route =>
    route({
      method: 'POST',
      path: `${agentPath}/${name}`,
      id,
      summary: 'Leave a conversation to a telephone number.',
      description: `The agent leaves at once. Those who remain hear ring-back until the number answers.${more}`,
      params: agentParams,
      query: nothing,
      body: members({ conversation_id: conversationId, ...dialOutMembers }),
      data: lineAnswer,
      refusals: [...transfer, ...dialOutRefusals],
      handle: async ({ params: { callcenter_id, agent_name: agent }, body, logContext }) => {
        const { conversation_id, ...given } = body;
        const request = { agent, conversationId: conversation_id, dialOut: dialOutOf(given) };
        const mailbox = callcenters.find(callcenter_id);
        return { call_id: await mailbox.ask({ kind: 'xfer-out', ...request }, logContext) };
      },
    });

/** Handing over what one is rung for or talks about. Each under both of its names. */
export const agentTransferRoutes = (deps: OperationDeps): readonly Route[] =>
  [
    forwardAgent('forward_agent', 'forwardAgent', ''),
    forwardAgent('fwd_agent', 'fwdAgent', ' Another name of forward_agent.'),
    xferAgent,
    xferOut('xferOut', 'xferOut', ''),
    xferOut('xfer_out', 'xferOutAlias', ' Another name of xferOut.'),
  ].map((make) => make(deps));
