import type { Webhook } from '../../domain/callcenter.ts';
import type { CallcenterId } from '../../domain/ids.ts';

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
