import { performance } from 'node:perf_hooks';
import SIP, { type IncomingResponse, type IncomingSession, type OutgoingSession } from 'sipjs-udp';
import { type CallMoment, type CallEnd, type CallState, endOf } from './call-end.ts';
import { eventually } from './eventually.ts';
import type { CallMedia, HoldKind } from './phone-media.ts';
import { type CallerShown, callerIn, dialledOf, type Leg } from './phone-leg.ts';
import { cureRequests } from './phone-reinvite.ts';
import { LOOPBACK } from './phone-sip-stack.ts';

/** A telephone call of a test phone, incoming or outgoing. */
export class PhoneCall {
  /** Every state so far, the present one last. */
  readonly history: CallMoment[];
  /** Methods of the requests that came within the call. */
  readonly requests: string[] = [];
  /** The answer to {@link sendMessage}; null: none came. */
  messageStatus: number | null = null;
  readonly #leg: Leg;
  readonly #media: CallMedia;
  readonly #phone: string;
  readonly #transferStates: number[] = [];
  #ending: CallEnd | undefined;

  constructor(phone: string, leg: Leg, media: CallMedia) {
    this.#phone = phone;
    this.#leg = leg;
    this.#media = media;
    this.history = [{ is: 'new', at: performance.now() }];
    this.#follow();
  }

  get direction(): 'incoming' | 'outgoing' {
    return this.#leg.direction;
  }

  /** The number dialled: by us, or by the caller to reach us. */
  get dialled(): string {
    return dialledOf(this.#leg);
  }

  /** Number and name of the caller of an incoming call, as its From header shows them. */
  get caller(): CallerShown {
    return callerIn(this.#incoming('only incoming calls show their INVITE'));
  }

  /** A header of the incoming INVITE. */
  header(name: string): string | undefined {
    return this.#incoming('only incoming calls show their INVITE').request.getHeader(name);
  }

  #incoming(otherwise: string): IncomingSession {
    if (this.#leg.direction === 'outgoing') throw new Error(`${this.toString()}: ${otherwise}`);
    return this.#leg.session;
  }

  get state(): CallMoment {
    return this.history.at(-1) ?? { is: 'new', at: 0 };
  }

  /** The moment a state was first entered. */
  moment(is: CallState['is']): CallMoment | undefined {
    return this.history.find((moment) => moment.is === is);
  }

  /** Keys the far side has pressed (RFC 4733). */
  get digits(): string {
    return this.#media.digits;
  }

  toString(): string {
    const to = this.direction === 'incoming' ? `from ${this.caller.number}` : `to ${this.dialled}`;
    return `${this.#phone}'s call ${to}`;
  }

  /** The state in words, for messages. */
  describe(): string {
    const { state } = this;
    return state.is === 'ended' ? `it ended: ${JSON.stringify(state.end)}` : `it is ${state.is}`;
  }

  // What the phone's owner does.

  /** 180 Ringing. A phone says it only when told to. */
  ring(): void {
    const session = this.#incoming('only an incoming call rings here');
    session.progress({ statusCode: 180, extraHeaders: [`Contact: ${session.contact}`] });
    this.#become({ is: 'ringing', early: false });
  }

  /** 183 Session Progress: the caller hears this phone's tone before the answer. */
  async earlyMedia(): Promise<void> {
    await this.promiseEarlyMedia(183);
    this.#media.speak();
  }

  /** 180 or 183 with a session description, and nothing to be heard. */
  async promiseEarlyMedia(statusCode: 180 | 183): Promise<void> {
    const session = this.#incoming('only an incoming call can have early media from here');
    const body = await this.#media.describeAnswer();
    session.progress({ statusCode, extraHeaders: [`Contact: ${session.contact}`], body });
    this.#become({ is: 'ringing', early: true });
  }

  /** 183 without a session description: it goes on, and that is all that is said. */
  makeProgress(): void {
    const session = this.#incoming('only an incoming call makes progress here');
    session.progress({ statusCode: 183, extraHeaders: [`Contact: ${session.contact}`] });
    this.#become({ is: 'ringing', early: false });
  }

  /** What was promised is heard from now on. */
  beginEarlyMedia(): void {
    this.#media.speak();
  }

  /** Answers; settles when the caller's ACK is there. */
  async answer(withinMs = 3000): Promise<void> {
    this.#incoming('only an incoming call can be answered').accept();
    this.#media.speak();
    await this.#confirmed(withinMs);
  }

  /** Refuses with a SIP status: 603 declined, 486 busy, 480 unavailable, or any other of 300 to 699. */
  refuse(status: number): void {
    const session = this.#incoming('only an incoming call can be refused');
    this.#ending = { cause: 'rejected', by: 'us', status };
    session.reject({ statusCode: status });
  }

  decline(): void {
    this.refuse(603);
  }

  busy(): void {
    this.refuse(486);
  }

  unavailable(): void {
    this.refuse(480);
  }

  /** Its network is cut: nothing more is sent, and of what comes nothing is noticed. */
  vanish(): void {
    this.#media.close();
    this.#become({ is: 'ended', end: { cause: 'failed', by: 'them', detail: 'it vanished' } });
  }

  /** No sound comes any more from the phone, which signals as ever. */
  fallSilent(): void {
    this.#media.fallSilent();
  }

  /** Ends the call in whatever way its state asks for; settles when it has ended. */
  async hangUp(withinMs = 3000): Promise<CallEnd> {
    if (this.state.is === 'ended') return this.state.end;
    const { direction, session } = this.#leg;
    if (this.state.is === 'answered') {
      await this.#confirmed(withinMs);
      this.#ending = { cause: 'hung-up', by: 'us' };
      session.terminate();
    } else if (direction === 'incoming') this.decline();
    else {
      this.#ending = { cause: 'cancelled', by: 'us' };
      session.terminate();
    }
    return await this.ended(withinMs);
  }

  /** Presses keys, 100 ms each; settles when they have been sent. */
  async sendDtmf(keys: string): Promise<void> {
    await this.#media.sendDigits(keys);
  }

  /** Presses keys that are told by SIP INFO, 100 ms each. */
  sendInfoDtmf(keys: string): void {
    this.#leg.session.dtmf(keys, { duration: 100, interToneGap: 100 });
  }

  /** Sends a SIP MESSAGE within the call. */
  sendMessage(text: string): void {
    this.#leg.session.sendRequest('MESSAGE', {
      extraHeaders: ['Content-Type: text/plain'],
      body: text,
      receiveResponse: ({ status_code }) => {
        this.messageStatus = status_code;
      },
    });
  }

