import type { CommandKind } from '../../../src/domain/engine/world/command.ts';
import type { GoneCause, SeenCall } from '../../../src/domain/engine/world/fact.ts';
import type { Pending } from '../../../src/domain/conversation.ts';
import type { AgentName, CallId, ConversationId, QueueTaskId } from '../../../src/domain/ids.ts';
import type { Request } from '../../../src/domain/requests/request.ts';
import { commandsAbout } from './happenings.ts';
import { enqueue, Scene } from './scene.ts';

const ANA = 'ana' as AgentName;
const BOB = 'bob' as AgentName;

/** What an agent, or who calls the API, may ask of a conversation at any moment. */
export type Wish =
  | 'exit'
  | 'dismiss'
  | 'pause'
  | 'resume'
  | 'whisper'
  | 'pause the line'
  | 'another calls out'
  | 'call-out again'
  | 'call-agent'
  | 'xfer-agent'
  | 'xfer-out'
  | 'invite-agent'
  | 'invite-out'
  | 'send-keys'
  | 'note-conversation'
  | 'another enters'
  | 'merge with itself'
  | 'log-out'
  | 'log-out by force'
  | 'cancel-task'
  | 'forward-agent';

/** Everything that can happen to a call with a number and to the conversation that it is dialled for. */
export type TalkHappening =
  | 'phone-ringing'
  | 'phone-plays'
  | 'phone-answered'
  | 'line holds'
  | `call-gone ${GoneCause}`
  | 'call-taken'
  | 'call-out-of-place'
  | 'bridge-gone'
  | 'transfer-asked'
  /** For longer than is waited for. */
  | 'phone-silent'
  | 'seen absent'
  | 'seen down'
  | 'seen ringing'
  | 'seen up'
  | `failed ${CommandKind}`
  | 'agent answers'
  | 'agent hangs up'
  | 'dial time up'
  | 'talk time up'
  | Wish;

/** The conversation of an agent with a number: how far it is. */
export type TalkPhase = 'rings' | 'dials' | 'hears' | 'talks' | 'held' | 'waits' | 'ends';

export interface TalkCast {
  readonly scene: Scene;
  readonly conversation: ConversationId;
  /** The call with the number; not made yet while the agent's own phone rings. */
  readonly line: CallId;
  readonly agentCall: CallId;
}

const LINE = { to: '5551', from: '5550', maxDialMs: 30_000, maxAnswerMs: 600_000 };

const asked = (scene: Scene): { line: CallId; conversation: ConversationId; agentCall: CallId } => {
  const request = { agent: ANA, dialOut: LINE, data: null, record: false } as const;
  const { answer } = scene.ask({ kind: 'call-out', ...request });
  if (answer.kind !== 'done' || typeof answer.value !== 'object' || !('callId' in answer.value)) {
    throw new Error('the agent could not call out');
  }
  const { callId, conversationId, agentCallId } = answer.value;
  return {
    line: callId,
    conversation: conversationId,
    agentCall: agentCallId,
  };
};

const transfer = ({ scene, conversation }: TalkCast): void => {
  scene.ask({
    kind: 'xfer-agent',
    agent: ANA,
    conversationId: conversation,
    enqueue: enqueue('', 'timeout="3000"'),
  });
};

const pause = (scene: Scene, conversationId: ConversationId): void => {
  scene.ask({ kind: 'set-mode', agent: ANA, conversationId, mode: 4, whisperTo: null });
};

/** What leads from each phase to the next. */
const STEPS: readonly (readonly [TalkPhase, (cast: TalkCast) => void])[] = [
  ['dials', ({ scene, agentCall }) => scene.answer(agentCall)],
  ['hears', ({ scene, line }) => scene.happen({ kind: 'phone-plays', callId: line })],
  ['talks', ({ scene, line }) => scene.answer(line)],
];

/** `ana` has called a number; `bob` is there and busy. */
export const castInTalk = (phase: TalkPhase): TalkCast => {
  const scene = new Scene();
  scene.agent('ana', 'busy');
  scene.agent('bob', 'busy');
  const cast = { scene, ...asked(scene) };
  if (phase === 'rings') return cast;
  for (const [reached, go] of STEPS) {
    go(cast);
    if (reached === phase) return cast;
  }
  if (phase === 'held') pause(scene, cast.conversation);
  if (phase === 'waits') transfer(cast);
  if (phase === 'ends') scene.gone(cast.agentCall);
  return cast;
};

const taskIn = ({ scene }: TalkCast): QueueTaskId =>
  [...scene.world.tasks.values()][0]?.id ?? ('no-task' as QueueTaskId);

