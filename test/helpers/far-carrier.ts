import { createHash, randomBytes } from 'node:crypto';
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { sipPortOf } from './asterisk.ts';
import { eventually } from './eventually.ts';
import { IncomingCall } from '../light-phones/incoming-call.ts';
import type { LightCall, Wire } from '../light-phones/light-call.ts';
import { LightMedia } from '../light-phones/light-media.ts';
import { OutgoingCall } from '../light-phones/outgoing-call.ts';
import {
  headerOf,
  type HeaderRow,
  parseSip,
  type SipMessage,
  type SipRequest,
  userIn,
  writeSip,
} from '../light-phones/sip-message.ts';

/** Whom the carrier knows, if it asks. */
export interface Customer {
  readonly user: string;
  readonly password: string;
}

/** How a carrier takes calls; `dead`: nothing that is sent to it is answered. */
export type Taking = 'answers' | 'rings' | 'dead' | number;

interface Settings {
  /** null: it asks nobody for a password. */
  readonly customer?: Customer | null;
  readonly taking?: Taking;
  /** Where the Asterisk is that it calls, as `ADDRESS:PORT`; the tests' own unless told. */
  readonly asterisk?: string;
  /** Its own; one on loopback that no other has unless told. */
  readonly address?: string;
  /** Any that is free unless told. */
  readonly port?: number;
}

const REALM = 'far.example';
const md5 = (text: string): string => createHash('md5').update(text).digest('hex');
const parameter = (header: string, name: string): string =>
  new RegExp(`[ ,]${name}="?([^",]*)"?`).exec(header)?.[1] ?? '';

let hosts = 1 + Math.floor(Math.random() * 200);

/**
 * A carrier with an address of its own, as far away as loopback allows: a registrar that asks for a password, a
 * gateway that takes calls, and one that calls. Nothing of it is known to Asterisk's files.
 */
export class FarCarrier {
  readonly host: string;
  readonly port: number;
  taking: Taking;
  customer: Customer | null;
  /** Numbers that were asked for, in order, the caller's number with each. */
  readonly asked: { readonly number: string; readonly from: string }[] = [];
  /** Where whoever registered wants to be called; null: nobody is registered. */
  registered: string | null = null;
  readonly calls: LightCall[] = [];
  /** Whom it was told that it talks with, by all requests for calls and within them (RFC 3325). */
  readonly identities: string[] = [];
  readonly #socket: Socket;
  readonly #wire: Wire;
  readonly #open = new Map<string, LightCall>();

