import type { Webhook } from '../domain/callcenter.ts';
import type { StoredEvent } from '../domain/engine/world/outward-event.ts';
import type { CallcenterId } from '../domain/ids.ts';
import { refusals } from '../domain/refusals.ts';
import type { Page, PageOf } from './ports/page.ts';
import type { KeptDelivery } from './ports/webhooks.ts';
import type { OperationDeps } from './runtime/operation-deps.ts';

type Deps = Pick<OperationDeps, 'callcenters' | 'deliveries' | 'events' | 'postOnce'>;

/**
 * What came of the latest requests to the webhook, newest first.
 * @throws Refusal callcenter-not-found
 */
export const listDeliveries = async (
  { callcenters, deliveries }: Deps,
  id: CallcenterId,
  page: Page,
): Promise<PageOf<KeptDelivery>> => {
  callcenters.find(id);
  return deliveries.listDeliveries(id, page);
};

/**
 * Posts an event that tries the webhook, switched off or not, and answers what came of it.
 * @throws Refusal callcenter-not-found, webhook-not-found
 */
export const testWebhook = async (deps: Deps, id: CallcenterId): Promise<KeptDelivery> =>
  deps.postOnce(id, webhookOf(deps, id), { kind: 'test' });

/**
 * Posts the events of a delivery once more, as the webhook takes them now, until one is not answered well.
 * @throws Refusal callcenter-not-found, webhook-not-found, delivery-not-found
 */
export const replayDelivery = async (
  deps: Deps,
  id: CallcenterId,
  deliveryId: string,
): Promise<readonly KeptDelivery[]> => {
  const webhook = webhookOf(deps, id);
  const number = /^\d{1,15}$/.test(deliveryId) ? Number(deliveryId) : -1;
  const delivery = await deps.deliveries.findDelivery(id, number);
  if (delivery === null) throw refusals.deliveryNotFound(deliveryId);
  if (delivery.kind === 'test') return [await testWebhook(deps, id)];
  const events = await eventsOf(deps, id, delivery);
  const requests = webhook.batch ? [events] : events.map((event) => [event]);
  const posted: KeptDelivery[] = [];
  for (const together of requests) {
    const last = await deps.postOnce(id, webhook, { kind: 'replay', events: together });
    posted.push(last);
    if (last.status === null || last.status >= 300) break;
  }
  return posted;
};

const webhookOf = ({ callcenters }: Deps, id: CallcenterId): Webhook => {
  const { webhook } = callcenters.find(id).world.callcenter.settings;
  if (webhook === null) throw refusals.webhookNotFound(id);
  return webhook;
};

/** @throws Refusal delivery-not-found if they are not kept any more */
const eventsOf = async (
  { events }: Deps,
  id: CallcenterId,
  { id: deliveryId, firstEventId, lastEventId, events: count }: KeptDelivery,
): Promise<readonly StoredEvent[]> => {
  const found = await events.eventsAfter(id, firstEventId - 1, count);
  const those = found.filter(({ eventId }) => eventId <= lastEventId);
  if (those.length < count) throw refusals.deliveryWithoutEvents(String(deliveryId));
  return those;
};
