import type { ToldEvent } from '../domain/engine/world/outward-event.ts';
import type { Instant } from '../domain/ids.ts';
import type { PostedOnce, PostOnce, WebhookDeliveries } from '../operations/ports/webhooks.ts';
import { attempt, type AttemptDeps } from './attempt.ts';

interface Deps extends AttemptDeps {
  readonly deliveries: WebhookDeliveries;
}

/** It is not kept, so whoever passes over events that they have seen passes it over as well. */
const testEvent = (at: Instant): ToldEvent => ({
  event: 'callcenter.webhook.test',
  eventId: 0,
  at,
  bodyText: '{}',
});

const eventsOf = (posted: PostedOnce, now: Instant): readonly ToldEvent[] =>
  posted.kind === 'test' ? [testEvent(now)] : posted.events;

/** Posts once, beside the events that are told in their turn. It switches no webhook off, and moves none on. */
export const postOnce =
  ({ deliveries, ...deps }: Deps): PostOnce =>
  async (callcenter, webhook, posted) => {
    const events = eventsOf(posted, deps.clock.now());
    const { kind } = posted;
    const never = new AbortController().signal;
    const { delivery } = await attempt(deps, callcenter, { kind, webhook, events }, never);
    return { ...delivery, id: await deliveries.keepDelivery(callcenter, delivery) };
  };
