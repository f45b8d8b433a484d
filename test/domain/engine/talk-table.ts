import type { TalkHappening, TalkPhase } from './talk-happenings.ts';

/** What a talk is like in some of its phases; in those that are not named nothing changes. */
export type TalkChange = Partial<Readonly<Record<TalkPhase, string>>>;

/** Each phase as it is if nothing happens: who is there and what is waited for, and how far the call with the number is. */
export const UNCHANGED: Readonly<Record<TalkPhase, string>> = {
  rings: '0 phone for line, none',
  dials: '1 line, dialling',
  hears: '1 line, ringing',
  talks: '2, up',
  held: '2, up',
  waits: '1 task, up',
  ends: 'over, ending',
};

const NOTHING: TalkChange = {};

/** Asterisk would not do with the call what had to be done. */
const GIVEN_UP: TalkChange = {
  talks: 'over by error, ending',
  held: 'over by error, ending',
  waits: 'over by error, ending',
};

/** The call with the number is gone: why, if it was never answered. */
const lost = (reason: string): TalkChange => ({
  dials: `over by ${reason}, none`,
  hears: `over by ${reason}, none`,
  talks: 'over by outside-hangup, none',
  held: 'over by outside-hangup, none',
  waits: 'over by outside-hangup, none',
  ends: 'over, none',
});

/** What comes of everything that can happen, in the phases in which it changes something. */
export const TALK_TABLE: Readonly<Record<TalkHappening, TalkChange>> = {
  'phone-ringing': { dials: '1 line, ringing' },
  'phone-plays': { dials: '1 line, ringing' },
  'phone-answered': {
    dials: '2, up',
    hears: '2, up',
  },
  'line holds': NOTHING,
  'call-gone normal': lost('unreachable'),
  'call-gone busy': lost('busy'),
  'call-gone declined': lost('declined'),
  'call-gone no-answer': lost('no-answer'),
  'call-gone unreachable': lost('unreachable'),
  'call-gone gateway-failed': lost('unreachable'),
  'call-gone unknown': lost('unreachable'),
  'call-taken': lost('unreachable'),
  'call-out-of-place': NOTHING,
  'bridge-gone': NOTHING,
  'transfer-asked': NOTHING,
  'call-gone lost': lost('unreachable'),
  'phone-silent': {
    talks: 'over by outside-hangup, ending',
    held: 'over by outside-hangup, ending',
    waits: 'over by outside-hangup, ending',
  },
  'seen absent': {
    rings: 'over by unreachable, none',
    hears: 'over by unreachable, none',
    talks: 'over by outside-hangup, none',
    held: 'over by outside-hangup, none',
    waits: 'over by outside-hangup, none',
    ends: 'over, none',
  },
  'seen down': {
    rings: 'over by unreachable, none',
    dials: 'over by unreachable, ending',
    hears: 'over by unreachable, ending',
  },
  'seen ringing': {
    rings: 'over by unreachable, none',
    dials: '1 line, ringing',
  },
  'seen up': {
    rings: 'over by unreachable, none',
    dials: '2, up',
    hears: '2, up',
  },
  'failed dial-phone': lost('unreachable'),
  'failed answer-call': GIVEN_UP,
  'failed answer-transfer': NOTHING,
  'failed limit-call': NOTHING,
  'failed record-conversation': NOTHING,
  'failed stop-recording': NOTHING,
  'failed hang-up': lost('unreachable'),
  'failed return-to-ivr': NOTHING,
  'failed readmit-caller': NOTHING,
  'failed open-bridge': {
    rings: 'over by error, none',
    dials: 'over by error, ending',
    hears: 'over by error, ending',
    talks: 'over by error, ending',
    held: 'over by error, ending',
    waits: 'over by error, ending',
  },
  'failed widen-bridge': {
    rings: 'over by error, none',
    dials: 'over by error, ending',
    hears: 'over by error, ending',
    talks: 'over by error, ending',
    held: 'over by error, ending',
    waits: 'over by error, ending',
  },
  'failed close-bridge': NOTHING,
  'failed join-bridge': GIVEN_UP,
  'failed leave-bridge': NOTHING,
  'failed start-whisper': NOTHING,
  'failed stop-whisper': NOTHING,
  'failed mute': GIVEN_UP,
  'failed send-key': NOTHING,
  'failed play-to-call': NOTHING,
  'failed play-to-conversation': NOTHING,
  'failed put-sip-account': NOTHING,
  'failed remove-sip-account': NOTHING,
  'agent answers': { rings: '1 line, dialling' },
  'agent hangs up': {
    rings: 'over by unreachable, none',
    dials: 'over by agent-hangup, ending',
    hears: 'over by agent-hangup, ending',
    talks: 'over by agent-hangup, ending',
    held: 'over by agent-hangup, ending',
  },
  'dial time up': {
    rings: 'over by no-answer, none',
    dials: 'over by no-answer, ending',
    hears: 'over by no-answer, ending',
  },
  'talk time up': {
    rings: 'over by no-answer, none',
    dials: 'over by no-answer, ending',
    hears: 'over by no-answer, ending',
    talks: 'over by timeout, ending',
    held: 'over by timeout, ending',
    waits: 'over by timeout, ending',
  },
  exit: {
    dials: 'over by exit, ending',
    hears: 'over by exit, ending',
    talks: 'over by exit, ending',
    held: 'over by exit, ending',
  },
  dismiss: {
    rings: 'over by dismissed, none',
    dials: 'over by dismissed, ending',
    hears: 'over by dismissed, ending',
    talks: 'over by dismissed, ending',
    held: 'over by dismissed, ending',
    waits: 'over by dismissed, ending',
  },
  pause: NOTHING,
  resume: NOTHING,
  whisper: NOTHING,
  'pause the line': NOTHING,
  'another calls out': NOTHING,
  'call-out again': NOTHING,
  'call-agent': NOTHING,
  'xfer-agent': {
    talks: '1 task, up',
    held: '1 task, up',
  },
  'xfer-out': {
    talks: '1 line, up',
    held: '1 line, up',
  },
  'invite-agent': {
    rings: '0 phone for line+task, none',
    dials: '1 line+task, dialling',
    hears: '1 line+task, ringing',
    talks: '2 task, up',
    held: '2 task, up',
    waits: '1 task+task, up',
  },
  'invite-out': {
    rings: '0 phone for line+line, none',
    dials: '1 line+line, dialling',
    hears: '1 line+line, ringing',
    talks: '2 line, up',
    held: '2 line, up',
    waits: '1 task+line, up',
  },
  'send-keys': NOTHING,
  'note-conversation': NOTHING,
  'another enters': {
    rings: '0 phone for line+phone, none',
    dials: '1 line+phone, dialling',
    hears: '1 line+phone, ringing',
    talks: '2 phone, up',
    held: '2 phone, up',
    waits: '1 task+phone, up',
  },
  'merge with itself': NOTHING,
  'log-out': NOTHING,
  'log-out by force': {
    rings: 'over by logout, none',
    dials: 'over by logout, ending',
    hears: 'over by logout, ending',
    talks: 'over by logout, ending',
    held: 'over by logout, ending',
  },
  'cancel-task': { waits: 'over by cancel, ending' },
  'forward-agent': NOTHING,
};
