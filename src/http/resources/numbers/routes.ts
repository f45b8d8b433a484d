import type { Access } from '../../../domain/api-key.ts';
import type { CallcenterId } from '../../../domain/ids.ts';
import { checkEnqueue } from '../../../operations/check-enqueue.ts';
import type { OperationDeps } from '../../../operations/runtime/operation-deps.ts';
import { httpRefusals } from '../../protocol/http-refusals.ts';
import { listOf } from '../../schemas/answer-fields.ts';
import { members, nothing } from '../../schemas/fields.ts';
import { listView, pageOf, paging } from '../../schemas/paging.ts';
import { type Route, route } from '../../schemas/route.ts';
import { numberBody, routedNumber, targetIn } from './body.ts';
import { numberData, numberView } from './view.ts';

const allPath = '/number';
const onePath = `${allPath}/:number`;
const ofOne = members({ number: routedNumber });
const WHOSE = 'A key of role callcenter has the numbers of its call center alone.';

/** The call center whose numbers alone may be seen; null: all may. */
const onlyOf = (access: Access): CallcenterId | null =>
  access.role === 'admin' ? null : access.callcenterId;

const put = (deps: OperationDeps): Route =>
  route({
    method: 'PUT',
    path: onePath,
    id: 'putNumber',
    summary: 'Say where calls to a number go: straight into the queue, or to an IVR. At once.',
    description: `${WHOSE} An administrator says whose a number is. The XML is checked as by enqueue/check.`,
    params: ofOne,
    query: nothing,
    body: numberBody,
    data: numberData,
    refusals: ['number-not-found', 'callcenter-not-found'],
    handle: async ({ params: { number }, body, access }) => {
      const { callcenter_id: callcenterId, enqueue, ivr } = body;
      const only = onlyOf(access);
      if (only !== null && only !== callcenterId) throw httpRefusals.forbidden(access.role);
      if (enqueue !== undefined) checkEnqueue(deps, callcenterId, enqueue);
      const target = targetIn(enqueue, ivr);
      return numberView(await deps.numbers.put({ number, callcenterId, target }, only));
    },
  });

const list = ({ numbers }: OperationDeps): Route =>
  route({
    method: 'GET',
    path: allPath,
    id: 'listNumbers',
    summary: 'List the numbers that are routed.',
    description: WHOSE,
    params: nothing,
    query: members(paging),
    body: null,
    data: listOf(numberData),
    refusals: [],
    handle: ({ query, access }) =>
      listView(query, numbers.list(pageOf(query), onlyOf(access)), numberView),
  });

const get = ({ numbers }: OperationDeps): Route =>
  route({
    method: 'GET',
    path: onePath,
    id: 'getNumber',
    summary: 'Show where calls to a number go.',
    description: WHOSE,
    params: ofOne,
    query: nothing,
    body: null,
    data: numberData,
    refusals: ['number-not-found'],
    handle: ({ params: { number }, access }) => numberView(numbers.find(number, onlyOf(access))),
  });

const remove = ({ numbers }: OperationDeps): Route =>
  route({
    method: 'DELETE',
    path: onePath,
    id: 'deleteNumber',
    summary: 'Route a number no longer: its calls go where the dialplan sends them.',
    description: WHOSE,
    params: ofOne,
    query: nothing,
    body: null,
    data: numberData,
    refusals: ['number-not-found'],
    handle: async ({ params: { number }, access }) =>
      numberView(await numbers.remove(number, onlyOf(access))),
  });

/** Numbers that calls come in for. */
export const numberRoutes = (deps: OperationDeps): readonly Route[] => [
  put(deps),
  list(deps),
  get(deps),
  remove(deps),
];
