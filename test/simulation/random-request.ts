import type { World } from '../../src/domain/engine/world/world.ts';
import type { WorkChannelName } from '../../src/domain/ids.ts';
import type { Request, RequestKind, RequestOf } from '../../src/domain/requests/request.ts';
import { RECORDING_ACTIONS } from '../../src/domain/recording.ts';
import { type Schedule, WEEKDAYS } from '../../src/domain/schedule.ts';
import type { StateReason } from '../../src/domain/state-reason.ts';
import { type Threshold, thresholdKey, WATCHED_FIGURES } from '../../src/domain/threshold.ts';
import type { Chance } from './chance.ts';
import { Draw } from './draw.ts';
import type { Names } from './names.ts';

type Makers = {
  readonly [Kind in RequestKind]: (draw: Draw) => Omit<RequestOf<Kind>, 'kind'>;
};

const several = <T>(draw: Draw, make: () => T): T[] =>
  Array.from({ length: draw.chance.below(4) }, make);

const login = (draw: Draw): Omit<RequestOf<'log-in'>, 'kind'> => {
  const extensions = [draw.phone(), draw.phone()];
  return {
    agent: draw.newcomer(),
    num: String(draw.chance.below(1000)),
    workChannel: draw.workChannel(),
    extensions,
    extension: draw.chance.oneIn(10) ? draw.phone() : draw.chance.pick(extensions),
    state: draw.chance.oneIn(5) ? null : draw.state(),
    skills: several(draw, () => draw.skill()),
  };
};

const PAPER: StateReason = {
  state: { kind: 'away', note: 'paper' },
  name: 'Paper',
  color: '#2f855a',
  productive: true,
};

/** Open for some hours of each day. */
const schedule = (chance: Chance): Schedule => ({
  timeZone: chance.pick(['UTC', 'Asia/Shanghai']),
  week: [{ days: [...WEEKDAYS], from: '00:00', to: `${10 + chance.below(15)}:00` }],
  dates: [],
});

/** Mostly of what there is; alerts come and go within seconds. */
const threshold = (draw: Draw): Threshold => {
  const { chance } = draw;
  const figure = chance.pick(WATCHED_FIGURES);
  const isOfTrunks = figure === 'trunk_down';
  const isOfCondition = figure !== 'no_agent_idle' && !isOfTrunks && chance.oneIn(2);
  const limits = {
    waiting: chance.between(1, 3),
    longest_wait: chance.pick([1, 5, 20]),
    service_level: chance.pick([0.5, 0.9]),
    no_agent_idle: null,
    trunk_down: null,
  };
  return {
    figure,
    workChannel: isOfCondition || (!isOfTrunks && chance.oneIn(2)) ? draw.workChannel() : null,
    condition: isOfCondition ? draw.condition() : null,
    limit: limits[figure],
    afterSeconds: chance.pick([0, 0, 3]),
    calmSeconds: chance.pick([0, 2, 30]),
  };
};

/** One of each kind and scope. */
const thresholds = (draw: Draw): Threshold[] => [
  ...new Map(several(draw, () => threshold(draw)).map((one) => [thresholdKey(one), one])).values(),
];

const settings = (draw: Draw): RequestOf<'change-callcenter'>['changes'] => {
  const { chance } = draw;
  return {
    leaseSeconds: chance.pick([30, 300, 86_400, 86_400, 86_400]),
    maxNoAnswer: chance.below(4),
    maxOutsideCalls: chance.pick([1, 2, 100, 100]),
    maxOutsideCallsPerAgent: chance.pick([1, 3, 3]),
    deniedPrefixes: chance.pick([[], ['+882']]),
    countryCode: chance.pick([null, '49', '86']),
    callerIds: chance.pick([null, null, ['030'], ['030', '+49301']]),
    schedule: chance.pick([null, null, schedule(chance)]),
    outcomes: chance.pick([[], ['sold', 'not sold']]),
    phoneLostSeconds: chance.pick([0, 2, 10]),
    rejoinSeconds: chance.pick([0, 5, 15]),
    phoneGoneSeconds: chance.pick([0, 5, 30]),
    ringPauseSeconds: chance.pick([0, 1, 5, 20]),
    wrapUpSeconds: chance.pick([0, 3, 10, 60]),
    stateReasons: chance.pick([[], [PAPER]]),
    thresholds: thresholds(draw),
  };
};

