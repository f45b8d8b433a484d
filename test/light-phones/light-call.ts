import { randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { answerChallenge, type Credentials } from './digest.ts';
import type { LightMedia } from './light-media.ts';
import { Resending } from './resending.ts';
import {
  headerOf,
  type HeaderRow,
  methodOf,
  sequenceOf,
  type SipMessage,
  type SipRequest,
  type SipResponse,
  uriIn,
  writeSip,
} from './sip-message.ts';

/** Where a light call stands. */
export type LightState = 'new' | 'ringing' | 'answered' | 'ended';

/** What a call is sent and timed by. */
export interface Wire {
  /** Where our phones are, as `127.0.0.1:PORT`. */
  readonly local: string;
  /** Asterisk, as `127.0.0.1:PORT`. */
  readonly remote: string;
  readonly media: LightMedia;
  send(text: string): void;
}

const newTag = (): string => randomBytes(6).toString('hex');
export const newBranch = (): string => `z9hG4bK${randomBytes(8).toString('hex')}`;

/** What both directions of a call have in common: its dialog (RFC 3261 §12) and how it ends. */
export abstract class LightCall {
  readonly id: string;
  readonly user: string;
  readonly beganAt = performance.now();
  answeredAt: number | null = null;
  endedAt: number | null = null;
  endedBy: 'us' | 'them' | null = null;
  /** The final status of a call that was not answered. */
  status = 0;
  state: LightState = 'new';
  /** Called with each change of state. */
  whenChanged: (call: LightCall) => void = () => undefined;

  protected readonly wire: Wire;
  protected readonly localTag = newTag();
  protected remoteAddress = '';
  protected remoteTarget = '';
  protected sequence = 1;
  #bye: Resending | null = null;

  constructor(wire: Wire, user: string, id: string) {
    this.wire = wire;
    this.user = user;
    this.id = id;
  }

  /** Ends it: cancels, refuses or hangs up, whichever fits. */
  hangUp(): void {
    if (this.state === 'ended') return;
    if (this.state !== 'answered') {
      this.giveUp();
      return;
    }
    const text = this.request('BYE', (this.sequence += 1), newBranch());
    this.#bye = new Resending(
      () => {
        this.wire.send(text);
      },
      () => undefined,
    );
    this.end('us', 200);
  }

  /** Vanishes: nothing is sent any more, and nothing that comes is answered. */
  abstract forget(): void;

  /** Takes a message of this call. */
  receive(message: SipMessage): void {
    if (message.kind === 'response') this.#receiveResponse(message);
    else this.#receiveRequest(message);
  }

  /** Whether nothing of it is awaited any more. */
  get isOver(): boolean {
    return this.state === 'ended' && this.#bye === null;
  }

  protected abstract giveUp(): void;
  protected abstract answered(response: SipResponse): void;
  protected abstract invited(request: SipRequest): void;
  protected abstract acknowledged(): void;

  protected become(state: LightState): void {
    if (this.state === state || this.state === 'ended') return;
    this.state = state;
    if (state === 'answered') this.answeredAt = performance.now();
    this.whenChanged(this);
  }

  protected end(by: 'us' | 'them', status: number): void {
    if (this.state === 'ended') return;
    this.endedBy = by;
    this.status = status;
    this.endedAt = performance.now();
    this.wire.media.end(this.id);
    this.become('ended');
  }

  protected request(
    method: string,
    sequence: number,
    branch: string,
    more: readonly HeaderRow[] = [],
    body = '',
  ): string {
    const rows: HeaderRow[] = [
      ['Via', `SIP/2.0/UDP ${this.wire.local};branch=${branch};rport`],
      ['Max-Forwards', '70'],
      ['From', `<sip:${this.user}@${this.wire.remote}>;tag=${this.localTag}`],
      ['To', this.remoteAddress],
      ['Call-ID', this.id],
      ['CSeq', `${sequence} ${method}`],
      ['Contact', `<sip:${this.user}@${this.wire.local}>`],
      ...more,
    ];
    return writeSip(`${method} ${this.remoteTarget} SIP/2.0`, rows, body);
  }

  /** An answer to a request of this call. */
  protected respond(request: SipRequest, status: number, reason: string, body = ''): void {
    const to = headerOf(request, 'to');
    const rows: HeaderRow[] = [
      ...(request.headers.get('via') ?? []).map((via): HeaderRow => ['Via', via]),
      ['From', headerOf(request, 'from')],
      ['To', to.includes(';tag=') || status === 100 ? to : `${to};tag=${this.localTag}`],
      ['Call-ID', this.id],
      ['CSeq', headerOf(request, 'cseq')],
      ['Contact', `<sip:${this.user}@${this.wire.local}>`],
    ];
    this.wire.send(writeSip(`SIP/2.0 ${status} ${reason}`, rows, body));
  }

  #receiveResponse(response: SipResponse): void {
    if (methodOf(response) === 'BYE') {
      this.#bye?.stop();
      this.#bye = null;
    } else if (methodOf(response) === 'INVITE') this.answered(response);
  }

  #receiveRequest(request: SipRequest): void {
    switch (request.method) {
      case 'ACK':
        this.acknowledged();
        return;
      case 'INVITE':
        this.invited(request);
        return;
      case 'CANCEL':
        this.respond(request, 200, 'OK');
        this.cancelled();
        return;
      case 'BYE':
        this.respond(request, 200, 'OK');
        this.end('them', 200);
        return;
      default:
        this.respond(request, 200, 'OK');
    }
  }

  protected cancelled(): void {
    // Only incoming calls are cancelled by the other side.
  }
}

