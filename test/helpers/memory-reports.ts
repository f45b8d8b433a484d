import type { Clock } from '../../src/operations/ports/clock.ts';
import type {
  AgentTotals,
  ConditionTotals,
  CountingRules,
  Interval,
  OutcomeTotals,
  Reports,
  Totals,
} from '../../src/operations/ports/reports.ts';
import type { CallcenterId } from '../../src/domain/ids.ts';
import type { MemoryStore } from './memory-store.ts';
import { Recount } from './plain-recount.ts';

/** Reports counted anew from all that one call center ever stored. */
export class MemoryReports implements Reports {
  readonly #store: MemoryStore;
  readonly #clock: Clock;

  constructor(store: MemoryStore, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  byInterval(
    _id: CallcenterId,
    intervals: readonly Interval[],
    rules: CountingRules,
  ): Promise<Totals[]> {
    return Promise.all(intervals.map((interval) => this.ofInterval(_id, interval, rules)));
  }

  ofInterval(_id: CallcenterId, interval: Interval, rules: CountingRules): Promise<Totals> {
    const recount = this.#recount();
    return Promise.resolve({
      tasks: recount.tasks(interval, rules),
      callbacks: recount.callbacks(interval),
      handling: recount.handling(interval),
      activityMs: recount.activities(interval),
    });
  }

  byAgent(_id: CallcenterId, interval: Interval, rules: CountingRules): Promise<AgentTotals[]> {
    const recount = this.#recount();
    const names = this.#store.figures.flatMap(({ agent }) => agent ?? []);
    return Promise.resolve(
      [...new Set(names)].sort().map((agent) => ({
        agent,
        tasks: recount.rings(interval, rules, agent),
        callbacks: recount.callbacks(interval, (one) => one.agent === agent),
        handling: recount.handling(interval, (task) => task.agent === agent),
        activityMs: recount.activities(interval, (span) => span.agent === agent),
      })),
    );
  }

  byCondition(
    _id: CallcenterId,
    interval: Interval,
    rules: CountingRules,
  ): Promise<ConditionTotals[]> {
    const recount = this.#recount();
    const tasks = this.#store.figures.filter(
      (figure) => figure.kind === 'task-ended' || figure.kind === 'callback',
    );
    const asked = new Map(
      tasks.map(({ workChannel, condition }) => [
        JSON.stringify([workChannel, condition]),
        { workChannel, condition },
      ]),
    );
    return Promise.resolve(
      [...asked.values()].map((one) => {
        const isOf = (of: { workChannel: string; condition: string | null } | null): boolean =>
          of?.workChannel === one.workChannel && of.condition === one.condition;
        return {
          ...one,
          tasks: recount.tasks(interval, rules, isOf),
          callbacks: recount.callbacks(interval, isOf),
          handling: recount.handling(interval, isOf),
          activityMs: recount.activities(interval, ({ task }) => isOf(task)),
        };
      }),
    );
  }

  async byOutcome(id: CallcenterId, { from, to }: Interval): Promise<OutcomeTotals[]> {
    const totals = new Map<string, OutcomeTotals>();
    for (const { outcome, agent, conversationAt } of await this.#store.allNotes(id)) {
      if (outcome === null || conversationAt < from || conversationAt >= to) continue;
      const key = JSON.stringify([outcome, agent]);
      const conversations = (totals.get(key)?.conversations ?? 0) + 1;
      totals.set(key, { outcome, agent, conversations });
    }
    return [...totals].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row);
  }

  #recount(): Recount {
    return new Recount(this.#store.figures, this.#clock.now());
  }
}
