import { randomBytes } from 'node:crypto';
import { answerChallenge, type Credentials } from './digest.ts';
import { LightCall, newBranch, type Wire } from './light-call.ts';
import { Resending } from './resending.ts';
import {
  headerOf,
  type HeaderRow,
  sequenceOf,
  type SipRequest,
  type SipResponse,
  uriIn,
} from './sip-message.ts';

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
