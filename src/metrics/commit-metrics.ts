import { Counter, Histogram, type Registry } from 'prom-client';
import type { Figure } from '../domain/engine/world/figure.ts';
import type { OutwardEvent } from '../domain/engine/world/outward-event.ts';
import type { CallcenterId } from '../domain/ids.ts';
import type { Batch, CommitOutcome, Store } from '../operations/ports/store.ts';

/** In seconds. */
const WAITS = [1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1800];
const RINGS = [1, 2, 5, 10, 15, 20, 30, 45, 60];
const COMMITS = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1];

/** Of what is counted for each call center. */
type Label = 'callcenter' | 'cause';

/** What changes what is stored of a call center. */
export type Changes = Pick<Store, 'commit' | 'remove'>;

/** What is counted of all that is stored, and how long storing takes. */
export class CommitMetrics {
  readonly #seconds: Histogram;
  readonly #failures: Counter;
  readonly #tasks: Counter<Label>;
  readonly #calls: Counter<Label>;
  readonly #waits: Histogram<Label>;
  readonly #rings: Histogram<Label>;

  constructor(registry: Registry) {
    const registers = [registry];
    this.#seconds = new Histogram({
      name: 'callcenter_commit_seconds',
      help: 'How long changes took to be stored.',
      buckets: COMMITS,
      registers,
    });
    this.#failures = new Counter({
      name: 'callcenter_commit_failures_total',
      help: 'Attempts to store that failed; each is tried again.',
      registers,
    });
    this.#tasks = new Counter({
      name: 'callcenter_queue_tasks_ended_total',
      help: 'Queue tasks that ended, by success or cause.',
      labelNames: ['callcenter', 'cause'],
      registers,
    });
    this.#calls = new Counter({
      name: 'callcenter_calls_ended_total',
      help: 'Calls that ended, by cause.',
      labelNames: ['callcenter', 'cause'],
      registers,
    });
    this.#waits = new Histogram({
      name: 'callcenter_wait_seconds',
      help: 'How long queue tasks lasted, by success or cause.',
      labelNames: ['callcenter', 'cause'],
      buckets: WAITS,
      registers,
    });
    this.#rings = new Histogram({
      name: 'callcenter_ring_seconds',
      help: "How long agents' phones rang for a queue task, by success or cause.",
      labelNames: ['callcenter', 'cause'],
      buckets: RINGS,
      registers,
    });
  }

  /**
   * Changes that do what they did. Commits are measured and what they stored is counted; of a call
   * center that was removed nothing is told any more.
   */
  measured(store: Changes): Changes {
    return {
      commit: (batch) => this.#commit(store, batch),
      remove: async (id, fence) => {
        const outcome = await store.remove(id, fence);
        if (outcome !== 'fenced') await this.#forget(id);
        return outcome;
      },
    };
  }

  async #commit(store: Changes, batch: Batch): Promise<CommitOutcome> {
    const start = performance.now();
    let outcome: CommitOutcome;
    try {
      outcome = await store.commit(batch);
    } catch (error) {
      this.#failures.inc();
      throw error;
    }
    this.#seconds.observe((performance.now() - start) / 1000);
    // What was in doubt has not been counted yet.
    if (outcome !== 'fenced') this.#count(batch);
    return outcome;
  }

  async #forget(callcenter: CallcenterId): Promise<void> {
    for (const metric of [this.#tasks, this.#calls, this.#waits, this.#rings]) {
      const { values } = await metric.get();
      const its = values.filter(({ labels }) => labels.callcenter === callcenter);
      for (const cause of new Set(its.map(({ labels }) => labels.cause))) {
        if (cause !== undefined) metric.remove({ callcenter, cause });
      }
    }
  }

  #count({ callcenterId: callcenter, events, figures = [] }: Batch): void {
    for (const event of events) this.#countEvent(callcenter, event);
    for (const figure of figures) this.#countFigure(callcenter, figure);
  }

  #countEvent(callcenter: string, { event, body }: OutwardEvent): void {
    const { cause } = body;
    if (event !== 'callcenter.call.end' || typeof cause !== 'string') return;
    this.#calls.inc({ callcenter, cause });
  }

  #countFigure(callcenter: string, figure: Figure): void {
    if (figure.kind === 'activity') return;
    if (figure.kind === 'callback') return;
    const labels = { callcenter, cause: figure.outcome };
    if (figure.kind === 'ring-ended') this.#rings.observe(labels, figure.rangMs / 1000);
    else {
      this.#tasks.inc(labels);
      this.#waits.observe(labels, figure.waitedMs / 1000);
    }
  }
}
