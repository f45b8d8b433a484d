import type { Agent } from '../../src/domain/agent.ts';
import type { Alert } from '../../src/domain/alert.ts';
import type { ThresholdKey } from '../../src/domain/threshold.ts';
import type { Call } from '../../src/domain/call.ts';
import { type Callcenter, DEFAULT_SETTINGS } from '../../src/domain/callcenter.ts';
import { DEFAULT_LIMITS } from '../../src/domain/limits-of-use.ts';
import type { Conversation } from '../../src/domain/conversation.ts';
import type { OutwardEvent } from '../../src/domain/engine/world/outward-event.ts';
import type {
  RecordChange,
  RecordKind,
  RecordKinds,
} from '../../src/domain/engine/world/record-changes.ts';
import type { EnqueueRequest } from '../../src/domain/enqueue/enqueue-request.ts';
import type { LastTalk } from '../../src/domain/last-talk.ts';
import type { KeptPlace } from '../../src/domain/kept-place.ts';
import type { Extension } from '../../src/domain/extension.ts';
import type {
  AgentName,
  CallcenterId,
  CallId,
  ConditionName,
  ConversationId,
  ExtensionId,
  QueueTaskId,
  WorkChannelName,
} from '../../src/domain/ids.ts';
import type { FailedAttempt, QueueTask, Selection } from '../../src/domain/queue-task.ts';
import { unlimited, type WorkChannel } from '../../src/domain/work-channel.ts';
import type { StoredCondition } from '../../src/domain/stored-condition.ts';

/** Whole records with all they can hold, for the tests of the store. */

const workChannel = 'default' as WorkChannelName;
const entry = {
  kind: 'condition',
  name: 'sales' as ConditionName,
  priority: null,
  timeoutMs: null,
  queueTimeoutMs: 60_000,
  fetchTimeoutMs: 45_000,
} as const;

export const callcenter = (id: string): Callcenter => ({
  id: id as CallcenterId,
  settings: { ...DEFAULT_SETTINGS, leaseSeconds: 3600 },
  limits: DEFAULT_LIMITS,
});

export const extension = (user: string): Extension => ({
  id: user as ExtensionId,
  kind: 'sip-terminal',
  user,
  passwordDigest: '0123456789abcdef0123456789abcdef',
  webrtc: false,
});

export const agent = (name: string, noAnswers = 0): Agent => ({
  name: name as AgentName,
  num: '1001',
  workChannel,
  extensions: ['7001' as ExtensionId],
  extension: '7001' as ExtensionId,
  skills: [{ name: '投诉 "vip"', score: 61.5, enabled: true }],
  presence: {
    kind: 'resting',
    state: { kind: 'busy', note: 'lunch/home' },
    phoneRestsUntil: null,
  },
  phone: { kind: 'there' },
  loggedInAt: 1_700_000_000_000,
  stateSince: 1_700_000_000_001,
  leaseUntil: 1_700_000_360_000,
  lastConversationEndedAt: null,
  noAnswers,
});

export const condition = (name: string): StoredCondition => ({
  name: name as ConditionName,
  workChannel,
  where: `'complaints' in skills and get("phones") > 60`,
  sort: "skills['complaints']",
  priority: 5,
  timeoutMs: null,
  queueTimeoutMs: 0,
  fetchTimeoutMs: 20_000,
});

export const enqueue: EnqueueRequest = {
  workChannel,
  waitVoice: null,
  ringMode: 1,
  ringVoice: null,
  holdVoice: null,
  spokenNumber: null,
  reserveState: { kind: 'busy', note: 'notes' },
  wrapUpMs: 30_000,
  choice: 'lru',
  failOverflow: true,
  conversationTimeoutMs: null,
  conversationLevel: 2,
  record: true,
  priorityRaiseMs: null,
  announcePosition: false,
  announceWait: true,
  announceEveryMs: 30_000,
  closed: 'return',
  callbackKey: '2',
  callbackVoice: 'we-call-back',
  callbackTo: '+4930123456',
  callbackFrom: '4008001',
  callbackFirst: 'number',
  callbackTries: 5,
  callbackRetryMs: 60_000,
  exitKeys: '1*',
  keepPlace: true,
  data: `it's "anything" \u0000 \u2028 😀`,
  routes: [{ entries: [{ ...entry, at: { line: 1, column: 10 } }], at: { line: 1, column: 1 } }],
};

