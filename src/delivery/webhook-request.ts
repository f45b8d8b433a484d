import { createHmac } from 'node:crypto';
import type { Webhook } from '../domain/callcenter.ts';
import { type ToldEvent, toldText } from '../domain/engine/world/outward-event.ts';
import type { CallcenterId, Instant } from '../domain/ids.ts';

/** Events on their way to a receiver. */
export interface WebhookRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const bodyOf = (
  callcenter: CallcenterId,
  isBatch: boolean,
  events: readonly ToldEvent[],
): string => {
  const texts = events.map((event) => toldText(callcenter, event));
  return isBatch ? `[${texts.join(',')}]` : texts.join('');
};

/**
 * What is posted of events. The signature is the hexadecimal HMAC-SHA256 (RFC 2104) of the seconds
 * since 1970, a dot and the body: who knows the secret sees that nobody else wrote or changed it, nor
 * sends it again much later.
 * @param events in their order; a webhook without batches takes one
 */
export const webhookRequest = (
  callcenter: CallcenterId,
  { url, secret, batch }: Webhook,
  events: readonly ToldEvent[],
  now: Instant,
): WebhookRequest => {
  const body = bodyOf(callcenter, batch, events);
  const seconds = Math.floor(now / 1000);
  const signature = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
  return {
    url,
    headers: {
      'Content-Type': 'application/json',
      'User-Agent': 'ari-callcenter',
      'Callcenter-Event-Id': String(events.at(-1)?.eventId ?? 0),
      'Callcenter-Signature': `t=${seconds},v1=${signature}`,
    },
    body,
  };
};
