import test from 'ava';
import type { CommandKind } from '../../src/domain/engine/command.ts';
import { commandsAbout } from './engine-happenings.ts';
import {
  castInTalk,
  makeInTalk,
  stateOfTalk,
  type TalkHappening,
  type TalkPhase,
} from './engine-talk-happenings.ts';

/**
 * Every phase of a call with a number, and of the conversation that it is for, with everything that
 * can happen to them, walked pair by pair. Complete by type, as the other walks are.
 */

/** Who is there and what is waited for, and how far the call with the number is. */
type TalkRow = readonly [string, string, string, string, string, string, string];

const TITLES: Record<TalkPhase, string> = {
  rings: 'a call out whose agent is rung first',
  dials: 'a call out whose number is dialled',
  hears: 'a call out whose number plays something before it answers',
  talks: 'a talk with a number',
  held: 'a talk with a number that the agent paused',
  waits: 'a number that waits for the agent it is transferred to',
  ends: 'a number that is being hung up',
};

const unchanged: TalkRow = [
  '0 phone for line, none',
  '1 line, dialling',
  '1 line, ringing',
  '2, up',
  '2, up',
  '1 task, up',
  'over, ending',
];

/** Asterisk would not do with the call what had to be done. */
const givenUp: TalkRow = [
  '0 phone for line, none',
  '1 line, dialling',
  '1 line, ringing',
  'over by error, ending',
  'over by error, ending',
  'over by error, ending',
  'over, ending',
];

/** The call with the number is gone: why, if it was never answered. */
const lost = (reason: string): TalkRow => [
  '0 phone for line, none',
  `over by ${reason}, none`,
  `over by ${reason}, none`,
  'over by outside-hangup, none',
  'over by outside-hangup, none',
  'over by outside-hangup, none',
  'over, none',
];

/**
 * What comes of it in each phase: the agent's own phone rings; the number is dialled; plays before it
 * answers; both talk; the agent has paused; he has left it to another, who is looked for; it is over
 * and the number is being hung up.
 */
