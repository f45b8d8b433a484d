import type { CallcenterId } from '../domain/ids.ts';
import type { EventDelivery, EventLag } from '../operations/ports/webhooks.ts';
import { type DeliveryDeps, CallcenterDelivery } from './callcenter-delivery.ts';

/** The webhooks of all call centers. None of them waits for another, and no call for any. */
export class WebhookDelivery implements EventDelivery {
  readonly #deps: DeliveryDeps;
  readonly #deliveries = new Map<CallcenterId, CallcenterDelivery>();
  #stopListening: () => void = () => undefined;

  constructor(deps: DeliveryDeps) {
    this.#deps = deps;
  }

  /** Goes on where it was. Call centers have to be loaded before. */
  start(): void {
    const { events, settings } = this.#deps;
    this.#stopListening = events.onStored((id) => {
      this.#wake(id);
    });
    for (const id of settings.callcenterIds()) this.#wake(id);
  }

  lags(): readonly EventLag[] {
    return [...this.#deliveries].flatMap(([callcenterId, delivery]) => {
      const ms = delivery.lagMs();
      return ms === null ? [] : [{ callcenterId, ms }];
    });
  }

  /** What is not yet taken is told after the next start. */
  async close(): Promise<void> {
    this.#stopListening();
    await Promise.all([...this.#deliveries.values()].map((delivery) => delivery.close()));
  }

  #wake(id: CallcenterId): void {
    const existing = this.#deliveries.get(id);
    if (existing === undefined && this.#deps.settings.webhookOf(id) === null) return;
    const delivery = existing ?? new CallcenterDelivery(id, this.#deps);
    this.#deliveries.set(id, delivery);
    delivery.wake();
  }
}
