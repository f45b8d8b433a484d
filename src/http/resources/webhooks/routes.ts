import { z } from 'zod';
import type { OperationDeps } from '../../../operations/runtime/operation-deps.ts';
import {
  listDeliveries,
  replayDelivery,
  testWebhook,
} from '../../../operations/webhook-deliveries.ts';
import { phrase } from '../../../messages/phrase.ts';
import { listOf } from '../../schemas/answer-fields.ts';
import { callcenterId, members, nothing, text } from '../../schemas/fields.ts';
import { listView, pageOf, paging } from '../../schemas/paging.ts';
import { type Route, route } from '../../schemas/route.ts';
import { deliveryData, deliveryView } from './view.ts';

const path = '/callcenter/:callcenter_id/webhook';
const params = members({ callcenter_id: callcenterId });

const list = (deps: OperationDeps): Route =>
  route({
    method: 'GET',
    path: `${path}/delivery`,
    id: 'listDeliveries',
    summary: 'List the last 1,000 requests to the webhook, newest first.',
    description: 'Each try counts. What receivers answered, and secrets, are not kept.',
    params,
    query: members(paging),
    body: null,
    data: listOf(deliveryData),
    refusals: [],
    handle: async ({ params: { callcenter_id }, query }) =>
      listView(query, await listDeliveries(deps, callcenter_id, pageOf(query)), deliveryView),
  });

const replay = (deps: OperationDeps): Route =>
  route({
    method: 'POST',
    path: `${path}/delivery/:delivery_id/replay`,
    id: 'replayDelivery',
    summary: 'Send the events of a delivery to the webhook once more, and show what came of it.',
    description:
      'They have the ids that they had, and come beside those that are sent in their turn: a receiver that passes over what it has seen passes them over. Without batches each event is a request of its own; the first that is not answered with 2xx ends it.',
    params: members({
      callcenter_id: callcenterId,
      delivery_id: text(phrase('delivery-id'), /^[A-Za-z0-9_-]{1,64}$/, '812'),
    }),
    query: nothing,
    body: null,
    data: z.object({
      result: z.array(deliveryData).meta({ description: 'the requests that were made' }),
    }),
    refusals: ['webhook-not-found', 'delivery-not-found'],
    expense: 'always',
    handle: async ({ params: { callcenter_id, delivery_id } }) => {
      const posted = await replayDelivery(deps, callcenter_id, delivery_id);
      return { result: posted.map(deliveryView) };
    },
  });

const test = (deps: OperationDeps): Route =>
  route({
    method: 'POST',
    path: `${path}/test`,
    id: 'testWebhook',
    summary: 'Send the event callcenter.webhook.test to the webhook, and show what came of it.',
    description:
      'It is signed as all events are, and has the id 0. A webhook that is switched off is tried too, and stays so.',
    params,
    query: nothing,
    body: null,
    data: deliveryData,
    refusals: ['webhook-not-found'],
    expense: 'always',
    handle: async ({ params: { callcenter_id } }) =>
      deliveryView(await testWebhook(deps, callcenter_id)),
  });

/** What is sent to the webhook, and how that went. */
export const webhookRoutes = (deps: OperationDeps): readonly Route[] => [
  list(deps),
  replay(deps),
  test(deps),
];