  private constructor(socket: Socket, media: LightMedia, settings: Settings) {
    const { address, port } = socket.address();
    this.host = address;
    this.port = port;
    this.taking = settings.taking ?? 'answers';
    this.customer = settings.customer ?? null;
    this.#socket = socket;
    const asterisk = settings.asterisk ?? `127.0.0.1:${sipPortOf()}`;
    const [host = '', sipPort = ''] = asterisk.split(':');
    this.#wire = {
      local: `${address}:${port}`,
      remote: asterisk,
      media,
      send: (text) => {
        socket.send(text, Number(sipPort), host, () => undefined);
      },
    };
    socket.on('message', (datagram) => {
      const message = parseSip(datagram.toString());
      if (message !== null && this.taking !== 'dead') this.#receive(message);
    });
    socket.on('error', () => undefined);
  }

  static async open(settings: Settings = {}): Promise<FarCarrier> {
    hosts = 1 + (hosts % 250);
    const socket = createSocket('udp4');
    socket.bind(settings.port ?? 0, settings.address ?? `127.0.${process.pid % 250}.${hosts}`);
    await once(socket, 'listening');
    return new FarCarrier(socket, await LightMedia.open('talk', settings.address), settings);
  }

  /** As a trunk to it is asked for. */
  get place() {
    return { host: this.host, port: this.port };
  }

  /** Calls a number, of whoever is registered or of Asterisk itself. */
  call(number: string, from: string): OutgoingCall {
    const credentials = { user: from, password: '' };
    const call = new OutgoingCall(this.#wire, credentials, number, {});
    this.#keep(call);
    return call;
  }

  /** Calls whoever registered, at the address that they registered with. */
  callRegistered(from: string): OutgoingCall {
    const uri = this.registered ?? '';
    const call = new OutgoingCall(this.#wire, { user: from, password: '' }, userAndRest(uri), {});
    this.#keep(call);
    return call;
  }

  /** Waits for a call and gives it. */
  nextCall(): Promise<LightCall> {
    const before = this.calls.length;
    return eventually(() => this.calls[before], { awaited: 'the carrier to be called' });
  }

  /** How many packets of voice came so far. */
  get heard(): number {
    return this.#wire.media.received;
  }

  async close(): Promise<void> {
    for (const call of this.calls) call.hangUp();
    await eventually(() => this.calls.every(({ state }) => state === 'ended'), {
      awaited: 'the carrier to have hung up',
    }).finally(() => {
      this.#wire.media.close();
      this.#socket.close();
    });
  }

  #keep(call: LightCall): void {
    this.calls.push(call);
    this.#open.set(call.id, call);
  }

  #receive(message: SipMessage): void {
    if (message.kind === 'request') this.identities.push(headerOf(message, 'p-asserted-identity'));
    const call = this.#open.get(headerOf(message, 'call-id'));
    if (call !== undefined && !isAnew(message, call)) {
      call.receive(message);
      return;
    }
    if (message.kind === 'response' || message.method === 'ACK') return;
    if (message.method === 'OPTIONS') this.#answer(message, 200);
    else if (!this.#isKnown(message)) this.#challenge(message);
    else if (message.method === 'REGISTER') this.#register(message);
    else if (message.method === 'INVITE') this.#invited(message);
    else this.#answer(message, 481);
  }

  #register(request: SipRequest): void {
    const contact = headerOf(request, 'contact');
    const expires = headerOf(request, 'expires') || '600';
    const isLeaving = expires === '0' || contact.includes('expires=0');
    this.registered = isLeaving ? null : (/<([^>]*)>/.exec(contact)?.[1] ?? null);
    this.#answer(request, 200, [
      ['Contact', contact],
      ['Expires', expires],
    ]);
  }

  #invited(request: SipRequest): void {
    const from = userIn(headerOf(request, 'from'));
    this.asked.push({ number: userIn(request.uri), from });
    const call = new IncomingCall(this.#wire, userIn(request.uri), request);
    this.#keep(call);
    if (typeof this.taking === 'number') call.refuse(this.taking);
    else {
      call.ring();
      if (this.taking === 'answers') call.answer();
    }
  }

  #isKnown(request: SipRequest): boolean {
    if (this.customer === null) return true;
    const { user, password } = this.customer;
    const header = headerOf(request, 'authorization') || headerOf(request, 'proxy-authorization');
    if (parameter(header, 'username') !== user) return false;
    const ha1 = md5(`${user}:${REALM}:${password}`);
    const ha2 = md5(`${request.method}:${parameter(header, 'uri')}`);
    const nonce = parameter(header, 'nonce');
    const middle = header.includes('qop=')
      ? `${nonce}:${parameter(header, 'nc')}:${parameter(header, 'cnonce')}:auth`
      : nonce;
    return parameter(header, 'response') === md5(`${ha1}:${middle}:${ha2}`);
  }

  #challenge(request: SipRequest): void {
    const nonce = randomBytes(8).toString('hex');
    this.#answer(request, 401, [
      ['WWW-Authenticate', `Digest realm="${REALM}", nonce="${nonce}", algorithm=MD5, qop="auth"`],
    ]);
  }

  #answer(request: SipRequest, status: number, more: readonly HeaderRow[] = []): void {
    this.#wire.send(
      writeSip(`SIP/2.0 ${status} ${status === 200 ? 'OK' : 'Refused'}`, [
        ...(request.headers.get('via') ?? []).map((via): HeaderRow => ['Via', via]),
        ['From', headerOf(request, 'from')],
        ['To', `${headerOf(request, 'to')};tag=far`],
        ['Call-ID', headerOf(request, 'call-id')],
        ['CSeq', headerOf(request, 'cseq')],
        ...more,
      ]),
    );
  }
}

/** The same call is asked for again, with what proves who asks. */
const isAnew = (message: SipMessage, call: LightCall): boolean =>
  message.kind === 'request' && message.method === 'INVITE' && call.state === 'ended';

/** Of `sip:USER@HOST:PORT;line=TOKEN` what stands before the host. */
const userAndRest = (uri: string): string => /^sip:([^@]*)@/.exec(uri)?.[1] ?? '';
