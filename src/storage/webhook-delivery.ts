import type { Knex } from 'knex';
import type { CallcenterId } from '../domain/ids.ts';
import type { Page, PageOf } from '../operations/ports/page.ts';
import {
  type Delivery,
  KEPT_DELIVERIES,
  type KeptDelivery,
  type WebhookDeliveries,
} from '../operations/ports/webhooks.ts';

const TABLE = 'webhook_delivery';
/** So many more are there at most: clearing away one at a time would take longer than keeping it. */
const SPARE = 50;

interface DeliveryRow {
  readonly delivery_id: number;
  readonly callcenter_id: CallcenterId;
  readonly kind: Delivery['kind'];
  readonly at: number;
  readonly took_ms: number;
  readonly first_event_id: number;
  readonly last_event_id: number;
  readonly events: number;
  readonly status: number | null;
  readonly error: string | null;
}

const rowOf = (
  callcenter_id: CallcenterId,
  { tookMs, firstEventId, lastEventId, ...delivery }: Delivery,
): Omit<DeliveryRow, 'delivery_id'> => ({
  callcenter_id,
  ...delivery,
  took_ms: tookMs,
  first_event_id: firstEventId,
  last_event_id: lastEventId,
});

const deliveryOf = (row: DeliveryRow): KeptDelivery => ({
  id: row.delivery_id,
  kind: row.kind,
  at: row.at,
  tookMs: row.took_ms,
  firstEventId: row.first_event_id,
  lastEventId: row.last_event_id,
  events: row.events,
  status: row.status,
  error: row.error,
});

const latest = (knex: Knex, callcenter: CallcenterId) =>
  knex<DeliveryRow>(TABLE).where('callcenter_id', callcenter).orderBy('delivery_id', 'desc');

const removeOld = async (knex: Knex, callcenter: CallcenterId): Promise<void> => {
  const beyond = latest(knex, callcenter).offset(KEPT_DELIVERIES).limit(1).select('delivery_id');
  await knex<DeliveryRow>(TABLE)
    .where('callcenter_id', callcenter)
    .where('delivery_id', '<=', beyond)
    .del();
};

const list = async (
  knex: Knex,
  callcenter: CallcenterId,
  { number, size }: Page,
): Promise<PageOf<KeptDelivery>> => {
  const kept = latest(knex, callcenter).limit(KEPT_DELIVERIES).select('delivery_id');
  const first = (number - 1) * size;
  const [counted, rows] = await Promise.all([
    knex.from(kept.as('kept')).count<{ total: number }[]>({ total: '*' }),
    latest(knex, callcenter)
      .offset(first)
      .limit(Math.max(0, Math.min(size, KEPT_DELIVERIES - first)))
      .select<DeliveryRow[]>('*'),
  ]);
  return { totalCount: counted[0]?.total ?? 0, rows: rows.map(deliveryOf) };
};

/**
 * The latest deliveries of all call centers.
 * @param readers connections that wait for no commit
 */
export const webhookDeliveriesIn = (knex: Knex, readers: Knex): WebhookDeliveries => {
  const sinceRemoval = new Map<CallcenterId, number>();
  return {
    keepDelivery: async (callcenter, delivery) => {
      const [kept] = await knex<DeliveryRow>(TABLE)
        .insert(rowOf(callcenter, delivery))
        .returning('delivery_id');
      const count = (sinceRemoval.get(callcenter) ?? 0) + 1;
      sinceRemoval.set(callcenter, count % SPARE);
      if (count === SPARE) await removeOld(knex, callcenter);
      return kept?.delivery_id ?? 0;
    },
    findDelivery: async (callcenter, id) => {
      const row = await latest(readers, callcenter).where('delivery_id', id).first();
      return row === undefined ? null : deliveryOf(row);
    },
    listDeliveries: (callcenter, page) => list(readers, callcenter, page),
  };
};
