import { createHmac } from 'node:crypto';
import type { Webhook } from '../domain/callcenter.ts';
import { type StoredEvent, toldText } from '../domain/engine/world/outward-event.ts';
import type { CallcenterId, Instant } from '../domain/ids.ts';

/** One event on its way to a receiver. */
export interface WebhookRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * What is posted of an event. The signature is the hexadecimal HMAC-SHA256 (RFC 2104) of the seconds
 * since 1970, a dot and the body: who knows the secret sees that nobody else wrote or changed it, nor
 * sends it again much later.
 */
export const webhookRequest = (
  callcenter: CallcenterId,
  { url, secret }: Webhook,
  event: StoredEvent,
  now: Instant,
): WebhookRequest => {
  const body = toldText(callcenter, event);
  const seconds = Math.floor(now / 1000);
  const signature = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
  return {
    url,
    headers: {
      'Content-Type': 'application/json',
      'User-Agent': 'ari-callcenter',
      'Callcenter-Event-Id': String(event.eventId),
      'Callcenter-Signature': `t=${seconds},v1=${signature}`,
    },
    body,
  };
};
