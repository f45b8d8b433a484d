import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:dgram';
import { eventually } from '../helpers/eventually.ts';
import { openUdpSocket } from '../helpers/phone-sip-stack.ts';
import { answerChallenge, type Credentials } from './digest.ts';
import { IncomingCall } from './incoming-call.ts';
import { type LightCall, newBranch, type Wire } from './light-call.ts';
import { OutgoingCall } from './outgoing-call.ts';
import { LightMedia, type Voice } from './light-media.ts';
import {
  headerOf,
  methodOf,
  parseSip,
  type SipMessage,
  type SipRequest,
  userIn,
  writeSip,
} from './sip-message.ts';

const HOST = '127.0.0.1';
/** A call that is over is forgotten so much later: late messages of it are still answered. */
const REMEMBERED_MS = 2000;

/** A SIP account with no voice worth hearing: it registers, calls and is called at little cost. */
export class LightPhone {
  readonly credentials: Credentials;
  readonly calls: LightCall[] = [];
  /** What is done with a call that comes; nothing unless told: it is not answered at all. */
  whenCalled: (call: IncomingCall) => void = () => undefined;
  readonly #phones: LightPhones;

  constructor(phones: LightPhones, credentials: Credentials) {
    this.#phones = phones;
    this.credentials = credentials;
  }

  register(): Promise<void> {
    return this.#phones.register(this.credentials, 600);
  }

  unregister(): Promise<void> {
    return this.#phones.register(this.credentials, 0);
  }

  dial(number: string, headers: Readonly<Record<string, string>> = {}): OutgoingCall {
    return this.#phones.dial(this, number, headers);
  }

  /** Answers the call that comes, if any. */
  answer(): void {
    const call = this.current;
    if (call instanceof IncomingCall) call.answer();
  }

  /** The call that is not over, if any. */
  get current(): LightCall | undefined {
    return this.calls.findLast(({ state }) => state !== 'ended');
  }
}

/** Many light phones on one socket: SIP over UDP, and next to no voice (a packet a second). */
export class LightPhones {
  readonly #socket: Socket;
  #isClosed = false;
  readonly #wire: Wire;
  readonly #phones = new Map<string, LightPhone>();
  readonly #calls = new Map<string, LightCall>();
  readonly #registrations = new Map<string, (status: number, challenge: string) => void>();

  private constructor(socket: Socket, media: LightMedia, sipPort: number) {
    this.#socket = socket;
    this.#wire = {
      local: `${HOST}:${socket.address().port}`,
      remote: `${HOST}:${sipPort}`,
      media,
      send: (text) => {
        // What would have been sent again after everybody left is nobody's business.
        if (!this.#isClosed) socket.send(text, sipPort, HOST);
      },
    };
    socket.on('message', (datagram) => {
      this.#receive(datagram.toString());
    });
    socket.on('error', () => undefined);
  }

  /** @param sipPort where Asterisk takes SIP on 127.0.0.1 */
  static async open(sipPort: number, voice?: Voice): Promise<LightPhones> {
    return new LightPhones(await openUdpSocket(), await LightMedia.open(voice), sipPort);
  }

  /** What calls that begin from now on send; to be changed while there are none. */
  set voice(voice: Voice) {
    this.#wire.media.voice = voice;
  }

  phone(credentials: Credentials): LightPhone {
    const phone = new LightPhone(this, credentials);
    this.#phones.set(credentials.user, phone);
    return phone;
  }

