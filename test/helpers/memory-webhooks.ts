import type { Webhook } from '../../src/domain/callcenter.ts';
import type { CallcenterId } from '../../src/domain/ids.ts';
import type { WebhookPositions, WebhookSettings } from '../../src/operations/ports/webhooks.ts';

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
