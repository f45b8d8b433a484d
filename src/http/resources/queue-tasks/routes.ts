import { z } from 'zod';
import { cancelTask } from '../../../operations/cancel-task.ts';
import type { OperationDeps } from '../../../operations/runtime/operation-deps.ts';
import type { QueueTaskState } from '../../../operations/ports/store.ts';
import { getQueueTask, listQueueTasks } from '../../../operations/read-queue-tasks.ts';
import { refusals } from '../../../domain/refusals.ts';
import { phrase } from '../../../messages/phrase.ts';
import { listOf } from '../../schemas/answer-fields.ts';
import { isTaskOf, onlyFor } from '../../access/agent-visibility.ts';
import {
  agentName,
  callcenterId,
  enqueueXml,
  instant,
  members,
  nothing,
  queueTaskId,
  telephoneNumber,
  userData,
} from '../../schemas/fields.ts';
import { taskAnswer } from '../../schemas/operation-answers.ts';
import { listView, pageOf, paging } from '../../schemas/paging.ts';
import { queueTaskData, queueTaskView } from './view.ts';
import { type Route, route } from '../../schemas/route.ts';
import { ruleText } from '../../protocol/rule.ts';

const path = '/callcenter/:callcenter_id/queue_task';

const STATES = [
  'waiting',
  'fetching',
  'calling',
  'resting',
  'success',
  'fail',
] as const satisfies QueueTaskState[];

const filters = {
  state: z
    .enum(STATES, { error: ruleText(phrase('one-of', { values: STATES })) })
    .optional()
    .meta({ description: 'only those in this state', examples: ['waiting'] }),
  agent: agentName.optional().meta({ description: 'the agent who was chosen last' }),
  since: instant.optional().meta({ description: 'created then or later, in ms since 1970' }),
};

/** Of tasks that are none of their concern. */
const NONE = { totalCount: 0, rows: [] };

const list = (deps: OperationDeps): Route =>
  route({
    method: 'GET',
    path,
    id: 'listQueueTasks',
    summary: 'List queue tasks, those that are over included, newest first.',
    params: members({ callcenter_id: callcenterId }),
    query: members({ ...paging, ...filters }),
    body: null,
    data: listOf(queueTaskData),
    refusals: [],
    description: 'A key of role agent sees tasks alone for which its agent was chosen last.',
    handle: async ({ params, query, access }) => {
      const only = onlyFor(access);
      const { state = null, agent = only, since = null } = query;
      if (only !== null && agent !== only) return listView(query, NONE, queueTaskView);
      const filter = { state, agent, since };
      const tasks = await listQueueTasks(deps, params.callcenter_id, filter, pageOf(query));
      return listView(query, tasks, queueTaskView);
    },
  });

const ask = ({ callcenters }: OperationDeps): Route =>
  route({
    method: 'POST',
    path,
    id: 'askCallback',
    summary: 'Have a number called back when its turn comes.',
    description:
      'Makes a queue task of type callback. When its turn comes an agent is rung, and the number is called when they have answered; with callback_first="number" the number is called first. The callback_* attributes of the enqueue say how often. Times of the last route do not count: it waits as long as it takes.',
    params: members({ callcenter_id: callcenterId }),
    query: nothing,
    body: members({
      enqueue: enqueueXml,
      to: telephoneNumber.meta({ description: 'the number that is called back' }),
      data: userData.optional(),
    }),
    data: taskAnswer,
    refusals: ['work-channel-full', 'number-not-allowed', 'callback-exists', 'disk-full'],
    handle: async ({ params: { callcenter_id }, body, logContext }) => {
      const { enqueue, to, data = null } = body;
      const request = { kind: 'ask-callback', number: to, enqueue, data } as const;
      return { queue_task_id: await callcenters.find(callcenter_id).ask(request, logContext) };
    },
  });

const one = {
  path: `${path}/:queue_task_id`,
  params: members({ callcenter_id: callcenterId, queue_task_id: queueTaskId }),
};

const get = (deps: OperationDeps): Route =>
  route({
    ...one,
    method: 'GET',
    id: 'getQueueTask',
    summary: 'Show a queue task, with the agents who were tried.',
    query: nothing,
    body: null,
    data: queueTaskData,
    refusals: ['queue-task-not-found'],
    description:
      'A key of role agent sees tasks alone for which its agent is or was rung, or asked.',
    handle: async ({ params: { callcenter_id, queue_task_id }, access }) => {
      const task = await getQueueTask(deps, callcenter_id, queue_task_id);
      const only = onlyFor(access);
      if (only === null) return queueTaskView(task);
      const origin =
        task.origin.kind === 'conversation'
          ? await deps.store.findConversation(callcenter_id, task.origin.conversationId)
          : null;
      if (!isTaskOf(only, task, origin)) throw refusals.queueTaskNotFound(queue_task_id);
      return queueTaskView(task);
    },
  });

const cancel = (deps: OperationDeps): Route =>
  route({
    ...one,
    method: 'DELETE',
    id: 'cancelQueueTask',
    summary: 'Cancel a queue task. A caller from the IVR is back there, and nobody is called back.',
    query: nothing,
    body: null,
    data: taskAnswer,
    refusals: ['queue-task-not-found', 'queue-task-over'],
    handle: async ({ params: { callcenter_id, queue_task_id }, logContext }) => ({
      queue_task_id: await cancelTask(deps, callcenter_id, queue_task_id, logContext),
    }),
  });

export const queueTaskRoutes = (deps: OperationDeps): readonly Route[] => [
  list(deps),
  ask(deps),
  get(deps),
  cancel(deps),
];