const wishes = (cast: TalkCast): Record<Wish, Request> => {
  const { conversation: conversationId, line } = cast;
  const ofAna = { agent: ANA, conversationId } as const;
  const xml = enqueue('', 'timeout="3000"');
  const out = { dialOut: LINE, data: null, record: false } as const;
  return {
    exit: { kind: 'exit', ...ofAna },
    dismiss: { kind: 'dismiss', conversationId },
    pause: { kind: 'set-mode', ...ofAna, mode: 4, whisperTo: null },
    resume: { kind: 'set-mode', ...ofAna, mode: 1, whisperTo: null },
    whisper: { kind: 'set-mode', ...ofAna, mode: 1, whisperTo: BOB },
    'pause the line': {
      kind: 'set-member-mode',
      conversationId,
      member: { kind: 'call', callId: line },
      mode: 4,
    },
    'another calls out': { kind: 'call-out', agent: BOB, ...out },
    'call-out again': { kind: 'call-out', agent: ANA, ...out },
    'call-agent': { kind: 'call-agent', agent: ANA, enqueue: xml, data: null },
    'xfer-agent': { kind: 'xfer-agent', ...ofAna, enqueue: xml },
    'xfer-out': { kind: 'xfer-out', ...ofAna, dialOut: LINE },
    'invite-agent': { kind: 'invite-agent', conversationId, agent: null, enqueue: xml, mode: 1 },
    'invite-out': { kind: 'invite-out', conversationId, agent: null, dialOut: LINE, mode: 1 },
    'send-keys': { kind: 'send-keys', conversationId, agent: ANA, to: null, keys: '12#' },
    'note-conversation': {
      kind: 'note-conversation',
      ...ofAna,
      text: 'wants a call on Monday',
      outcome: null,
      stored: null,
    },
    'another enters': {
      kind: 'enter',
      uninvited: true,
      agent: BOB,
      conversationId,
      mode: 2,
      whisperTo: null,
      holding: true,
    },
    'merge with itself': {
      kind: 'merge',
      agent: ANA,
      source: conversationId,
      other: conversationId,
      mode: 1,
    },
    'log-out': { kind: 'log-out', agent: ANA, force: false },
    'log-out by force': { kind: 'log-out', agent: ANA, force: true },
    'cancel-task': { kind: 'cancel-task', taskId: taskIn(cast) },
    'forward-agent': { kind: 'forward-agent', agent: ANA, taskId: taskIn(cast), enqueue: xml },
  };
};

const lookAgain = ({ scene, line }: TalkCast, state: string): void => {
  scene.seen((calls) =>
    state === 'absent'
      ? calls.filter(({ callId }) => callId !== line)
      : calls.map((call) =>
          call.callId === line ? { ...call, state: state as SeenCall['state'] } : call,
        ),
  );
};

const failed = (cast: TalkCast, kind: CommandKind): void => {
  const { scene, conversation, line } = cast;
  const about = { scene, conversation, phone: line, task: taskIn(cast) };
  const command = commandsAbout(about)[kind];
  scene.happen({ kind: 'command-failed', command, message: 'refused' });
};

/** Makes something happen to the line or to its conversation. */
export const makeInTalk = (cast: TalkCast, happening: TalkHappening): void => {
  const { scene, line, agentCall, conversation: conversationId } = cast;
  const all: Record<string, Request> = wishes(cast);
  const wish = all[happening];
  const [first, rest = ''] = happening.split(/ (.*)/);
  if (wish !== undefined) scene.ask(wish);
  else if (first === 'call-gone') scene.gone(line, rest as GoneCause);
  else if (first === 'failed') failed(cast, rest as CommandKind);
  else if (first === 'seen') lookAgain(cast, rest);
  else if (happening === 'agent answers') scene.answer(agentCall);
  else if (happening === 'agent hangs up') scene.gone(agentCall);
  else if (happening === 'dial time up') scene.pass(45);
  else if (happening === 'talk time up') scene.pass(600);
  else if (happening === 'phone-ringing') scene.happen({ kind: happening, callId: line });
  else if (happening === 'phone-plays') scene.happen({ kind: happening, callId: line });
  else if (happening === 'line holds') {
    scene.happen({ kind: 'hold-changed', callId: line, onHold: true });
  } else if (happening === 'phone-answered') scene.answer(line);
  else if (happening === 'phone-silent') {
    scene.happen({ kind: happening, callId: line, forMs: 10_000 });
  } else if (happening === 'call-taken') scene.happen({ kind: happening, callId: line });
  else if (happening === 'call-out-of-place') {
    scene.happen({ kind: happening, callId: line, bridge: null });
  } else if (happening === 'bridge-gone') scene.happen({ kind: happening, conversationId });
  else if (happening === 'transfer-asked') {
    scene.happen({ kind: happening, callId: line, to: '4008001' });
  } else throw new Error(`nobody knows how to make "${happening}" happen`);
};

const lineState = ({ scene, line }: TalkCast): string => {
  const call = scene.call(line);
  return call?.kind === 'outside' ? call.phase.kind : 'none';
};

const waitedFor = (pending: Pending): string =>
  pending.kind === 'phone' && pending.plan !== null
    ? `phone for ${pending.plan.kind}`
    : pending.kind;

/** How many are in the conversation and what it waits for, and how far the call with the number is. */
export const stateOfTalk = (cast: TalkCast): string => {
  const { scene, conversation } = cast;
  const live = scene.world.conversations.get(conversation);
  if (live !== undefined) {
    const pending = live.pending.map(waitedFor).join('+');
    return `${live.members.length} ${pending}, ${lineState(cast)}`.replace(' ,', ',');
  }
  const change = scene.latest.changes.find(({ key }) => key === conversation);
  if (change?.kind !== 'conversation' || change.record?.phase.kind !== 'over') {
    return `over, ${lineState(cast)}`;
  }
  return `over by ${change.record.phase.reason}, ${lineState(cast)}`;
};
