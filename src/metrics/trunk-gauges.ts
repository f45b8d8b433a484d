import { Gauge, type Registry } from 'prom-client';
import type { LiveTrunk } from '../operations/ports/metrics.ts';

/** The ways to the telephone network at this moment. Those that are taken away vanish. */
export class TrunkGauges {
  readonly #calls: Gauge;
  readonly #registered: Gauge;
  readonly #reachable: Gauge;

  constructor(registry: Registry) {
    const gauge = (name: string, help: string): Gauge =>
      new Gauge({ name, help, labelNames: ['trunk'], registers: [registry] });
    this.#calls = gauge('callcenter_trunk_calls', 'Calls that go on over a trunk, both ways.');
    this.#registered = gauge(
      'callcenter_trunk_registered',
      'Whether we are registered with the carrier, or its gateway with us; a peer has none.',
    );
    this.#reachable = gauge(
      'callcenter_trunk_reachable',
      'Whether the carrier answers; none while that is not known.',
    );
  }

  /** Before each scrape. What is not known has no series: neither 0 nor 1 would be true. */
  refresh(trunks: readonly LiveTrunk[]): void {
    for (const gauge of [this.#calls, this.#registered, this.#reachable]) gauge.reset();
    for (const { name, calls, registered, reachable } of trunks) {
      this.#calls.set({ trunk: name }, calls);
      if (registered !== null) this.#registered.set({ trunk: name }, registered ? 1 : 0);
      if (reachable !== null) this.#reachable.set({ trunk: name }, reachable ? 1 : 0);
    }
  }
}
