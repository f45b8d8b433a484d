import type { OperationDeps } from '../../../operations/runtime/operation-deps.ts';
import { reject as rejectTask } from '../../../operations/reject.ts';
import { phrase } from '../../../messages/phrase.ts';
import { agentParams, agentPath, presentAgent } from './path.ts';
import { anotherNameOf, members, nothing, queueTaskId, userData } from '../../schemas/fields.ts';
import { taskAnswer } from '../../schemas/operation-answers.ts';
import { type Route, route } from '../../schemas/route.ts';
import { ruleText } from '../../protocol/rule.ts';

const rejectBody = members({
  queue_task_id: queueTaskId
    .optional()
    .meta({ description: 'the task that rings the agent; this or queue_id is needed' }),
  queue_id: queueTaskId.optional().meta(anotherNameOf('queue_task_id')),
  data: userData.optional().meta({ description: 'any text, told to the IVR and in events' }),
  user_data: userData.optional().meta(anotherNameOf('data')),
})
  .refine((body) => (body.queue_task_id === undefined) !== (body.queue_id === undefined), {
    error: ruleText(phrase('queue-task-either')),
    path: ['queue_task_id'],
  })
  .refine((body) => body.data === undefined || body.user_data === undefined, {
    error: ruleText(phrase('data-either')),
    path: ['data'],
  });

const reject = (deps: OperationDeps): Route =>
  route({
    method: 'POST',
    path: `${agentPath}/reject`,
    id: 'reject',
    summary: 'Refuse the queue task that rings the agent, with data for the IVR.',
    description:
      'Without fail_overflow the task ends and a caller from the IVR is back there with the data; with it the search goes on without this agent, on the next route at once where nobody else matches.',
    params: agentParams,
    query: nothing,
    body: rejectBody,
    data: taskAnswer,
    refusals: [...presentAgent, 'queue-task-not-found', 'queue-task-not-yours', 'queue-task-over'],
    handle: async ({ params: { callcenter_id, agent_name: agent }, body, logContext }) => {
      const taskId = body.queue_task_id ?? body.queue_id;
      // The schema lets nothing in without.
      if (taskId === undefined) throw new Error('reject without a queue task');
      const data = body.data ?? body.user_data ?? null;
      const request = { agent, taskId, data };
      return { queue_task_id: await rejectTask(deps, callcenter_id, request, logContext) };
    },
  });

/** What agents do with calls. */
export const agentOperationRoutes = (deps: OperationDeps): readonly Route[] => [reject(deps)];
