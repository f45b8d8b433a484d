import type { z } from 'zod';
import { PRIORITY } from '../../../domain/enqueue/limits.ts';
import type { TaskMove } from '../../../domain/requests/request.ts';
import { moveTask } from '../../../operations/move-task.ts';
import type { OperationDeps } from '../../../operations/runtime/operation-deps.ts';
import { phrase } from '../../../messages/phrase.ts';
import { ruleText } from '../../protocol/rule.ts';
import {
  agentName,
  callcenterId,
  enqueueXml,
  members,
  nothing,
  queueTaskId,
  wholeNumber,
} from '../../schemas/fields.ts';
import { taskAnswer } from '../../schemas/operation-answers.ts';
import { type Route, route } from '../../schemas/route.ts';

const body = members({
  priority: wholeNumber(PRIORITY)
    .optional()
    .meta({
      description: 'the priority of all its entries from now on, from 0 to 99',
      examples: [90],
    }),
  agent: agentName
    .optional()
    .meta({ description: 'who is offered it next', 'x-another-name-of': 'priority' }),
  enqueue: enqueueXml
    .optional()
    .meta({ description: 'whom to look for from now on', 'x-another-name-of': 'priority' }),
}).refine((given) => Object.values(given).filter((one) => one !== undefined).length === 1, {
  error: ruleText(phrase('one-move')),
  path: ['priority'],
});

const moveIn = ({ priority, agent, enqueue }: z.output<typeof body>): TaskMove => {
  if (priority !== undefined) return { kind: 'priority', priority };
  if (agent !== undefined) return { kind: 'agent', agent };
  // The schema lets nothing in without.
  if (enqueue === undefined) throw new Error('a move to nowhere');
  return { kind: 'enqueue', xml: enqueue };
};

/** Gives those who wait another place. */
export const moveRoutes = (deps: OperationDeps): readonly Route[] => [
  route({
    method: 'POST',
    path: '/callcenter/:callcenter_id/queue_task/:queue_task_id',
    params: members({ callcenter_id: callcenterId, queue_task_id: queueTaskId }),
    id: 'moveQueueTask',
    summary: 'Move somebody who waits: by priority, to an agent, or to a new search.',
    description:
      'One of the three. With agent the agent is offered it next, before all that waits for them; if they fail it with fail_overflow, or leave, the search goes on where it was. With enqueue a new search begins, the wait counts from the beginning, and data is kept unless the new XML has its own. With these two a phone that rings for it stops. Who waits notices nothing.',
    query: nothing,
    body,
    data: taskAnswer,
    refusals: [
      'queue-task-not-found',
      'queue-task-over',
      'agent-not-found',
      'agent-offline',
      'work-channel-full',
    ],
    handle: async ({
      params: { callcenter_id, queue_task_id: taskId },
      body: given,
      logContext,
    }) => ({
      queue_task_id: await moveTask(deps, callcenter_id, { taskId, to: moveIn(given) }, logContext),
    }),
  }),
];
