import { LightCall, type Wire } from './light-call.ts';
import { Resending } from './resending.ts';
import { headerOf, sequenceOf, type SipRequest, uriIn } from './sip-message.ts';

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

  protected override giveUp(): void {
    this.refuse(603);
  }

  protected override cancelled(): void {
    if (this.state !== 'new' && this.state !== 'ringing') return;
    this.#say(487, 'Request Terminated');
    this.end('them', 487);
  }

  protected override answered(): void {
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
