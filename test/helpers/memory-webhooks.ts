import type { Webhook } from '../../src/domain/callcenter.ts';
import type { CallcenterId } from '../../src/domain/ids.ts';
import { postOnce } from '../../src/delivery/post-once.ts';
import { WebhookSender } from '../../src/delivery/webhook-sender.ts';
import type { Clock } from '../../src/operations/ports/clock.ts';
import type { Page, PageOf } from '../../src/operations/ports/page.ts';
import {
  type Delivery,
  KEPT_DELIVERIES,
  type KeptDelivery,
  type WebhookDeliveries,
  type WebhookPositions,
  type WebhookSettings,
} from '../../src/operations/ports/webhooks.ts';

/** What came of requests to webhooks, as the port describes it, in memory. */
export class MemoryDeliveries implements WebhookDeliveries {
  readonly kept: (KeptDelivery & { readonly callcenter: CallcenterId })[] = [];

  keepDelivery(callcenter: CallcenterId, delivery: Delivery): Promise<number> {
    const id = this.kept.length + 1;
    this.kept.push({ ...delivery, id, callcenter });
    return Promise.resolve(id);
  }

  findDelivery(callcenter: CallcenterId, id: number): Promise<KeptDelivery | null> {
    return Promise.resolve(this.#latest(callcenter).find((one) => one.id === id) ?? null);
  }

  listDeliveries(callcenter: CallcenterId, { number, size }: Page): Promise<PageOf<KeptDelivery>> {
    const latest = this.#latest(callcenter);
    const rows = latest.slice((number - 1) * size, number * size);
    return Promise.resolve({ totalCount: latest.length, rows });
  }

  #latest(id: CallcenterId): KeptDelivery[] {
    return this.kept
      .filter(({ callcenter }) => callcenter === id)
      .toReversed()
      .slice(0, KEPT_DELIVERIES)
      .map(({ callcenter: _, ...delivery }) => delivery);
  }
}

/** How far webhooks are and what they are, as the ports describe it, in memory. */
export class MemoryWebhooks implements WebhookPositions, WebhookSettings {
  readonly positions = new Map<CallcenterId, number>();
  readonly #webhooks = new Map<CallcenterId, Webhook>();
  /** So many writes from now on fail. */
  failures = 0;

  set(id: CallcenterId, webhook: Webhook | null, position = 0): void {
    if (webhook === null) this.#webhooks.delete(id);
    else this.#webhooks.set(id, webhook);
    if (webhook === null) this.positions.delete(id);
    else if (!this.positions.has(id)) this.positions.set(id, position);
  }

  callcenterIds(): readonly CallcenterId[] {
    return [...this.#webhooks.keys()];
  }

  webhookOf(id: CallcenterId): Webhook | null {
    return this.#webhooks.get(id) ?? null;
  }

  switchOff(id: CallcenterId, webhook: Webhook): Promise<void> {
    this.#webhooks.set(id, { ...webhook, switchedOffAt: 1 });
    return Promise.resolve();
  }

  webhookPosition(id: CallcenterId): Promise<number | null> {
    return Promise.resolve(this.positions.get(id) ?? null);
  }

  moveWebhookPosition(id: CallcenterId, eventId: number): Promise<void> {
    if (this.failures > 0) {
      this.failures -= 1;
      return Promise.reject(new Error('the disk is full'));
    }
    const before = this.positions.get(id);
    if (before !== undefined) this.positions.set(id, Math.max(before, eventId));
    return Promise.resolve();
  }
}

/** Posts to receivers on this machine, and keeps what came of it in memory. */
export const memoryDelivering = (clock: Clock) => {
  const deliveries = new MemoryDeliveries();
  const { post } = new WebhookSender({ allowPrivate: true, followRedirects: false });
  return { deliveries, postOnce: postOnce({ post, clock, deliveries }) };
};
