import { DEFAULT_WORK_CHANNEL } from '../../../domain/work-channel.ts';
import type { OperationDeps } from '../../../operations/runtime/operation-deps.ts';
import { getCondition, listConditions } from '../../../operations/read-conditions.ts';
import { listOf } from '../../schemas/answer-fields.ts';
import { changedCondition, conditionOf, givenChanges, newCondition } from './body.ts';
import { conditionTestRoute } from './try-out.ts';
import { conditionData, conditionView } from './view.ts';
import {
  callcenterId,
  conditionName,
  members,
  nothing,
  workChannelName,
} from '../../schemas/fields.ts';
import { listView, pageOf, paging } from '../../schemas/paging.ts';
import { type Route, route } from '../../schemas/route.ts';

const inChannel = { callcenter_id: callcenterId, channel: workChannelName.optional() };
/** This path has no place for a work channel, so that none is ever given. */
const inCallcenter = { callcenter_id: callcenterId } as typeof inChannel;

/** Where conditions are found. Without a work channel the default one is meant. */
interface Home {
  readonly path: string;
  /** Ends the sentences of the documentation. */
  readonly where: string;
  /** Ends the names of the operations. */
  readonly idEnd: string;
  readonly shape: typeof inChannel;
}

const HOMES: readonly Home[] = [
  {
    path: '/callcenter/:callcenter_id/condition',
    where: 'in the default work channel',
    idEnd: '',
    shape: inCallcenter,
  },
  {
    path: '/callcenter/:callcenter_id/channel/:channel/condition',
    where: 'in a work channel',
    idEnd: 'InWorkChannel',
    shape: inChannel,
  },
];

const create = ({ callcenters }: OperationDeps, home: Home): Route =>
  route({
    method: 'POST',
    path: home.path,
    id: `createCondition${home.idEnd}`,
    summary: `Store a condition ${home.where}.`,
    params: members(home.shape),
    query: nothing,
    body: newCondition,
    data: conditionData,
    refusals: [
      'callcenter-full',
      'disk-full',
      'work-channel-not-found',
      'work-channel-full',
      'condition-exists',
      'condition-invalid',
    ],
    handle: async ({
      params: { callcenter_id, channel = DEFAULT_WORK_CHANNEL },
      body,
      logContext,
    }) => {
      const condition = conditionOf(channel, body);
      const mailbox = callcenters.find(callcenter_id);
      return conditionView(await mailbox.ask({ kind: 'create-condition', condition }, logContext));
    },
  });

const list = (deps: OperationDeps, home: Home): Route =>
  route({
    method: 'GET',
    path: home.path,
    id: `listConditions${home.idEnd}`,
    summary: `List the conditions ${home.where}.`,
    params: members(home.shape),
    query: members(paging),
    body: null,
    data: listOf(conditionData),
    refusals: ['work-channel-not-found'],
    handle: ({ params: { callcenter_id, channel = DEFAULT_WORK_CHANNEL }, query }) =>
      listView(query, listConditions(deps, callcenter_id, channel, pageOf(query)), conditionView),
  });

const one = ({ path, shape }: Home) => ({
  path: `${path}/:condition_name`,
  params: members({ ...shape, condition_name: conditionName }),
});

const get = (deps: OperationDeps, home: Home): Route =>
  route({
    ...one(home),
    method: 'GET',
    id: `getCondition${home.idEnd}`,
    summary: `Show a condition ${home.where}.`,
    query: nothing,
    body: null,
    data: conditionData,
    refusals: ['work-channel-not-found', 'condition-not-found'],
    handle: ({ params: { callcenter_id, channel = DEFAULT_WORK_CHANNEL, condition_name } }) =>
      conditionView(getCondition(deps, callcenter_id, channel, condition_name)),
  });

const change = ({ callcenters }: OperationDeps, home: Home): Route =>
  route({
    ...one(home),
    method: 'POST',
    id: `changeCondition${home.idEnd}`,
    summary: `Change a condition ${home.where}: members that are given replace, others stay.`,
    query: nothing,
    body: changedCondition,
    data: conditionData,
    refusals: ['work-channel-not-found', 'condition-not-found', 'condition-invalid'],
    handle: async ({
      params: { callcenter_id, channel: workChannel = DEFAULT_WORK_CHANNEL, condition_name: name },
      body,
      logContext,
    }) => {
      const request = { workChannel, name, changes: givenChanges(body) };
      const mailbox = callcenters.find(callcenter_id);
      return conditionView(await mailbox.ask({ kind: 'change-condition', ...request }, logContext));
    },
  });

const remove = ({ callcenters }: OperationDeps, home: Home): Route =>
  route({
    ...one(home),
    method: 'DELETE',
    id: `deleteCondition${home.idEnd}`,
    summary: `Delete a condition ${home.where}. Tasks that wait on it wait out their time.`,
    query: nothing,
    body: null,
    data: conditionData,
    refusals: ['work-channel-not-found', 'condition-not-found'],
    handle: async ({
      params: { callcenter_id, channel: workChannel = DEFAULT_WORK_CHANNEL, condition_name: name },
      logContext,
    }) => {
      const mailbox = callcenters.find(callcenter_id);
      return conditionView(
        await mailbox.ask({ kind: 'delete-condition', workChannel, name }, logContext),
      );
    },
  });

export const conditionRoutes = (deps: OperationDeps): readonly Route[] =>
  // Before the one that changes a condition: of paths that both fit, the first is taken.
  [
    conditionTestRoute(deps),
    ...HOMES.flatMap((home) =>
      [create, list, get, change, remove].map((routeAt) => routeAt(deps, home)),
    ),
  ];
