import type { Range } from '../../../domain/enqueue/limits.ts';
import { unlimited, type WorkChannelChanges } from '../../../domain/work-channel.ts';
import type { OperationDeps } from '../../../operations/runtime/operation-deps.ts';
import { getWorkChannel, listWorkChannels } from '../../../operations/read-work-channels.ts';
import { listOf } from '../../schemas/answer-fields.ts';
import {
  callcenterId,
  members,
  newWorkChannelName,
  nothing,
  wholeNumber,
  workChannelName,
} from '../../schemas/fields.ts';
import { listView, pageOf, paging } from '../../schemas/paging.ts';
import { type Route, route } from '../../schemas/route.ts';
import { workChannelData, workChannelView } from './view.ts';

const path = '/callcenter/:callcenter_id/channel';

const LIMIT: Range = { least: 0, most: 1_000_000 };
const limit = (what: string) =>
  wholeNumber(LIMIT)
    .nullable()
    .optional()
    .meta({ description: `how many ${what} at most; null: without limit`, examples: [100] });

const limits = {
  max_agent: limit('agents logged in'),
  max_queue_condition: limit('stored conditions'),
  max_queue_task: limit('queue tasks that wait or ring a phone'),
};
const newWorkChannel = members({ name: newWorkChannelName, ...limits });
const changedLimits = members(limits);

const inCallcenter = members({ callcenter_id: callcenterId });
const one = {
  path: `${path}/:channel`,
  params: members({ callcenter_id: callcenterId, channel: workChannelName }),
};

type Limits = ReturnType<(typeof changedLimits)['parse']>;

/** The limits that were given, as the domain has them. */
const givenLimits = (given: Limits): WorkChannelChanges => ({
  ...(given.max_agent !== undefined && { maxAgent: given.max_agent }),
  ...(given.max_queue_condition !== undefined && { maxQueueCondition: given.max_queue_condition }),
  ...(given.max_queue_task !== undefined && { maxQueueTask: given.max_queue_task }),
});

const create = ({ callcenters }: OperationDeps): Route =>
  route({
    method: 'POST',
    path,
    id: 'createWorkChannel',
    summary: 'Create a work channel.',
    params: inCallcenter,
    query: nothing,
    body: newWorkChannel,
    data: workChannelData,
    refusals: ['callcenter-full', 'disk-full'],
    handle: async ({ params, body: { name, ...given }, logContext }) => {
      const workChannel = { ...unlimited(name), ...givenLimits(given) };
      const mailbox = callcenters.find(params.callcenter_id);
      return workChannelView(
        await mailbox.ask({ kind: 'create-work-channel', workChannel }, logContext),
      );
    },
  });

const list = (deps: OperationDeps): Route =>
  route({
    method: 'GET',
    path,
    id: 'listWorkChannels',
    summary: 'List the work channels.',
    params: inCallcenter,
    query: members(paging),
    body: null,
    data: listOf(workChannelData),
    refusals: [],
    handle: ({ params, query }) =>
      listView(query, listWorkChannels(deps, params.callcenter_id, pageOf(query)), workChannelView),
  });

const get = (deps: OperationDeps): Route =>
  route({
    ...one,
    method: 'GET',
    id: 'getWorkChannel',
    summary: 'Show a work channel.',
    query: nothing,
    body: null,
    data: workChannelData,
    refusals: ['work-channel-not-found'],
    handle: ({ params: { callcenter_id, channel } }) =>
      workChannelView(getWorkChannel(deps, callcenter_id, channel)),
  });

const change = ({ callcenters }: OperationDeps): Route =>
  route({
    ...one,
    method: 'POST',
    id: 'changeWorkChannel',
    summary: 'Change the limits of a work channel. Who and what is in it already stays.',
    query: nothing,
    body: changedLimits,
    data: workChannelData,
    refusals: ['work-channel-not-found'],
    handle: async ({ params: { callcenter_id, channel }, body, logContext }) => {
      const request = { workChannel: channel, changes: givenLimits(body) };
      const mailbox = callcenters.find(callcenter_id);
      return workChannelView(
        await mailbox.ask({ kind: 'change-work-channel', ...request }, logContext),
      );
    },
  });

const remove = ({ callcenters }: OperationDeps): Route =>
  route({
    ...one,
    method: 'DELETE',
    id: 'deleteWorkChannel',
    summary: 'Delete an empty work channel; the default one cannot be deleted.',
    query: nothing,
    body: null,
    data: workChannelData,
    refusals: ['work-channel-not-found'],
    handle: async ({ params: { callcenter_id, channel: workChannel }, logContext }) => {
      const mailbox = callcenters.find(callcenter_id);
      return workChannelView(
        await mailbox.ask({ kind: 'delete-work-channel', workChannel }, logContext),
      );
    },
  });

/** Partitions of a call center with their limits. */
export const workChannelRoutes = (deps: OperationDeps): readonly Route[] => [
  create(deps),
  list(deps),
  get(deps),
  change(deps),
  remove(deps),
];