export const selection = (name: string): Selection => ({
  agent: name as AgentName,
  extension: '7001' as ExtensionId,
  callId: `call-of-${name}` as CallId,
  conversationId: `talk-of-${name}` as ConversationId,
  entry: 0,
  at: 1_700_000_000_500,
});

export const attempt = (name: string): FailedAttempt => ({
  agent: name as AgentName,
  at: 1_700_000_000_400,
  failure: 'busy',
});

export const task = (id: string, different: Partial<QueueTask> = {}): QueueTask => ({
  id: id as QueueTaskId,
  type: 'ivr',
  origin: {
    kind: 'call',
    callId: `caller-of-${id}` as CallId,
    number: '+4912345',
    name: 'José',
    dialled: '4008001',
  },
  excluded: ['bob' as AgentName],
  enqueue,
  createdAt: 1_700_000_000_000,
  routes: [[entry]],
  route: {
    number: 0,
    since: 1_700_000_000_000,
    failedBefore: 0,
    waitsSince: 1_700_000_000_000,
    waitedMs: 0,
    open: [0],
  },
  attempts: [],
  pauses: [],
  speech: null,
  speaksAt: null,
  callback: null,
  rejectData: null,
  phase: { kind: 'waiting' },
  ...different,
});

export const conversation = (id: string, different: Partial<Conversation> = {}): Conversation => ({
  id: id as ConversationId,
  type: 'queue',
  taskId: `task-of-${id}` as QueueTaskId,
  createdAt: 1_700_000_000_000,
  begunAt: null,
  opening: {
    id: 'said',
    utterances: [{ kind: 'digits', digits: '1009' }],
    until: 1_700_000_060_000,
  },
  holdVoice: null,
  until: null,
  userData: null,
  level: 2,
  recording: 'on',
  recorded: true,
  agents: ['ana' as AgentName],
  numbers: ['+4912345'],
  members: [
    {
      callId: 'a-call' as CallId,
      party: { kind: 'agent', name: 'ana' as AgentName },
      mode: 1,
      whisperTo: null,
      onHold: false,
      lost: false,
      joinedAt: 1_700_000_000_000,
      modeSince: 1_700_000_000_000,
    },
  ],
  pending: [{ kind: 'task', taskId: `next-of-${id}` as QueueTaskId }],
  phase: { kind: 'live' },
  ...different,
});

export const call = (id: string): Call => ({
  kind: 'ivr',
  id: id as CallId,
  number: '+4912345',
  name: 'José',
  dialled: '4008001',
  answered: true,
  onHold: false,
  arrivedAt: 1_700_000_000_000,
  attempts: 1,
  place: { kind: 'waiting', taskId: 'a-task' as QueueTaskId },
});

export const alert = (): Alert => ({
  key: 'waiting/default/sales' as ThresholdKey,
  threshold: {
    figure: 'waiting',
    workChannel,
    condition: 'sales' as ConditionName,
    limit: 10,
    afterSeconds: 0,
    calmSeconds: 30,
  },
  phase: { kind: 'calming', begunAt: 1_700_000_000_000, since: 1_700_000_060_000 },
});
export const LAST_TALK: LastTalk = {
  number: '+8613800138000',
  agent: 'ana' as AgentName,
  at: 1_700_000_000_000,
};

export const keptPlace = (callId: string): KeptPlace => {
  const { routes, route, attempts } = task('left');
  return {
    callId: callId as CallId,
    since: 1_700_000_000_000,
    routes,
    route,
    attempts,
    until: 1_700_000_120_000,
  };
};

export const event = (body: OutwardEvent['body'], at = 1_700_000_000_000): OutwardEvent => ({
  event: 'callcenter.queue.wait',
  at,
  body,
});

/** A record that is to be stored; null: removed. */
export const change = <Kind extends RecordKind>(
  kind: Kind,
  key: string,
  record: RecordKinds[Kind] | null,
): RecordChange => ({ kind, key, record }) as RecordChange;

/** Makes call centers that hold nothing yet. */
export const creationOf = (id: string) => ({
  callcenterId: id as CallcenterId,
  changes: [change('callcenter', id, callcenter(id))],
  events: [],
});

export const workChannelOf = (name: string): WorkChannel => ({
  ...unlimited(name as WorkChannelName),
  maxQueueTask: 10,
});
