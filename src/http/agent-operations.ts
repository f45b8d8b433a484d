import type { OperationParts } from '../operations/operation-parts.ts';
import { reject as rejectTask } from '../operations/reject.ts';
import { agentParams, agentPath } from './agent-path.ts';
import { members, nothing, queueTaskId, userData } from './fields.ts';
import { type Route, route } from './route.ts';

const rejectBody = members({
  queue_task_id: queueTaskId.optional(),
  queue_id: queueTaskId.optional().meta({ description: 'another name of queue_task_id' }),
  data: userData.optional(),
  user_data: userData.optional().meta({ description: 'another name of data' }),
})
  .refine((body) => (body.queue_task_id === undefined) !== (body.queue_id === undefined), {
    error: 'the id of a queue task, as "queue_task_id" or as "queue_id"',
    path: ['queue_task_id'],
  })
  .refine((body) => body.data === undefined || body.user_data === undefined, {
    error: 'either "data" or "user_data", which mean the same',
    path: ['data'],
  });

const reject = (parts: OperationParts): Route =>
  route({
    method: 'POST',
    path: `${agentPath}/reject`,
    summary: 'Refuse the queue task that rings the agent, with data for the IVR.',
    params: agentParams,
    query: nothing,
    body: rejectBody,
    handle: async ({ params: { callcenter_id, agent_name: agent }, body }) => {
      const taskId = body.queue_task_id ?? body.queue_id;
      // The schema lets nothing in without.
      if (taskId === undefined) throw new Error('reject without a queue task');
      const data = body.data ?? body.user_data ?? null;
      return { queue_task_id: await rejectTask(parts, callcenter_id, { agent, taskId, data }) };
    },
  });

/** What agents do with calls. */
export const agentOperationRoutes = (parts: OperationParts): readonly Route[] => [reject(parts)];
