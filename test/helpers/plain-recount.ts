import type { ActivityFigure, CountedTask, Figure } from '../../src/domain/engine/world/figure.ts';
import type {
  ActivityTotals,
  CallbackTotals,
  CountedActivity,
  CountingRules,
  HandlingTotals,
  Interval,
  TaskTotals,
} from '../../src/operations/ports/reports.ts';

/** What reports say, counted from the figures one by one, with no thought for speed. */

type EndFigure = Extract<Figure, { kind: 'task-ended' | 'ring-ended' }>;
type CallbackFigure = Extract<Figure, { kind: 'callback' }>;

interface Span {
  readonly agent: string;
  readonly activity: CountedActivity;
  readonly from: number;
  readonly to: number;
  readonly task: CountedTask | null;
}

interface Doing {
  readonly activity: CountedActivity;
  readonly state: string;
  readonly from: number;
  readonly task: CountedTask | null;
}

const isTalk = (activity: string): boolean => activity === 'talk' || activity === 'hold';

const next = (before: Doing | undefined, figure: ActivityFigure): Doing | undefined => {
  const { activity, state, at, task, reason } = figure;
  if (activity === 'none') return undefined;
  if (before === undefined || !isTalk(before.activity) || before.task === null) {
    return { activity, state, from: at, task };
  }
  if (isTalk(activity)) return { activity, state, from: at, task: before.task };
  const isPause = activity === 'busy' || activity === 'away' || activity === 'productive';
  const wrapsUp = isPause && reason !== 'after-call';
  return wrapsUp
    ? { activity: 'wrap_up', state, from: at, task: before.task }
    : { activity, state, from: at, task };
};

const spansOf = (figures: readonly Figure[], now: number): Span[] => {
  const doing = new Map<string, Doing>();
  const spans: Span[] = [];
  const end = (agent: string, to: number): void => {
    const { activity, from, task } = doing.get(agent) ?? {};
    if (activity === undefined || from === undefined) return;
    spans.push({ agent, activity, from, to, task: task ?? null });
  };
  for (const figure of figures) {
    if (figure.kind !== 'activity') continue;
    const before = doing.get(figure.agent);
    const isSame =
      before?.state === figure.state &&
      (before.activity === 'hold') === (figure.activity === 'hold');
    if (isSame) continue;
    end(figure.agent, figure.at);
    const after = next(before, figure);
    if (after === undefined) doing.delete(figure.agent);
    else doing.set(figure.agent, after);
  }
  for (const agent of doing.keys()) end(agent, now);
  return spans;
};

const within = (at: number, { from, to }: Interval): boolean => at >= from && at < to;

const sum = (numbers: readonly number[]): number => numbers.reduce((one, other) => one + other, 0);

const countTasks = (
  figures: readonly EndFigure[],
  { inTimeMs, soonMs }: CountingRules,
): TaskTotals => {
  const answered = figures.filter(({ outcome }) => outcome === 'success');
  const abandoned = figures.filter(({ outcome }) => outcome === 'hangup');
  const failed = (cause: string): number =>
    figures.filter(({ outcome }) => outcome === cause).length;
  const waits = answered.map(({ waitedMs }) => waitedMs).sort((one, other) => one - other);
  return {
    offered: figures.length,
    answered: answered.length,
    answeredByLastAgent: answered.filter(({ lastAgent }) => lastAgent).length,
    answeredInTime: waits.filter((ms) => ms <= inTimeMs).length,
    abandoned: abandoned.length,
    abandonedSoon: abandoned.filter(({ waitedMs }) => waitedMs < soonMs).length,
    failed: {
      timeout: failed('timeout'),
      reject: failed('reject'),
      call_fail: failed('call_fail'),
      cancel: failed('cancel'),
      forward: failed('forward'),
      overflow: failed('overflow'),
      closed: failed('closed'),
      key: failed('key'),
      callback: failed('callback'),
      error: failed('error'),
    },
    waitedMs: sum(waits),
    p90WaitedMs: waits[Math.ceil(waits.length * 0.9) - 1] ?? null,
    abandonedAfterMs: sum(abandoned.map(({ waitedMs }) => waitedMs)),
    rangMs: sum(answered.map(({ rangMs }) => rangMs ?? 0)),
  };
};

/** As they are stored: what has ended by the time of the report. */
export class Recount {
  readonly #ends: readonly EndFigure[];
  readonly #callbacks: readonly CallbackFigure[];
  readonly #spans: readonly Span[];
  readonly #now: number;

  constructor(figures: readonly Figure[], now: number) {
    this.#ends = figures.filter(
      (figure) => figure.kind === 'task-ended' || figure.kind === 'ring-ended',
    );
    this.#callbacks = figures.filter((figure) => figure.kind === 'callback');
    this.#spans = spansOf(figures, now);
    this.#now = now;
  }

  tasks(
    interval: Interval,
    rules: CountingRules,
    isOf: (figure: EndFigure) => boolean = () => true,
  ): TaskTotals {
    return countTasks(
      this.#callers('task-ended', interval).filter(
        (figure) => figure.outcome !== 'forward' && isOf(figure),
      ),
      rules,
    );
  }

  callbacks(
    interval: Interval,
    isOf: (figure: CallbackFigure) => boolean = () => true,
  ): CallbackTotals {
    const counted = this.#callbacks.filter((one) => within(one.at, interval) && isOf(one));
    const of = (what: string): CallbackFigure[] => counted.filter((one) => one.what === what);
    return {
      asked: of('asked').length,
      reached: of('reached').length,
      givenUp: of('given_up').length,
      withdrawn: of('withdrawn').length,
      reachedAfterMs: sum(of('reached').map(({ afterMs }) => afterMs)),
    };
  }

  rings(interval: Interval, rules: CountingRules, agent: string): TaskTotals {
    return countTasks(
      this.#callers('ring-ended', interval).filter((figure) => figure.agent === agent),
      rules,
    );
  }

  handling(interval: Interval, isOf: (figure: EndFigure) => boolean = () => true): HandlingTotals {
    const answered = this.#callers('task-ended', interval).filter(
      (figure) => figure.outcome === 'success' && isOf(figure),
    );
    const ids = new Set(answered.map(({ taskId }) => taskId));
    const lasted = (activity: CountedActivity): number =>
      sum(
        this.#spans
          .filter(
            (span) =>
              span.activity === activity &&
              span.to < this.#now &&
              ids.has(span.task?.taskId ?? never),
          )
          .map(({ from, to }) => to - from),
      );
    return {
      handled: answered.length,
      talkMs: lasted('talk'),
      holdMs: lasted('hold'),
      wrapUpMs: lasted('wrap_up'),
    };
  }

  activities({ from, to }: Interval, isOf: (span: Span) => boolean = () => true): ActivityTotals {
    const totals: Partial<Record<CountedActivity, number>> = {};
    for (const span of this.#spans.filter(isOf)) {
      const ms = Math.min(span.to, to) - Math.max(span.from, from);
      if (ms > 0) totals[span.activity] = (totals[span.activity] ?? 0) + ms;
    }
    return totals;
  }

  #callers(kind: EndFigure['kind'], interval: Interval): EndFigure[] {
    return this.#ends.filter(
      (figure) => figure.kind === kind && figure.isCaller && within(figure.at, interval),
    );
  }
}

const never = '' as CountedTask['taskId'];
