import fc from 'fast-check';
import type {
  Activity,
  CallbackMoment,
  CountedTask,
  Figure,
  TaskOutcome,
} from '../../src/domain/engine/world/figure.ts';
import type {
  AgentName,
  ConditionName,
  QueueTaskId,
  WorkChannelName,
} from '../../src/domain/ids.ts';

export const AGENTS = ['ana', 'bob', '王'] as AgentName[];
export const CONDITIONS = ['sales', 'support', null] as (ConditionName | null)[];
export const WORK_CHANNELS = ['default', 'night'] as WorkChannelName[];

const OUTCOMES: readonly TaskOutcome[] = [
  'success',
  'success',
  'success',
  'hangup',
  'hangup',
  'timeout',
  'reject',
  'call_fail',
  'cancel',
  'forward',
  'overflow',
  'closed',
  'key',
  'callback',
  'error',
];
const ACTIVITIES: readonly Activity[] = [
  'none',
  'online',
  'idle',
  'fetching',
  'talk',
  'hold',
  'busy',
  'away',
  'offline',
];

const happening = fc.record({
  afterMs: fc.nat({ max: 20_000 }),
  kind: fc.constantFrom('task', 'ring', 'activity', 'activity', 'answer', 'callback'),
  what: fc.constantFrom<CallbackMoment>('asked', 'reached', 'given_up', 'withdrawn'),
  agent: fc.constantFrom(...AGENTS),
  outcome: fc.constantFrom(...OUTCOMES),
  activity: fc.constantFrom(...ACTIVITIES),
  note: fc.constantFrom('', '', '/lunch'),
  waitedMs: fc.nat({ max: 60_000 }),
  rangMs: fc.nat({ max: 9000 }),
  isCaller: fc.constantFrom(true, true, true, false),
  workChannel: fc.constantFrom(...WORK_CHANNELS),
  condition: fc.constantFrom(...CONDITIONS),
});

type Happening = typeof happening extends fc.Arbitrary<infer Value> ? Value : never;

const STATES: Partial<Record<Activity, string>> = { talk: 'talking', hold: 'talking' };

const stateOf = ({ activity, note }: Pick<Happening, 'activity' | 'note'>): string => {
  const state = STATES[activity] ?? activity;
  return state === 'busy' || state === 'away' ? `${state}${note}` : state;
};

const figuresOf = (one: Happening, at: number, number: number): Figure[] => {
  const { agent, activity, outcome, waitedMs, rangMs, isCaller, workChannel, condition } = one;
  const task: CountedTask = {
    taskId: `t${number}` as QueueTaskId,
    type: isCaller ? 'ivr' : 'xfer_agent',
    isCaller,
    workChannel,
    condition,
    lastAgent: waitedMs % 3 === 0,
  };
  const counted = { ...task, at, waitedMs, rangMs, agent };
  switch (one.kind) {
    case 'task':
      return outcome === 'success' ? [] : [{ ...counted, kind: 'task-ended', outcome }];
    case 'ring':
      return outcome === 'success' ? [] : [{ ...counted, kind: 'ring-ended', outcome }];
    case 'answer':
      return [
        { ...counted, kind: 'ring-ended', outcome: 'success' },
        { ...counted, kind: 'task-ended', outcome: 'success' },
        doing(at, agent, 'idle', 'idle', null),
        doing(at, agent, 'talk', 'talking', task),
      ];
    case 'callback': {
      const { what } = one;
      const by = what === 'reached' ? agent : null;
      const which = { taskId: task.taskId, what, workChannel, condition, agent: by };
      return [{ ...which, kind: 'callback', at, afterMs: waitedMs }];
    }
    case 'activity':
      return [doing(at, agent, activity, stateOf(one), null)];
  }
};

const doing = (
  at: number,
  agent: AgentName,
  activity: Activity,
  state: string,
  task: CountedTask | null,
): Figure => ({ kind: 'activity', at, agent, activity, state, reason: 'test', task });

export const START = Date.UTC(2026, 9, 25);

/** What was counted in the course of some minutes, in order. */
export const randomFigures = fc
  .array(happening, { minLength: 1, maxLength: 80 })
  .map((happenings) => {
    let now = START;
    return happenings.flatMap((one, number) => {
      now += one.afterMs;
      return figuresOf(one, now, number);
    });
  });

/** Intervals one after the other, that may begin before and end after all that was counted. */
export const randomIntervals = fc
  .uniqueArray(fc.integer({ min: -50_000, max: 900_000 }), { minLength: 2, maxLength: 6 })
  .map((moments) => moments.sort((one, other) => one - other).map((ms) => START + ms))
  .map((moments) => moments.slice(1).map((to, number) => ({ from: moments[number] ?? START, to })));
