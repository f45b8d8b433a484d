import type { Command, CommandKind } from '../../../src/domain/engine/world/command.ts';
import type { GoneCause, SeenCall } from '../../../src/domain/engine/world/fact.ts';
import type {
  AgentName,
  CallcenterId,
  CallId,
  ConversationId,
  ExtensionId,
  QueueTaskId,
} from '../../../src/domain/ids.ts';
import { CALLER, enqueue, Scene } from './scene.ts';

/** Everything that can happen to an agent's call and to a task. */
export type Happening =
  | 'phone-ringing'
  | 'phone-answered'
  | 'phone holds'
  | 'key pressed'
  | `call-gone ${GoneCause}`
  | 'call-taken'
  | 'call-out-of-place'
  | 'bridge-gone'
  | 'transfer-asked'
  | 'phone-silent'
  | 'phone-silent for long'
  | 'phone-heard'
  | 'phone-registered'
  | 'phone-unregistered'
  | 'rejoin time up'
  | 'seen absent'
  | 'seen down'
  | 'seen ringing'
  | 'seen up'
  | 'caller gone'
  | 'caller arrives again'
  | 'ring time up'
  | 'conversation time up'
  | `failed ${CommandKind}`
  | 'reject'
  | 'reject by another'
  | 'log-out'
  | 'log-out by force'
  | 'set-agent-state';

/** A scene with those whom it is about. */
export interface Cast {
  readonly scene: Scene;
  /** The call with the agent's phone, which may be gone already. */
  readonly phone: CallId;
  readonly conversation: ConversationId;
  /** The task that the caller came with, which may be over already. */
  readonly task: QueueTaskId;
}

const SILENCE = { kind: 'silence' } as const;

/** A command of each kind, about the agent's call or the caller's. */
export const commandsAbout = ({ scene, phone, conversation }: Cast) =>
  ({
    'dial-phone': {
      kind: 'dial-phone',
      callId: phone,
      phone: { kind: 'sip-terminal', user: 'phone-ana' },
      caller: { number: '', name: '' },
      ringForMs: 1000,
      isRejoin: false,
    },
    'answer-call': { kind: 'answer-call', callId: phone },
    'answer-transfer': { kind: 'answer-transfer', callId: phone, accepted: true },
    'limit-call': { kind: 'limit-call', callId: phone, limitMs: 1000 },
    'record-conversation': {
      kind: 'record-conversation',
      conversationId: conversation,
      before: 'nothing',
    },
    'stop-recording': { kind: 'stop-recording', conversationId: conversation },
    'hang-up': { kind: 'hang-up', callId: phone },
    'return-to-ivr': { kind: 'return-to-ivr', callId: CALLER, variables: {} },
    'readmit-caller': { kind: 'readmit-caller', callId: CALLER },
    'open-bridge': {
      kind: 'open-bridge',
      conversationId: conversation,
      callcenterId: scene.world.callcenter.id,
      isForTwo: true,
    },
    'widen-bridge': {
      kind: 'widen-bridge',
      conversationId: conversation,
      callcenterId: scene.world.callcenter.id,
      callIds: [phone],
    },
    'close-bridge': { kind: 'close-bridge', conversationId: conversation },
    'join-bridge': {
      kind: 'join-bridge',
      conversationId: conversation,
      callIds: [phone],
      from: [],
    },
    'leave-bridge': { kind: 'leave-bridge', conversationId: conversation, callId: phone },
    'start-whisper': { kind: 'start-whisper', callId: phone, toCallId: phone, from: null },
    'stop-whisper': { kind: 'stop-whisper', callId: phone, toCallId: phone },
    'send-key': { kind: 'send-key', callId: phone, press: { key: '1', durationMs: 100 } },
    mute: { kind: 'mute', callId: phone, direction: 'none', before: null },
    'play-to-call': { kind: 'play-to-call', callId: phone, sound: SILENCE, before: null },
    'play-to-conversation': {
      kind: 'play-to-conversation',
      conversationId: conversation,
      sound: SILENCE,
      before: null,
    },
    'put-sip-account': {
      kind: 'put-sip-account',
      callcenterId: 'acme' as CallcenterId,
      user: 'phone-ana',
      passwordDigest: 'digest',
      webrtc: false,
      why: 'new',
    },
    'remove-sip-account': { kind: 'remove-sip-account', user: 'phone-ana' },
  }) as const satisfies Record<CommandKind, Command>;

