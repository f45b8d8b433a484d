import type { Webhook } from '../domain/callcenter.ts';
import type { ToldEvent } from '../domain/engine/world/outward-event.ts';
import type { CallcenterId } from '../domain/ids.ts';
import type { Clock } from '../operations/ports/clock.ts';
import type { Delivery, DeliveryKind } from '../operations/ports/webhooks.ts';
import { webhookRequest } from './webhook-request.ts';
import type { Post, Posted } from './webhook-sender.ts';

export interface AttemptDeps {
  readonly post: Post;
  readonly clock: Clock;
}

/** What is to be posted together. */
export interface Attempt {
  readonly kind: DeliveryKind;
  readonly webhook: Webhook;
  /** In their order; a webhook without batches takes one. */
  readonly events: readonly ToldEvent[];
}

export interface Attempted {
  readonly posted: Posted;
  readonly delivery: Delivery;
}

/** Posts events to a receiver once. Never throws. */
export const attempt = async (
  { post, clock }: AttemptDeps,
  callcenter: CallcenterId,
  { kind, webhook, events }: Attempt,
  signal: AbortSignal,
): Promise<Attempted> => {
  const at = clock.now();
  const posted = await post(webhookRequest(callcenter, webhook, events, at), signal);
  const delivery = {
    kind,
    at,
    tookMs: Math.max(0, Math.round(clock.now() - at)),
    firstEventId: events[0]?.eventId ?? 0,
    lastEventId: events.at(-1)?.eventId ?? 0,
    events: events.length,
    status: posted.kind === 'answered' ? posted.status : null,
    error: posted.kind === 'failed' ? posted.reason : null,
  };
  return { posted, delivery };
};
