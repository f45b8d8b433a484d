import { Counter, Histogram, type Registry } from 'prom-client';

const SECONDS = [0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5];

/** What Asterisk is asked. */
export class AriMetrics {
  readonly #seconds: Histogram;
  readonly #errors: Counter;

  constructor(registry: Registry) {
    this.#seconds = new Histogram({
      name: 'callcenter_ari_call_seconds',
      help: 'How long Asterisk took to answer, by operation.',
      labelNames: ['operation'],
      buckets: SECONDS,
      registers: [registry],
    });
    this.#errors = new Counter({
      name: 'callcenter_ari_errors_total',
      help: 'Calls to Asterisk that failed, by operation and kind.',
      labelNames: ['operation', 'kind'],
      registers: [registry],
    });
  }

  /** @param outcome `ok`, or the kind of the failure */
  observe(operation: string, milliseconds: number, outcome: string): void {
    this.#seconds.observe({ operation }, milliseconds / 1000);
    if (outcome !== 'ok') this.#errors.inc({ operation, kind: outcome });
  }
}