const seeAs = ({ scene, phone }: Cast, state: SeenCall['state']): void => {
  scene.seen((calls) => calls.map((call) => (call.callId === phone ? { ...call, state } : call)));
};

const ANA = 'ana' as AgentName;

const reject = ({ scene, task }: Cast, agent: AgentName): void => {
  scene.ask({ kind: 'reject', agent, taskId: task, data: null });
};

/** Makes something happen. What cannot happen any more (to a call that is gone) comes late. */
export const make = (cast: Cast, happening: Happening): void => {
  const { scene, phone, conversation: conversationId } = cast;
  const [first, rest = ''] = happening.split(/ (.*)/);
  switch (first) {
    case 'phone-ringing':
    case 'phone-answered':
    case 'call-taken':
    case 'phone-heard':
      scene.happen({ kind: first, callId: phone });
      return;
    case 'phone':
      scene.happen({ kind: 'hold-changed', callId: phone, onHold: true });
      return;
    case 'call-out-of-place':
      scene.happen({ kind: first, callId: phone, bridge: null });
      return;
    case 'bridge-gone':
      scene.happen({ kind: first, conversationId });
      return;
    case 'transfer-asked':
      scene.happen({ kind: first, callId: phone, to: '4008001' });
      return;
    case 'key':
      scene.happen({ kind: 'key-pressed', callId: phone, press: { key: '1', durationMs: 100 } });
      return;
    case 'phone-silent':
      scene.happen({ kind: first, callId: phone, forMs: rest === '' ? 2000 : 10_000 });
      return;
    case 'phone-registered':
    case 'phone-unregistered':
      scene.happen({ kind: first, extension: 'phone-ana' as ExtensionId });
      return;
    case 'rejoin':
      scene.pass(15);
      return;
    case 'call-gone':
      scene.gone(phone, rest as GoneCause);
      return;
    case 'failed':
      scene.happen({
        kind: 'command-failed',
        command: commandsAbout(cast)[rest as CommandKind],
        message: 'refused',
      });
      return;
    case 'seen':
      if (rest === 'absent') scene.seen((calls) => calls.filter(({ callId }) => callId !== phone));
      else seeAs(cast, rest as SeenCall['state']);
      return;
    case 'caller':
      if (rest === 'gone') scene.gone(CALLER);
      else scene.arrive(enqueue());
      return;
    case 'ring':
      scene.pass(45);
      return;
    case 'conversation':
      scene.pass(600);
      return;
    case 'reject':
      reject(cast, rest === '' ? ANA : ('bob' as AgentName));
      return;
    case 'log-out':
      scene.ask({ kind: 'log-out', agent: ANA, force: rest !== '' });
      return;
    case 'set-agent-state':
      scene.ask({
        kind: 'set-agent-state',
        agent: ANA,
        state: { kind: 'busy', note: '' },
        afterCall: false,
      });
      return;
    default:
      throw new Error(`nobody knows how to make "${happening}" happen`);
  }
};

export const NO_CONVERSATION = 'no-conversation' as ConversationId;

/** An agent `ana` whose phone is in that phase, and `bob` who is busy. */
export const castWith = (
  phase: 'dialling' | 'ringing' | 'up' | 'lost' | 'ending',
  attributes = '',
): Cast => {
  const scene = new Scene();
  scene.agent('ana');
  scene.agent('bob', 'busy');
  scene.arrive(enqueue(`conversation_timeout="600" ${attributes}`));
  const task = scene.task().id;
  const phone = scene.phone();
  if (phase === 'ringing') scene.happen({ kind: 'phone-ringing', callId: phone });
  if (phase === 'up' || phase === 'lost') scene.answer(phone);
  if (phase === 'lost') scene.happen({ kind: 'phone-silent', callId: phone, forMs: 10_000 });
  if (phase === 'ending') scene.gone(CALLER);
  const [conversation] = scene.world.conversations.values();
  return { scene, phone, conversation: conversation?.id ?? NO_CONVERSATION, task };
};
