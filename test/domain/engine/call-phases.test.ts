import test from 'ava';
import type { CommandKind } from '../../../src/domain/engine/world/command.ts';
import { castWith, commandsAbout, type Happening, make } from './happenings.ts';

/**
 * Every phase of an agent's call with everything that can happen to it. The table is complete by type
 * and walked pair by pair: a new phase or a new event without an answer does not compile.
 */

const CAUSES = [
  ...(['normal', 'busy', 'declined', 'no-answer', 'unreachable', 'unknown', 'lost'] as const),
];

type CallPhase = 'dialling' | 'ringing' | 'up' | 'ending' | 'lost';
type NextCallPhase = CallPhase | 'gone';

/** Next phase for each phase, in the order dialling, ringing, up, ending, lost. */
const CALL_TABLE: Record<
  Happening,
  readonly [NextCallPhase, NextCallPhase, NextCallPhase, NextCallPhase, NextCallPhase]
> = {
  'phone-ringing': ['ringing', 'ringing', 'up', 'ending', 'lost'],
  'phone-answered': ['up', 'up', 'up', 'ending', 'lost'],
  'phone holds': ['dialling', 'ringing', 'up', 'ending', 'lost'],
  'key pressed': ['dialling', 'ringing', 'up', 'ending', 'lost'],
  'call-gone normal': ['gone', 'gone', 'gone', 'gone', 'lost'],
  'call-gone busy': ['gone', 'gone', 'gone', 'gone', 'lost'],
  'call-gone declined': ['gone', 'gone', 'gone', 'gone', 'lost'],
  'call-gone no-answer': ['gone', 'gone', 'gone', 'gone', 'lost'],
  'call-gone unreachable': ['gone', 'gone', 'gone', 'gone', 'lost'],
  'call-gone gateway-failed': ['gone', 'gone', 'gone', 'gone', 'lost'],
  'call-gone unknown': ['gone', 'gone', 'gone', 'gone', 'lost'],
  'call-gone lost': ['gone', 'gone', 'lost', 'gone', 'lost'],
  'phone-silent': ['dialling', 'ringing', 'up', 'ending', 'lost'],
  'phone-silent for long': ['dialling', 'ringing', 'lost', 'ending', 'lost'],
  'phone-heard': ['dialling', 'ringing', 'up', 'ending', 'lost'],
  'phone-registered': ['dialling', 'ringing', 'up', 'ending', 'lost'],
  'phone-unregistered': ['ending', 'ending', 'up', 'ending', 'lost'],
  'rejoin time up': ['dialling', 'ringing', 'up', 'ending', 'ending'],
  'call-taken': ['gone', 'gone', 'gone', 'gone', 'lost'],
  'call-out-of-place': ['dialling', 'ringing', 'up', 'ending', 'lost'],
  'bridge-gone': ['dialling', 'ringing', 'up', 'ending', 'lost'],
  'transfer-asked': ['dialling', 'ringing', 'ending', 'ending', 'lost'],
  'seen absent': ['gone', 'gone', 'gone', 'gone', 'lost'],
  'seen down': ['ending', 'ending', 'up', 'ending', 'lost'],
  'seen ringing': ['ringing', 'ringing', 'up', 'ending', 'lost'],
  'seen up': ['up', 'up', 'up', 'ending', 'lost'],
  'caller gone': ['ending', 'ending', 'ending', 'ending', 'ending'],
  'caller arrives again': ['dialling', 'ringing', 'up', 'ending', 'lost'],
  'ring time up': ['ending', 'ending', 'up', 'ending', 'ending'],
  'conversation time up': ['ending', 'ending', 'ending', 'ending', 'ending'],
  'failed dial-phone': ['gone', 'gone', 'gone', 'gone', 'lost'],
  'failed answer-call': ['dialling', 'ringing', 'ending', 'ending', 'lost'],
  'failed answer-transfer': ['dialling', 'ringing', 'up', 'ending', 'lost'],
  'failed limit-call': ['dialling', 'ringing', 'up', 'ending', 'lost'],
  'failed record-conversation': ['dialling', 'ringing', 'up', 'ending', 'lost'],
  'failed stop-recording': ['dialling', 'ringing', 'up', 'ending', 'lost'],
  'failed hang-up': ['gone', 'gone', 'gone', 'gone', 'lost'],
  'failed return-to-ivr': ['dialling', 'ringing', 'up', 'ending', 'lost'],
  'failed readmit-caller': ['dialling', 'ringing', 'up', 'ending', 'lost'],
  'failed open-bridge': ['dialling', 'ringing', 'ending', 'ending', 'ending'],
  'failed widen-bridge': ['dialling', 'ringing', 'ending', 'ending', 'ending'],
  'failed close-bridge': ['dialling', 'ringing', 'up', 'ending', 'lost'],
  'failed join-bridge': ['dialling', 'ringing', 'ending', 'ending', 'ending'],
  'failed leave-bridge': ['dialling', 'ringing', 'up', 'ending', 'lost'],
  'failed start-whisper': ['dialling', 'ringing', 'up', 'ending', 'lost'],
  'failed stop-whisper': ['dialling', 'ringing', 'up', 'ending', 'lost'],
  'failed mute': ['dialling', 'ringing', 'ending', 'ending', 'lost'],
  'failed send-key': ['dialling', 'ringing', 'up', 'ending', 'lost'],
  'failed play-to-call': ['dialling', 'ringing', 'up', 'ending', 'lost'],
  'failed play-to-conversation': ['dialling', 'ringing', 'up', 'ending', 'lost'],
  'failed put-sip-account': ['dialling', 'ringing', 'up', 'ending', 'lost'],
  'failed remove-sip-account': ['dialling', 'ringing', 'up', 'ending', 'lost'],
  reject: ['ending', 'ending', 'up', 'ending', 'lost'],
  'reject by another': ['dialling', 'ringing', 'up', 'ending', 'lost'],
  'log-out': ['dialling', 'ringing', 'up', 'ending', 'lost'],
  'log-out by force': ['ending', 'ending', 'ending', 'ending', 'ending'],
  'set-agent-state': ['dialling', 'ringing', 'up', 'ending', 'lost'],
};

const CALL_PHASES = [
  ...(['dialling', 'ringing', 'up', 'ending', 'lost'] as const satisfies readonly CallPhase[]),
];

const HAPPENINGS = Object.keys(CALL_TABLE) as Happening[];

test('the walk knows every cause of an end and every command that can fail', (t) => {
  for (const cause of CAUSES) t.true(HAPPENINGS.includes(`call-gone ${cause}`), cause);
  for (const kind of Object.keys(commandsAbout(castWith('up')))) {
    t.true(HAPPENINGS.includes(`failed ${kind as CommandKind}`), kind);
  }
});

for (const [index, phase] of CALL_PHASES.entries()) {
  test(`a call with an agent's phone that is ${phase} goes on as the table says, whatever happens`, (t) => {
    for (const happening of HAPPENINGS) {
      const cast = castWith(phase);
      make(cast, happening);
      const call = cast.scene.call(cast.phone);
      const next = call?.kind === 'agent' ? call.phase.kind : 'gone';
      t.is<NextCallPhase | undefined, NextCallPhase | undefined>(
        next,
        CALL_TABLE[happening][index],
        `${phase} + ${happening}`,
      );
    }
  });
}