/** A call that one of our phones places. */
export class OutgoingCall extends LightCall {
  readonly #credentials: Credentials;
  readonly #more: readonly HeaderRow[];
  #branch = newBranch();
  #invite: Resending | null = null;
  #wasHeard = false;
  #wantsCancel = false;

  constructor(
    wire: Wire,
    credentials: Credentials,
    number: string,
    headers: Readonly<Record<string, string>>,
  ) {
    super(wire, credentials.user, `${randomBytes(8).toString('hex')}@light`);
    this.#credentials = credentials;
    this.#more = Object.entries(headers);
    this.remoteTarget = `sip:${number}@${wire.remote}`;
    this.remoteAddress = `<${this.remoteTarget}>`;
    this.#sendInvite([]);
  }

  override forget(): void {
    this.#invite?.stop();
    this.end('us', 0);
  }

  #sendInvite(authorization: readonly HeaderRow[]): void {
    this.#invite?.stop();
    const more = [...this.#more, ...authorization];
    const body = this.wire.media.describe();
    const text = this.request('INVITE', this.sequence, this.#branch, more, body);
    this.#invite = new Resending(
      () => {
        this.wire.send(text);
      },
      () => {
        this.end('them', 408);
      },
    );
  }

  protected override giveUp(): void {
    this.#wantsCancel = true;
    if (!this.#wasHeard) return;
    this.wire.send(this.request('CANCEL', this.sequence, this.#branch));
  }

  protected override answered(response: SipResponse): void {
    this.#invite?.stop();
    if (sequenceOf(response) !== this.sequence && response.status >= 300) return;
    if (response.status < 200) this.#provisional(response);
    else if (response.status < 300) this.#accepted(response);
    else this.#refused(response);
  }

  #provisional(response: SipResponse): void {
    const isFirst = !this.#wasHeard;
    this.#wasHeard = true;
    if (response.status > 100) this.become('ringing');
    if (isFirst && this.#wantsCancel) this.giveUp();
  }

  #accepted(response: SipResponse): void {
    this.remoteAddress = headerOf(response, 'to');
    this.remoteTarget = uriIn(headerOf(response, 'contact'));
    this.wire.send(this.request('ACK', sequenceOf(response), newBranch()));
    if (this.state === 'ended' || this.state === 'answered') return;
    this.wire.media.begin(this.id, response.body);
    this.become('answered');
    if (this.#wantsCancel) this.hangUp();
  }

  #refused(response: SipResponse): void {
    const { status } = response;
    const challenge =
      headerOf(response, 'www-authenticate') || headerOf(response, 'proxy-authenticate');
    const before = this.remoteAddress;
    this.remoteAddress = headerOf(response, 'to');
    this.wire.send(this.request('ACK', this.sequence, this.#branch));
    this.remoteAddress = before;
    if ((status === 401 || status === 407) && this.sequence === 1) {
      this.sequence = 2;
      this.#branch = newBranch();
      const answer = answerChallenge(challenge, this.#credentials, 'INVITE', this.remoteTarget);
      this.#sendInvite([[status === 401 ? 'Authorization' : 'Proxy-Authorization', answer]]);
      return;
    }
    this.end(this.#wantsCancel ? 'us' : 'them', status);
  }

  protected override invited(request: SipRequest): void {
    this.respond(request, 200, 'OK', this.wire.media.describe());
  }

  protected override acknowledged(): void {
    // That of a re-INVITE, which we do not wait for.
  }
}

/** A call to one of our phones. */
export class IncomingCall extends LightCall {
  readonly #invite: SipRequest;
  /** The last answer, for an INVITE that comes again. */
  #last: readonly [status: number, reason: string, body: string] = [100, 'Trying', ''];
  #accepting: Resending | null = null;

  constructor(wire: Wire, user: string, invite: SipRequest) {
    super(wire, user, headerOf(invite, 'call-id'));
    this.#invite = invite;
    this.remoteAddress = headerOf(invite, 'from');
    this.remoteTarget = uriIn(headerOf(invite, 'contact'));
    this.#say(100, 'Trying');
  }

  /** The number that the caller shows. */
  get caller(): string {
    return /sip:([^@;>]*)@/.exec(this.remoteAddress)?.[1] ?? '';
  }

  /** 180 Ringing. */
  ring(): void {
    if (this.state !== 'new') return;
    this.#say(180, 'Ringing');
    this.become('ringing');
  }

  answer(): void {
    if (this.state !== 'new' && this.state !== 'ringing') return;
    this.#accepting = new Resending(
      () => {
        this.#say(200, 'OK', this.wire.media.describe());
      },
      () => {
        this.end('them', 408);
      },
    );
    this.wire.media.begin(this.id, this.#invite.body);
    this.become('answered');
  }

  /** Refuses with a SIP status: 486 busy, 603 declined … */
  refuse(status: number): void {
    if (this.state !== 'new' && this.state !== 'ringing') return;
    this.#say(status, 'Refused');
    this.end('us', status);
  }

  override forget(): void {
    this.#accepting?.stop();
    this.end('us', 0);
  }

  protected override giveUp(): void {
    this.refuse(603);
  }

  protected override cancelled(): void {
    if (this.state !== 'new' && this.state !== 'ringing') return;
    this.#say(487, 'Request Terminated');
    this.end('them', 487);
  }

  protected override answered(_response: SipResponse): void {
    // We invite nobody in a call that came.
  }

  protected override invited(request: SipRequest): void {
    if (sequenceOf(request) === sequenceOf(this.#invite)) this.#say(...this.#last);
    else this.respond(request, 200, 'OK', this.wire.media.describe());
  }

  protected override acknowledged(): void {
    this.#accepting?.stop();
  }

  protected override end(by: 'us' | 'them', status: number): void {
    this.#accepting?.stop();
    super.end(by, status);
  }

  #say(status: number, reason: string, body = ''): void {
    this.#last = [status, reason, body];
    this.respond(this.#invite, status, reason, body);
  }
}
