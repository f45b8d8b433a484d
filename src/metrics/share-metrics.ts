import { Counter, Histogram, type Registry } from 'prom-client';
import type { TurnObserver } from '../operations/ports/turn-observer.ts';

/** In seconds. */
const WAITS = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5];

/** Keys and addresses have a blank in their names, and are many: they are counted together. */
const isCallcenter = (owner: string): boolean => !owner.includes(' ');

/** What of the service is shared, and where a limit of it was reached. */
export class ShareMetrics implements TurnObserver {
  readonly #waits: Histogram;
  readonly #spent: Counter<'callcenter'>;
  readonly #reached: Counter<'limit'>;
  readonly #known = new Set<string>();

  constructor(registry: Registry) {
    const registers = [registry];
    this.#waits = new Histogram({
      name: 'callcenter_turn_wait_seconds',
      help: 'How long turns on the processor were waited for; those that were had at once are not counted.',
      buckets: WAITS,
      registers,
    });
    this.#spent = new Counter({
      name: 'callcenter_processor_seconds_total',
      help: 'Processor time by call center; empty: requests before it is known for whom.',
      labelNames: ['callcenter'],
      registers,
    });
    this.#reached = new Counter({
      name: 'callcenter_limit_refusals_total',
      help: 'What was refused because a limit was reached, by limit.',
      labelNames: ['limit'],
      registers,
    });
  }

  waited(ms: number): void {
    this.#waits.observe(ms / 1000);
  }

  spent(owner: string, ms: number): void {
    const callcenter = isCallcenter(owner) ? owner : '';
    this.#known.add(callcenter);
    this.#spent.inc({ callcenter }, ms / 1000);
  }

  reached(limit: string): void {
    this.#reached.inc({ limit });
  }

  /** Of call centers that are no more, or never were, nothing is told. */
  keep(callcenters: readonly string[]): void {
    const kept = new Set([...callcenters, '']);
    for (const callcenter of this.#known) {
      if (kept.has(callcenter)) continue;
      this.#known.delete(callcenter);
      this.#spent.remove({ callcenter });
    }
  }
}