const TALK_TABLE: Record<TalkHappening, TalkRow> = {
  'phone-ringing': [
    '0 phone for line, none',
    '1 line, ringing',
    '1 line, ringing',
    '2, up',
    '2, up',
    '1 task, up',
    'over, ending',
  ],
  'phone-plays': [
    '0 phone for line, none',
    '1 line, ringing',
    '1 line, ringing',
    '2, up',
    '2, up',
    '1 task, up',
    'over, ending',
  ],
  'phone-answered': [
    '0 phone for line, none',
    '2, up',
    '2, up',
    '2, up',
    '2, up',
    '1 task, up',
    'over, ending',
  ],
  'call-gone normal': lost('unreachable'),
  'call-gone busy': lost('busy'),
  'call-gone declined': lost('declined'),
  'call-gone no-answer': lost('no-answer'),
  'call-gone unreachable': lost('unreachable'),
  'call-gone unknown': lost('unreachable'),
  'seen absent': [
    'over by unreachable, none',
    '1 line, dialling',
    'over by unreachable, none',
    'over by outside-hangup, none',
    'over by outside-hangup, none',
    'over by outside-hangup, none',
    'over, none',
  ],
  'seen down': [
    'over by unreachable, none',
    'over by unreachable, ending',
    'over by unreachable, ending',
    '2, up',
    '2, up',
    '1 task, up',
    'over, ending',
  ],
  'seen ringing': [
    'over by unreachable, none',
    '1 line, ringing',
    '1 line, ringing',
    '2, up',
    '2, up',
    '1 task, up',
    'over, ending',
  ],
  'seen up': [
    'over by unreachable, none',
    '2, up',
    '2, up',
    '2, up',
    '2, up',
    '1 task, up',
    'over, ending',
  ],
  'failed dial-phone': lost('unreachable'),
  'failed answer-call': givenUp,
  'failed limit-call': unchanged,
  'failed record-conversation': unchanged,
  'failed hang-up': lost('unreachable'),
  'failed return-to-ivr': unchanged,
  'failed readmit-caller': unchanged,
  'failed open-bridge': [
    'over by error, none',
    'over by error, ending',
    'over by error, ending',
    'over by error, ending',
    'over by error, ending',
    'over by error, ending',
    'over, ending',
  ],
  'failed close-bridge': unchanged,
  'failed join-bridge': givenUp,
  'failed leave-bridge': unchanged,
  'failed start-whisper': unchanged,
  'failed stop-whisper': unchanged,
  'failed mute': givenUp,
  'failed play-to-call': unchanged,
  'failed play-to-conversation': unchanged,
  'failed put-sip-account': unchanged,
  'failed remove-sip-account': unchanged,
  'agent answers': [
    '1 line, dialling',
    '1 line, dialling',
    '1 line, ringing',
    '2, up',
    '2, up',
    '1 task, up',
    'over, ending',
  ],
  'agent hangs up': [
    'over by unreachable, none',
    'over by agent-hangup, ending',
    'over by agent-hangup, ending',
    'over by agent-hangup, ending',
    'over by agent-hangup, ending',
    '1 task, up',
    'over, ending',
  ],
  'dial time up': [
    'over by no-answer, none',
    'over by no-answer, ending',
    'over by no-answer, ending',
    '2, up',
    '2, up',
    '1 task, up',
    'over, ending',
  ],
  'talk time up': [
    'over by no-answer, none',
    'over by no-answer, ending',
    'over by no-answer, ending',
    'over by timeout, ending',
    'over by timeout, ending',
    'over by timeout, ending',
    'over, ending',
  ],
  exit: [
    '0 phone for line, none',
    'over by exit, ending',
    'over by exit, ending',
    'over by exit, ending',
    'over by exit, ending',
    '1 task, up',
    'over, ending',
  ],
  dismiss: [
    'over by dismissed, none',
    'over by dismissed, ending',
    'over by dismissed, ending',
    'over by dismissed, ending',
    'over by dismissed, ending',
    'over by dismissed, ending',
    'over, ending',
  ],
  pause: unchanged,
  resume: unchanged,
  whisper: unchanged,
  'pause the line': unchanged,
  'another calls out': unchanged,
  'call-out again': unchanged,
  'call-agent': unchanged,
  'xfer-agent': [
    '0 phone for line, none',
    '1 line, dialling',
    '1 line, ringing',
    '1 task, up',
    '1 task, up',
    '1 task, up',
    'over, ending',
  ],
  'xfer-out': [
    '0 phone for line, none',
    '1 line, dialling',
    '1 line, ringing',
    '1 line, up',
    '1 line, up',
    '1 task, up',
    'over, ending',
  ],
  'invite-agent': [
    '0 phone for line+task, none',
    '1 line+task, dialling',
    '1 line+task, ringing',
    '2 task, up',
    '2 task, up',
    '1 task+task, up',
    'over, ending',
  ],
  'invite-out': [
    '0 phone for line+line, none',
    '1 line+line, dialling',
    '1 line+line, ringing',
    '2 line, up',
    '2 line, up',
    '1 task+line, up',
    'over, ending',
  ],
  'another enters': [
    '0 phone for line+phone, none',
    '1 line+phone, dialling',
    '1 line+phone, ringing',
    '2 phone, up',
    '2 phone, up',
    '1 task+phone, up',
    'over, ending',
  ],
  'merge with itself': unchanged,
  'log-out': unchanged,
  'log-out by force': [
    'over by logout, none',
    'over by logout, ending',
    'over by logout, ending',
    'over by logout, ending',
    'over by logout, ending',
    '1 task, up',
    'over, ending',
  ],
  'cancel-task': [
    '0 phone for line, none',
    '1 line, dialling',
    '1 line, ringing',
    '2, up',
    '2, up',
    'over by cancel, ending',
    'over, ending',
  ],
  'forward-agent': unchanged,
};

const PHASES = Object.keys(TITLES) as TalkPhase[];
const HAPPENINGS = Object.keys(TALK_TABLE) as TalkHappening[];

test('the walk begins in each phase and knows every command that can fail', (t) => {
  t.deepEqual(
    PHASES.map((phase) => stateOfTalk(castInTalk(phase))),
    [...unchanged.slice(0, 6), 'over by agent-hangup, ending'],
  );
  const { scene, conversation, line } = castInTalk('talks');
  const about = { scene, conversation, phone: line, task: 'a-task' as never };
  for (const kind of Object.keys(commandsAbout(about))) {
    t.true(HAPPENINGS.includes(`failed ${kind as CommandKind}`), kind);
  }
});

for (const [index, phase] of PHASES.entries()) {
  test(`${TITLES[phase]} goes on as the table says, whatever happens`, (t) => {
    for (const happening of HAPPENINGS) {
      const cast = castInTalk(phase);
      makeInTalk(cast, happening);
      t.is(stateOfTalk(cast), TALK_TABLE[happening][index] ?? '', `${phase} + ${happening}`);
    }
  });
}
