import test from 'ava';
import type { CommandKind } from '../../src/domain/engine/command.ts';
import type { Fact, GoneCause, SeenCall } from '../../src/domain/engine/fact.ts';
import type { AgentName, CallId, ConversationId, QueueTaskId } from '../../src/domain/ids.ts';
import { CALLER, enqueue, Scene } from './engine-scene.ts';

/**
 * Every phase of an agent's call, and of a queue task, with everything that can happen to it. The
 * tables are complete by type and walked pair by pair: a new phase or a new event without an answer
 * does not compile.
 */

const CAUSES = ['normal', 'busy', 'declined', 'no-answer', 'unreachable', 'unknown'] as const;

type Happening =
  | 'phone-ringing'
  | 'phone-answered'
  | `call-gone ${GoneCause}`
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

interface Cast {
  readonly scene: Scene;
  /** The call with the agent's phone, which may be gone already. */
  readonly phone: CallId;
  readonly conversation: ConversationId;
  /** The task that the caller came with, which may be over already. */
  readonly task: QueueTaskId;
}

const failure = ({ scene, phone, conversation }: Cast, kind: CommandKind): void => {
  const sound = { kind: 'silence' } as const;
  const commands = {
    'dial-phone': {
      kind: 'dial-phone',
      callId: phone,
      phone: { kind: 'sip-terminal', user: 'phone-ana' },
      caller: { number: '', name: '' },
      ringForMs: 1000,
    },
    'hang-up': { kind: 'hang-up', callId: phone },
    'return-to-ivr': { kind: 'return-to-ivr', callId: CALLER, variables: {} },
    'readmit-caller': { kind: 'readmit-caller', callId: CALLER },
    'open-bridge': {
      kind: 'open-bridge',
      conversationId: conversation,
      callcenterId: scene.world.callcenter.id,
    },
    'close-bridge': { kind: 'close-bridge', conversationId: conversation },
    'join-bridge': { kind: 'join-bridge', conversationId: conversation, callIds: [phone] },
    'leave-bridge': { kind: 'leave-bridge', conversationId: conversation, callId: phone },
    mute: { kind: 'mute', callId: phone, direction: 'none', before: null },
    'play-to-call': { kind: 'play-to-call', callId: phone, sound },
    'play-to-conversation': { kind: 'play-to-conversation', conversationId: conversation, sound },
    'put-sip-account': {
      kind: 'put-sip-account',
      user: 'phone-ana',
      passwordDigest: 'digest',
      isNew: true,
    },
    'remove-sip-account': { kind: 'remove-sip-account', user: 'phone-ana' },
  } as const satisfies Record<CommandKind, Extract<Fact, { kind: 'command-failed' }>['command']>;
  scene.happen({ kind: 'command-failed', command: commands[kind], message: 'refused' });
};

const KINDS = [
  'dial-phone',
  'hang-up',
  'return-to-ivr',
  'readmit-caller',
  'open-bridge',
  'close-bridge',
  'join-bridge',
  'leave-bridge',
  'mute',
  'play-to-call',
  'play-to-conversation',
  'put-sip-account',
  'remove-sip-account',
] as const satisfies readonly CommandKind[];

const seeAs = ({ scene, phone }: Cast, state: SeenCall['state']): void => {
  scene.seen((calls) => calls.map((call) => (call.callId === phone ? { ...call, state } : call)));
};

const ANA = 'ana' as AgentName;

const reject = ({ scene, task }: Cast, agent: AgentName): void => {
  scene.ask({ kind: 'reject', agent, taskId: task, data: null });
};

/** Makes something happen. What cannot happen any more (to a call that is gone) comes late. */
const make = (cast: Cast, happening: Happening): void => {
  const { scene, phone } = cast;
  const [first, rest = ''] = happening.split(/ (.*)/);
  switch (first) {
    case 'phone-ringing':
    case 'phone-answered':
      scene.happen({ kind: first, callId: phone });
      return;
    case 'call-gone':
      scene.gone(phone, rest as GoneCause);
      return;
    case 'failed':
      failure(cast, rest as CommandKind);
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
      scene.ask({ kind: 'set-agent-state', agent: ANA, state: { kind: 'busy', note: '' } });
      return;
    default:
      throw new Error(`nobody knows how to make "${happening}" happen`);
  }
};

const NO_CONVERSATION = 'no-conversation' as ConversationId;