  /** Puts the far side on hold by re-INVITE: it is to send nothing, and is sent what the kind says. */
  hold(kind: HoldKind = 'sendonly'): void {
    this.#media.holdKind = kind;
    this.#leg.session.hold();
  }

  /** Ends {@link hold}. */
  unhold(): void {
    this.#leg.session.unhold();
  }

  /** Presses the transfer key (REFER) and stays on the line. @param to another call: an attended transfer */
  transfer(to: string | PhoneCall): void {
    const target = typeof to === 'string' ? `sip:${to}@${LOOPBACK}` : to.#leg.session;
    this.#leg.session.refer(target, { doNotTerminate: true });
  }

  /** Settles with what became of {@link transfer}: a SIP status of 200 or more. */
  async transferAnswered(withinMs = 3000): Promise<number> {
    return await this.#until('to be told of its transfer', withinMs, () =>
      this.#transferStates.find((status) => status >= 200),
    );
  }

  // What can be waited for. Each fails at once when the call has ended another way.

  /** Settles once the phone at the far end rings, or has answered already. */
  async ringing(withinMs = 3000): Promise<CallMoment> {
    return await this.#until(
      'to ring',
      withinMs,
      () => this.moment('ringing') ?? this.moment('answered'),
    );
  }

  /** Settles once the call is answered, be it ended again since. */
  async answered(withinMs = 5000): Promise<CallMoment> {
    return await this.#until('to be answered', withinMs, () => this.moment('answered'));
  }

  /** Settles with how the call ended. */
  async ended(withinMs = 5000): Promise<CallEnd> {
    return await this.#until('to end', withinMs, () => this.state.is === 'ended' && this.state.end);
  }

  async #confirmed(withinMs: number): Promise<void> {
    const { session } = this.#leg;
    await this.#until('to be confirmed by ACK', withinMs, () => {
      return this.state.is === 'answered' && session.status === SIP.Session.C.STATUS_CONFIRMED;
    });
  }

  async #until<T>(what: string, withinMs: number, look: () => T | undefined | false): Promise<T> {
    const lookOnce = () => {
      const seen = look();
      if (!seen && this.state.is === 'ended') {
        throw new Error(`waited for ${this.toString()} ${what}; ${this.describe()}`);
      }
      return seen;
    };
    const observed = () => this.describe();
    return await eventually(lookOnce, {
      awaited: `${this.toString()} ${what}`,
      withinMs,
      observed,
    });
  }

  // What the SIP stack tells.

  #follow(): void {
    const session: IncomingSession | OutgoingSession = this.#leg.session;
    cureRequests(session, this.#media, this.requests);
    if (this.#leg.direction === 'outgoing') session.on('progress', this.#progress);
    session.on('notify', (request) => {
      const [, status] = /^SIP\/2\.0 (\d{3})/.exec(request.body ?? '') ?? [];
      if (status !== undefined) this.#transferStates.push(Number(status));
    });
    session.on('accepted', () => {
      this.#accepted();
    });
    session.once('terminated', (ended) => {
      this.#become({ is: 'ended', end: this.#ending ?? endOf(ended) });
    });
  }

  /** The stack leaves the description in a 183 alone unless it is sent reliably (RFC 3262). */
  readonly #progress = (response: IncomingResponse | string): void => {
    if (typeof response === 'string' || response.status_code === 100) return;
    const early = Boolean(response.body);
    this.#become({ is: 'ringing', early });
    if (response.body) {
      this.#media.setEarlyDescription(response.body).catch((error: unknown) => {
        this.#become({ is: 'ended', end: { cause: 'failed', by: 'them', detail: String(error) } });
      });
    }
  };

  /** Comes again after each re-INVITE, and also when the answer crosses our CANCEL. */
  #accepted(): void {
    if (this.state.is === 'answered') return;
    this.#become({ is: 'answered' });
    if (this.#ending) this.#leg.session.bye();
  }

  #become(state: CallState): void {
    if (this.state.is === 'ended') return;
    this.history.push({ ...state, at: performance.now() });
  }
}