  dial(phone: LightPhone, number: string, headers: Readonly<Record<string, string>>): OutgoingCall {
    const call = new OutgoingCall(this.#wire, phone.credentials, number, headers);
    this.#keep(phone, call);
    return call;
  }

  /** Registers for so many seconds; 0 takes the registration back. */
  async register(credentials: Credentials, expires: number): Promise<void> {
    const id = `${randomBytes(8).toString('hex')}@light`;
    let status = 0;
    const send = (sequence: number, authorization: string): void => {
      this.#wire.send(
        this.#registerRequest(credentials.user, id, sequence, expires, authorization),
      );
    };
    this.#registrations.set(id, (answered, challenge) => {
      if (answered !== 401 || status === 401) status = answered;
      else {
        status = 401;
        const uri = `sip:${this.#wire.remote}`;
        send(2, answerChallenge(challenge, credentials, 'REGISTER', uri));
      }
    });
    send(1, '');
    await eventually(() => status !== 0 && status !== 401, {
      awaited: `${credentials.user} to be answered by the registrar`,
      withinMs: 10_000,
    }).finally(() => this.#registrations.delete(id));
    if (status !== 200) throw new Error(`${credentials.user} was refused: ${status}`);
  }

  /** How many packets of voice came to the phones so far. */
  get heard(): number {
    return this.#wire.media.received;
  }

  /** Ends all calls and closes the sockets. */
  async close(): Promise<void> {
    for (const call of this.#calls.values()) call.hangUp();
    await eventually(() => [...this.#calls.values()].every(({ isOver }) => isOver), {
      awaited: 'all light phones to have hung up',
      withinMs: 10_000,
    }).finally(() => {
      this.#isClosed = true;
      this.#wire.media.close();
      this.#socket.close();
    });
  }

  #registerRequest(
    user: string,
    id: string,
    sequence: number,
    expires: number,
    authorization: string,
  ): string {
    const { local, remote } = this.#wire;
    return writeSip(`REGISTER sip:${remote} SIP/2.0`, [
      ['Via', `SIP/2.0/UDP ${local};branch=${newBranch()};rport`],
      ['Max-Forwards', '70'],
      ['From', `<sip:${user}@${remote}>;tag=${id.slice(0, 8)}`],
      ['To', `<sip:${user}@${remote}>`],
      ['Call-ID', id],
      ['CSeq', `${sequence} REGISTER`],
      ['Contact', `<sip:${user}@${local}>`],
      ['Expires', String(expires)],
      ...(authorization === '' ? [] : [['Authorization', authorization] as const]),
    ]);
  }

  #keep(phone: LightPhone, call: LightCall): void {
    phone.calls.push(call);
    this.#calls.set(call.id, call);
  }

  #receive(text: string): void {
    const message = parseSip(text);
    if (message === null) return;
    const id = headerOf(message, 'call-id');
    const call = this.#calls.get(id);
    if (call !== undefined) this.#tell(call, message);
    else if (message.kind === 'request') this.#receiveNew(message);
    else if (methodOf(message) === 'REGISTER' && message.status >= 200) {
      this.#registrations.get(id)?.(message.status, headerOf(message, 'www-authenticate'));
    }
  }

  #tell(call: LightCall, message: SipMessage): void {
    call.receive(message);
    if (!call.isOver) return;
    setTimeout(() => {
      this.#forget(call);
    }, REMEMBERED_MS).unref();
  }

  #forget(call: LightCall): void {
    if (!this.#calls.delete(call.id)) return;
    const calls = this.#phones.get(call.user)?.calls ?? [];
    const place = calls.indexOf(call);
    if (place >= 0) calls.splice(place, 1);
  }

  #receiveNew(request: SipRequest): void {
    const phone = this.#phones.get(userIn(request.uri));
    if (request.method === 'INVITE' && phone !== undefined) {
      const call = new IncomingCall(this.#wire, phone.credentials.user, request);
      this.#keep(phone, call);
      phone.whenCalled(call);
    } else if (request.method !== 'ACK') this.#refuseOrAccept(request);
  }

  /** OPTIONS and NOTIFY are taken; a call to nobody and requests of forgotten calls are not. */
  #refuseOrAccept(request: SipRequest): void {
    const isTaken = request.method === 'OPTIONS' || request.method === 'NOTIFY';
    const status = isTaken ? '200 OK' : '481 Call/Transaction Does Not Exist';
    this.#wire.send(
      writeSip(`SIP/2.0 ${status}`, [
        ...(request.headers.get('via') ?? []).map((via) => ['Via', via] as const),
        ['From', headerOf(request, 'from')],
        ['To', `${headerOf(request, 'to')};tag=light`],
        ['Call-ID', headerOf(request, 'call-id')],
        ['CSeq', headerOf(request, 'cseq')],
      ]),
    );
  }
}
