import type { OperationDeps } from '../../../operations/runtime/operation-deps.ts';
import { checkEnqueue } from '../../../operations/check-enqueue.ts';
import {
  callcenterId,
  enqueueXml,
  members,
  nothing,
  telephoneNumber,
} from '../../schemas/fields.ts';
import { type Route, route } from '../../schemas/route.ts';
import { checkedEnqueueData, checkedEnqueueView } from './view.ts';

const check = (deps: OperationDeps): Route =>
  route({
    method: 'POST',
    path: '/callcenter/:callcenter_id/enqueue/check',
    id: 'checkEnqueue',
    summary: 'Check an enqueue: what it would do for a caller who came now.',
    description:
      'Changes nothing. Route by route and entry by entry it tells how many agents match, how many are free, how many callers would be served before, and how long that may take.',
    params: members({ callcenter_id: callcenterId }),
    query: nothing,
    body: members({
      enqueue: enqueueXml,
      number: telephoneNumber
        .optional()
        .meta({ description: "the caller's number, for last_agent; absent: not known" }),
    }),
    data: checkedEnqueueData,
    refusals: [],
    expense: 'always',
    handle: ({ params: { callcenter_id }, body: { enqueue, number } }) =>
      checkedEnqueueView(checkEnqueue(deps, callcenter_id, enqueue, number)),
  });

export const enqueueRoutes = (deps: OperationDeps): readonly Route[] => [check(deps)];
