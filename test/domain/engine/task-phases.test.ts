import test from 'ava';
import type { Fact } from '../../../src/domain/engine/world/fact.ts';
import type { CallId } from '../../../src/domain/ids.ts';
import { type Cast, castWith, type Happening, make, NO_CONVERSATION } from './happenings.ts';
import { CALLER, enqueue, Scene } from './scene.ts';

/** Every phase of a queue task with everything that can happen to it, walked pair by pair. */

type TaskPhase = 'waiting' | 'fetching' | 'fetching with fail_overflow' | 'success' | 'fail';
type NextTaskPhase =
  'waiting' | 'fetching' | 'calling' | 'resting' | 'success' | `fail ${string}` | 'over';

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
  'phone holds': unchanged,
  'key pressed': unchanged,
  'call-gone normal': phoneFailed('unreachable'),
  'call-gone busy': phoneFailed('busy'),
  'call-gone declined': phoneFailed('declined'),
  'call-gone no-answer': phoneFailed('no-answer'),
  'call-gone unreachable': phoneFailed('unreachable'),
  'call-gone gateway-failed': phoneFailed('unreachable'),
  'call-gone unknown': phoneFailed('unreachable'),
  'call-taken': phoneFailed('unreachable'),
  'call-out-of-place': unchanged,
  'bridge-gone': unchanged,
  'transfer-asked': unchanged,
  'call-gone lost': phoneFailed('unreachable'),
  'phone-silent': unchanged,
  'phone-silent for long': unchanged,
  'phone-heard': unchanged,
  'phone-registered': unchanged,
  'phone-unregistered': phoneFailed('unreachable'),
  'rejoin time up': unchanged,
  // No fault of the agent's: they are free at once, and rung anew.
  'seen absent': ['waiting', 'fetching', 'fetching', 'over', 'over'],
  'seen down': searchedAgain,
  'seen ringing': unchanged,
  'seen up': ['waiting', 'success', 'success', 'over', 'over'],
  'caller gone': ['fail hangup', 'fail hangup', 'fail hangup', 'over', 'over'],
  'caller arrives again': unchanged,
  'ring time up': ['waiting', 'fail call_fail no-answer', 'waiting', 'over', 'over'],
  'conversation time up': ['fail timeout', 'fail call_fail no-answer', 'waiting', 'over', 'over'],
  'failed dial-phone': phoneFailed('unreachable'),
  'failed answer-call': unchanged,
  'failed answer-transfer': unchanged,
  'failed limit-call': unchanged,
  'failed record-conversation': unchanged,
  'failed stop-recording': unchanged,
  'failed hang-up': phoneFailed('unreachable'),
  'failed return-to-ivr': unchanged,
  'failed readmit-caller': unchanged,
  'failed open-bridge': unchanged,
  'failed widen-bridge': unchanged,
  'failed close-bridge': unchanged,
  'failed join-bridge': unchanged,
  'failed leave-bridge': unchanged,
  'failed start-whisper': unchanged,
  'failed stop-whisper': unchanged,
  'failed mute': unchanged,
  'failed send-key': unchanged,
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
    for (const happening of Object.keys(TASK_TABLE) as Happening[]) {
      const cast = castOfTask(phase);
      make(cast, happening);
      t.is<NextTaskPhase | undefined, NextTaskPhase | undefined>(
        phaseAfter(cast),
        TASK_TABLE[happening][index],
        `${phase} + ${happening}`,
      );
    }
  });
}
