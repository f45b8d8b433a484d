import type { Webhook } from '../../domain/callcenter.ts';
import type { StoredEvent } from '../../domain/engine/world/outward-event.ts';
import type { CallcenterId, Instant } from '../../domain/ids.ts';
import type { Page, PageOf } from './page.ts';

/** How far each webhook was told, over a restart too. It begins and ends with the setting. */
export interface WebhookPositions {
  /** The last event that it has taken or that was given up; null: there is no webhook. */
  webhookPosition(callcenter: CallcenterId): Promise<number | null>;
  /** Never goes back; does nothing if there is no webhook. */
  moveWebhookPosition(callcenter: CallcenterId, eventId: number): Promise<void>;
}

/** The webhooks that call centers have now. */
export interface WebhookSettings {
  callcenterIds(): readonly CallcenterId[];
  /** null: there is none, or no such call center. */
  webhookOf(callcenter: CallcenterId): Webhook | null;
  /** Its receiver said that it is gone for good. */
  switchOff(callcenter: CallcenterId, webhook: Webhook): Promise<void>;
}

/** How long events wait for a receiver. */
export interface EventLag {
  readonly callcenterId: CallcenterId;
  /** Age of the oldest event that its receiver has not yet taken; 0: it has taken all. */
  readonly ms: number;
}

export interface EventDelivery {
  /** Of each call center whose events are delivered. */
  lags(): readonly EventLag[];
}

/** Why something was posted: events in their turn, events once more, or to try the receiver. */
export type DeliveryKind = 'events' | 'replay' | 'test';

/** What came of one request to a receiver. Nothing of it is secret. */
export interface Delivery {
  readonly kind: DeliveryKind;
  readonly at: Instant;
  readonly tookMs: number;
  /** Of the events that were posted; 0: of a test, which is no event that is kept. */
  readonly firstEventId: number;
  readonly lastEventId: number;
  readonly events: number;
  /** The HTTP status; null: there was no answer. */
  readonly status: number | null;
  /** Why there was no answer; null: there was one. */
  readonly error: string | null;
}

export interface KeptDelivery extends Delivery {
  readonly id: number;
}

/** So many deliveries of each call center are kept. */
export const KEPT_DELIVERIES = 1000;

/** The latest deliveries of each call center. */
export interface WebhookDeliveries {
  /** @returns its id, which rises */
  keepDelivery(callcenter: CallcenterId, delivery: Delivery): Promise<number>;
  findDelivery(callcenter: CallcenterId, id: number): Promise<KeptDelivery | null>;
  /** Newest first. */
  listDeliveries(callcenter: CallcenterId, page: Page): Promise<PageOf<KeptDelivery>>;
}

/** What is posted beside the events in their turn; there is a test instead of events. */
export type PostedOnce =
  { readonly kind: 'replay'; readonly events: readonly StoredEvent[] } | { readonly kind: 'test' };

/** Posts once, now, whatever else is being told; answers what came of it, which is kept as well. */
export type PostOnce = (
  callcenter: CallcenterId,
  webhook: Webhook,
  posted: PostedOnce,
) => Promise<KeptDelivery>;
