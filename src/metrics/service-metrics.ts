import { collectDefaultMetrics, Registry } from 'prom-client';
import type { Metrics } from '../operations/ports/metrics.ts';
import { AriMetrics } from './ari-metrics.ts';
import type { TurnObserver } from '../operations/ports/turn-observer.ts';
import { type Changes, CommitMetrics } from './commit-metrics.ts';
import { LiveGauges, type LiveSources } from './live-gauges.ts';
import { ShareMetrics } from './share-metrics.ts';

/**
 * What is measured, in the text format of Prometheus. Durations are in seconds.
 * https://prometheus.io/docs/instrumenting/exposition_formats/
 */
export class ServiceMetrics implements Metrics {
  readonly #registry = new Registry();
  readonly #commits = new CommitMetrics(this.#registry);
  readonly #ari = new AriMetrics(this.#registry);
  readonly #shares = new ShareMetrics(this.#registry);
  #live: LiveGauges | null = null;

  /** Also measures the process and the delay of its event loop, from now to its end: to be done once. */
  watchProcess(): void {
    collectDefaultMetrics({ register: this.#registry });
  }

  /** Says from where to learn what goes on at this moment. To be done once. */
  watch(sources: LiveSources): void {
    this.#live = new LiveGauges(this.#registry, sources);
  }

  /** A store's changes, which do what they did and are measured. */
  measured(store: Changes): Changes {
    return this.#commits.measured(store);
  }

  /** Hears how the processor is shared out. */
  get turns(): TurnObserver {
    return this.#shares;
  }

  limitReached(limit: string): void {
    this.#shares.reached(limit);
  }

  /** @param outcome `ok`, or the kind of the failure */
  ariCall(operation: string, milliseconds: number, outcome: string): void {
    this.#ari.observe(operation, milliseconds, outcome);
  }

  async read(): Promise<{ readonly type: string; readonly text: string }> {
    if (this.#live !== null) this.#shares.keep(this.#live.refresh());
    return { type: this.#registry.contentType, text: await this.#registry.metrics() };
  }
}