const MAKERS: Makers = {
  'change-callcenter': (draw) => ({
    changes: settings(draw),
  }),
  'change-limits': ({ chance }) => ({
    changes: {
      maxOutsideCalls: chance.pick([2, 100, 100]),
      callerIds: chance.pick([null, null, ['+49301', '112']]),
      maxAgents: chance.pick([3, 10_000, 10_000]),
      maxConditions: chance.pick([3, 1000, 1000]),
      maxExtensions: chance.pick([4, 10_000, 10_000]),
    },
  }),
  'switch-off-webhook': () => ({ url: 'https://crm.example/events' }),
  'create-extension': (draw) => ({ extension: draw.extension() }),
  'delete-extension': (draw) => ({ extension: draw.extensionId() }),
  'log-in': login,
  'log-out': (draw) => ({ agent: draw.agent(), force: draw.chance.oneIn(2) }),
  'keep-alive': (draw) => ({ agent: draw.agent() }),
  'set-agent-state': (draw) => ({
    agent: draw.agent(),
    state: draw.state(),
    afterCall: draw.chance.oneIn(3),
  }),
  'wrap-up': (draw) => ({ agent: draw.agent(), ms: draw.chance.pick([0, 0, 5000, 20_000]) }),
  'change-skills': (draw) => ({
    agent: draw.agent(),
    changes: several(draw, () => draw.skillChange()),
  }),
  'switch-extension': (draw) => ({ agent: draw.agent(), extension: draw.phone() }),
  'take-phone': (draw) => draw.takenPhone(),
  'create-condition': (draw) => ({ condition: draw.storedCondition() }),
  'change-condition': (draw) => {
    const { name, workChannel, ...changes } = draw.storedCondition();
    return { name, workChannel, changes };
  },
  'delete-condition': (draw) => ({ workChannel: draw.workChannel(), name: draw.condition() }),
  'create-work-channel': (draw) => ({
    workChannel: {
      name: draw.chance.pick(['w1', 'w2', 'default'] as WorkChannelName[]),
      maxAgent: draw.limit(),
      maxQueueCondition: draw.limit(),
      maxQueueTask: draw.limit(),
    },
  }),
  'change-work-channel': (draw) => ({
    workChannel: draw.workChannel(),
    changes: draw.chance.pick([
      { maxAgent: draw.limit() },
      { maxQueueCondition: draw.limit() },
      { maxQueueTask: draw.limit() },
    ]),
  }),
  'delete-work-channel': (draw) => ({ workChannel: draw.workChannel() }),
  'cancel-task': (draw) => ({ taskId: draw.task() }),
  'ask-callback': (draw) => ({
    number: draw.line().to,
    enqueue: draw.enqueue(),
    data: draw.data(),
  }),
  'move-task': (draw) => ({
    taskId: draw.task(),
    to: draw.chance.pick([
      { kind: 'priority', priority: draw.chance.below(100) },
      { kind: 'agent', agent: draw.agent() },
      { kind: 'enqueue', xml: draw.enqueue() },
    ] as const),
  }),
  'call-out': (draw) => ({
    agent: draw.agent(),
    dialOut: draw.line(),
    record: draw.chance.oneIn(3),
    data: draw.data(),
  }),
  'call-agent': (draw) => ({ agent: draw.agent(), enqueue: draw.enqueue(), data: draw.data() }),
  'forward-agent': (draw) => ({ ...draw.rungTask(), enqueue: draw.enqueue() }),
  'xfer-agent': (draw) => ({ ...draw.membership(), enqueue: draw.enqueue() }),
  'xfer-out': (draw) => ({ ...draw.membership(), dialOut: draw.line() }),
  'set-mode': (draw) => {
    const meant = draw.membership();
    return { ...meant, mode: draw.mode(), whisperTo: draw.whisperTo(meant.conversationId) };
  },
  enter: (draw) => {
    const conversationId = draw.conversation();
    return {
      agent: draw.agent(),
      conversationId,
      mode: draw.mode(),
      whisperTo: draw.whisperTo(conversationId),
      uninvited: !draw.chance.oneIn(3),
      holding: !draw.chance.oneIn(3),
    };
  },
  exit: (draw) => draw.membership(),
  merge: (draw) => ({ ...draw.twoConversations(), mode: draw.mode() }),
  'invite-agent': (draw) => ({
    ...draw.askedForConversation(),
    enqueue: draw.enqueue(),
    mode: draw.mode(),
  }),
  'invite-out': (draw) => ({
    ...draw.askedForConversation(),
    dialOut: draw.line(),
    mode: draw.mode(),
  }),
  'set-member-mode': (draw) => ({ ...draw.member(), mode: draw.mode() }),
  'send-keys': (draw) => draw.typedKeys(),
  'set-recording': (draw) => ({
    ...draw.askedForConversation(),
    action: draw.chance.pick(RECORDING_ACTIONS),
  }),
  'note-conversation': (draw) => draw.note(),
  dismiss: (draw) => ({ conversationId: draw.conversation() }),
  reject: (draw) => ({ ...draw.rungTask(), data: draw.data() }),
};

/** How often each kind is asked for, beside the others. */
const WEIGHTS: Readonly<Record<RequestKind, number>> = {
  'change-callcenter': 2,
  'change-limits': 1,
  'switch-off-webhook': 1,
  'create-extension': 6,
  'delete-extension': 1,
  'log-in': 20,
  'log-out': 3,
  'keep-alive': 3,
  'set-agent-state': 24,
  'wrap-up': 6,
  'change-skills': 5,
  'switch-extension': 3,
  'take-phone': 8,
  'create-condition': 4,
  'change-condition': 3,
  'delete-condition': 1,
  'create-work-channel': 1,
  'change-work-channel': 1,
  'delete-work-channel': 1,
  'cancel-task': 2,
  'ask-callback': 6,
  'move-task': 8,
  'call-out': 8,
  'call-agent': 6,
  'forward-agent': 4,
  'xfer-agent': 4,
  'xfer-out': 4,
  'set-mode': 18,
  enter: 8,
  exit: 3,
  merge: 6,
  'invite-agent': 6,
  'invite-out': 6,
  'set-member-mode': 8,
  'send-keys': 8,
  'set-recording': 12,
  'note-conversation': 3,
  dismiss: 1,
  reject: 6,
};

const KINDS = (Object.keys(WEIGHTS) as RequestKind[]).flatMap((kind) =>
  Array.from({ length: WEIGHTS[kind] }, () => kind),
);

/** What a user might ask for, sensible or not. */
export const randomRequest = (chance: Chance, world: World, names: Names): Request => {
  const kind = chance.pick(KINDS);
  return { kind, ...MAKERS[kind](new Draw(chance, world, names)) } as Request;
};