/** An agent `ana` whose phone is in that phase, and `bob` who is busy. */
const castWith = (phase: 'dialling' | 'ringing' | 'up' | 'ending', attributes = ''): Cast => {
  const scene = new Scene();
  scene.agent('ana');
  scene.agent('bob', 'busy');
  scene.arrive(enqueue(`conversation_timeout="600" ${attributes}`));
  const task = scene.task().id;
  const phone = scene.phone();
  if (phase === 'ringing') scene.happen({ kind: 'phone-ringing', callId: phone });
  if (phase === 'up') scene.answer(phone);
  if (phase === 'ending') scene.gone(CALLER);
  const [conversation] = scene.world.conversations.values();
  return { scene, phone, conversation: conversation?.id ?? NO_CONVERSATION, task };
};

type CallPhase = 'dialling' | 'ringing' | 'up' | 'ending';
type NextCallPhase = CallPhase | 'gone';

/** Next phase for each phase, in the order dialling, ringing, up, ending. */
const CALL_TABLE: Record<
  Happening,
  readonly [NextCallPhase, NextCallPhase, NextCallPhase, NextCallPhase]
> = {
  'phone-ringing': ['ringing', 'ringing', 'up', 'ending'],
  'phone-answered': ['up', 'up', 'up', 'ending'],
  'call-gone normal': ['gone', 'gone', 'gone', 'gone'],
  'call-gone busy': ['gone', 'gone', 'gone', 'gone'],
  'call-gone declined': ['gone', 'gone', 'gone', 'gone'],
  'call-gone no-answer': ['gone', 'gone', 'gone', 'gone'],
  'call-gone unreachable': ['gone', 'gone', 'gone', 'gone'],
  'call-gone unknown': ['gone', 'gone', 'gone', 'gone'],
  'seen absent': ['gone', 'gone', 'gone', 'gone'],
  'seen down': ['ending', 'ending', 'up', 'ending'],
  'seen ringing': ['ringing', 'ringing', 'up', 'ending'],
  'seen up': ['up', 'up', 'up', 'ending'],
  'caller gone': ['ending', 'ending', 'ending', 'ending'],
  'caller arrives again': ['dialling', 'ringing', 'up', 'ending'],
  'ring time up': ['ending', 'ending', 'up', 'ending'],
  'conversation time up': ['ending', 'ending', 'ending', 'ending'],
  'failed dial-phone': ['gone', 'gone', 'gone', 'gone'],
  'failed hang-up': ['gone', 'gone', 'gone', 'gone'],
  'failed return-to-ivr': ['dialling', 'ringing', 'up', 'ending'],
  'failed readmit-caller': ['dialling', 'ringing', 'up', 'ending'],
  'failed open-bridge': ['dialling', 'ringing', 'ending', 'ending'],
  'failed close-bridge': ['dialling', 'ringing', 'up', 'ending'],
  'failed join-bridge': ['dialling', 'ringing', 'ending', 'ending'],
  'failed leave-bridge': ['dialling', 'ringing', 'up', 'ending'],
  'failed mute': ['dialling', 'ringing', 'ending', 'ending'],
  'failed play-to-call': ['dialling', 'ringing', 'up', 'ending'],
  'failed play-to-conversation': ['dialling', 'ringing', 'up', 'ending'],
  'failed put-sip-account': ['dialling', 'ringing', 'up', 'ending'],
  'failed remove-sip-account': ['dialling', 'ringing', 'up', 'ending'],
  reject: ['ending', 'ending', 'up', 'ending'],
  'reject by another': ['dialling', 'ringing', 'up', 'ending'],
  'log-out': ['dialling', 'ringing', 'up', 'ending'],
  'log-out by force': ['ending', 'ending', 'ending', 'ending'],
  'set-agent-state': ['dialling', 'ringing', 'up', 'ending'],
};

const CALL_PHASES = ['dialling', 'ringing', 'up', 'ending'] as const satisfies readonly CallPhase[];

const HAPPENINGS = Object.keys(CALL_TABLE) as Happening[];

test('the walk knows every cause of an end and every command that can fail', (t) => {
  for (const cause of CAUSES) t.true(HAPPENINGS.includes(`call-gone ${cause}`), cause);
  for (const kind of KINDS) t.true(HAPPENINGS.includes(`failed ${kind}`), kind);
});

for (const [index, phase] of CALL_PHASES.entries()) {
  test(`a call with an agent's phone that is ${phase} goes on as the table says, whatever happens`, (t) => {
    for (const happening of HAPPENINGS) {
      const cast = castWith(phase);
      make(cast, happening);
      const call = cast.scene.call(cast.phone);
      const next = call?.kind === 'agent' ? call.phase.kind : 'gone';
      t.is(next, CALL_TABLE[happening][index] as string, `${phase} + ${happening}`);
    }
  });
}

type TaskPhase = 'waiting' | 'fetching' | 'fetching with fail_overflow' | 'success' | 'fail';
type NextTaskPhase = 'waiting' | 'fetching' | 'success' | `fail ${string}` | 'over';

