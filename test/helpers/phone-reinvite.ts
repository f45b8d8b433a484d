import SIP, { type IncomingSession, type OutgoingSession } from 'sipjs-udp';
import type { CallMedia } from './phone-media.ts';

type Session = IncomingSession | OutgoingSession;

/** Both sides have asked for a change at the same moment. */
const REQUEST_PENDING = 491;
/** Times are whole so many milliseconds. */
const STEP_MS = 10;

/** How long to wait before a refused re-INVITE is sent again: who called waits longer (RFC 3261, 14.1). */
const againAfterMs = (session: Session): number => {
  const [least, most] = 'accept' in session ? [0, 2_000] : [2_100, 4_000];
  return least + STEP_MS * Math.floor((Math.random() * (most - least)) / STEP_MS);
};

const isOver = ({ status }: Session): boolean => status === SIP.Session.C.STATUS_TERMINATED;

const tryAgain = (session: Session): void => {
  SIP.Timers.setTimeout(() => {
    if (isOver(session)) return;
    // What is offered is whatever the phone wants by then.
    if (session.isReadyToReinvite()) session.sendReinvite();
    else tryAgain(session);
  }, againAfterMs(session));
};

/**
 * Cures what the stack does with requests within a call, and notes their methods.
 * - It takes no notice of a BYE that comes before the ACK to a re-INVITE.
 * - It answers a re-INVITE that meets its own with 491, and then takes it all the same.
 * - Its media are not told whether a description is an offer or an answer.
 * - It does not send a re-INVITE again that was refused with 491, but throws.
 */
export const cureRequests = (session: Session, media: CallMedia, methods: string[]): void => {
  const receive = session.receiveRequest.bind(session);
  session.receiveRequest = (request) => {
    methods.push(request.method);
    if (request.method === 'INVITE') {
      if (session.dialog.uac_pending_reply) return;
      media.expectOffer();
    }
    receive(request);
    if (request.method === 'BYE') session.terminated(request, 'Terminated');
  };
  const receiveAnswer = session.receiveReinviteResponse.bind(session);
  session.receiveReinviteResponse = (response) => {
    if (response.status_code === REQUEST_PENDING) tryAgain(session);
    else receiveAnswer(response);
  };
};

// The stack's own attempt to send a request again that was refused with 491 throws: it is passed by.
const { receiveResponse } = SIP.RequestSender.prototype;

SIP.RequestSender.prototype.receiveResponse = function (response): void {
  const within = this.applicant.applicant;
  const isPending = response.status_code === REQUEST_PENDING && response.method === 'INVITE';
  if (isPending && within !== undefined) within.receiveResponse(response);
  else receiveResponse.call(this, response);
};