const BUSY: Fact = { kind: 'call-gone', callId: CALLER, cause: 'normal' };

const castOfTask = (phase: TaskPhase): Cast => {
  switch (phase) {
    case 'waiting': {
      const scene = new Scene();
      scene.agent('ana', 'busy');
      scene.agent('bob', 'busy');
      scene.arrive(enqueue('', 'timeout="600"'));
      return {
        scene,
        phone: 'late-call' as CallId,
        conversation: NO_CONVERSATION,
        task: scene.task().id,
      };
    }
    case 'fetching':
      return castWith('ringing');
    case 'fetching with fail_overflow':
      return castWith('ringing', 'fail_overflow="true"');
    case 'success':
      return castWith('up');
    case 'fail': {
      const cast = castWith('ringing');
      cast.scene.happen(BUSY);
      return cast;
    }
  }
};

const unchanged = ['waiting', 'fetching', 'fetching', 'over', 'over'] as const;
const phoneFailed = (detail: string) =>
  ['waiting', `fail call_fail ${detail}`, 'waiting', 'over', 'over'] as const;
const searchedAgain = ['waiting', 'waiting', 'waiting', 'over', 'over'] as const;

type TaskRow = readonly [NextTaskPhase, NextTaskPhase, NextTaskPhase, NextTaskPhase, NextTaskPhase];

/** Next phase for: waiting, fetching, fetching with fail_overflow, success, fail. Over: it stays so. */
const TASK_TABLE: Record<Happening, TaskRow> = {
  'phone-ringing': unchanged,
  'phone-answered': ['waiting', 'success', 'success', 'over', 'over'],
  'call-gone normal': phoneFailed('unreachable'),
  'call-gone busy': phoneFailed('busy'),
  'call-gone declined': phoneFailed('declined'),
  'call-gone no-answer': phoneFailed('no-answer'),
  'call-gone unreachable': phoneFailed('unreachable'),
  'call-gone unknown': phoneFailed('unreachable'),
  // No fault of the agent's: he is free at once, and rung anew.
  'seen absent': ['waiting', 'fetching', 'fetching', 'over', 'over'],
  'seen down': searchedAgain,
  'seen ringing': unchanged,
  'seen up': ['waiting', 'success', 'success', 'over', 'over'],
  'caller gone': ['fail hangup', 'fail hangup', 'fail hangup', 'over', 'over'],
  'caller arrives again': unchanged,
  'ring time up': ['waiting', 'fail call_fail no-answer', 'waiting', 'over', 'over'],
  'conversation time up': ['fail timeout', 'fail call_fail no-answer', 'waiting', 'over', 'over'],
  'failed dial-phone': phoneFailed('unreachable'),
  'failed hang-up': phoneFailed('unreachable'),
  'failed return-to-ivr': unchanged,
  'failed readmit-caller': unchanged,
  'failed open-bridge': unchanged,
  'failed close-bridge': unchanged,
  'failed join-bridge': unchanged,
  'failed leave-bridge': unchanged,
  'failed mute': unchanged,
  'failed play-to-call': unchanged,
  'failed play-to-conversation': unchanged,
  'failed put-sip-account': unchanged,
  'failed remove-sip-account': unchanged,
  reject: ['waiting', 'fail reject', 'waiting', 'over', 'over'],
  'reject by another': unchanged,
  'log-out': unchanged,
  'log-out by force': searchedAgain,
  'set-agent-state': unchanged,
};

const TASK_PHASES = [
  'waiting',
  'fetching',
  'fetching with fail_overflow',
  'success',
  'fail',
] as const satisfies readonly TaskPhase[];

const phaseAfter = ({ scene, task }: Cast): NextTaskPhase => {
  const change = scene.latest.changes.find(({ key }) => key === task);
  const live = scene.world.tasks.get(task);
  if (change?.kind !== 'queue_task' || change.record === null) {
    return live === undefined ? 'over' : (live.phase.kind as 'waiting' | 'fetching');
  }
  const { phase } = change.record;
  if (phase.kind !== 'fail') return phase.kind;
  const { failure: why } = phase;
  return why.cause === 'call_fail' ? `fail call_fail ${why.detail}` : `fail ${why.cause}`;
};

for (const [index, phase] of TASK_PHASES.entries()) {
  test(`a queue task in ${phase} goes on as the table says, whatever happens`, (t) => {
    for (const happening of HAPPENINGS) {
      const cast = castOfTask(phase);
      make(cast, happening);
      t.is(
        phaseAfter(cast),
        TASK_TABLE[happening][index] as NextTaskPhase,
        `${phase} + ${happening}`,
      );
    }
  });
}
