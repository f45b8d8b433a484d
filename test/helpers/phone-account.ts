import SIP, { type IncomingSession, type OutgoingSession, type UA } from 'sipjs-udp';
import { type AsteriskInstance, sipPortOf } from './asterisk.ts';
import { eventually } from './eventually.ts';
import { PhoneCall } from './phone-call.ts';
import type { Leg } from './phone-leg.ts';
import type { Line } from './phone-line.ts';
import { CallMedia } from './phone-media.ts';
import { closeSignalling, LOOPBACK, openSignalling } from './phone-sip-stack.ts';
import { toneFrame } from './tone.ts';

/** Where an Asterisk listens for SIP; the tests' own unless told. */
export const registrarOf = (instance: AsteriskInstance = 'tests'): string =>
  `${LOOPBACK}:${sipPortOf(instance)}`;

/** A SIP account and where it is kept. */
export interface AccountSettings {
  readonly user: string;
  readonly password?: string | undefined;
  /** Name shown to those who are called. */
  readonly displayName?: string | undefined;
  /** Where to register and whom to ask for numbers; that of {@link registrarOf} unless told. */
  readonly registrar?: string | undefined;
}

/** What a call is placed with. */
export interface DialSettings {
  readonly headers?: Readonly<Record<string, string>>;
  /** Number and name to show in place of the account's own. */
  readonly from?: { readonly number: string; readonly name?: string };
}

type Session = IncomingSession | OutgoingSession;

/**
 * The signalling of a SIP account: registers, places calls and takes them. Each call belongs to a
 * line, found by the number on our side: the one that was dialled, or that is shown as the caller's.
 */
export class SipAccount {
  readonly user: string;
  readonly #registrar: string;
  readonly #port: number;
  readonly #ua: UA;
  #vanished = false;
  readonly #lineOf: (number: string) => Line;
  readonly #mediaOf = new WeakMap<Session, CallMedia>();
  readonly #callOf = new WeakMap<Session, PhoneCall>();

  private constructor(settings: AccountSettings, port: number, lineOf: (number: string) => Line) {
    this.user = settings.user;
    this.#registrar = settings.registrar ?? registrarOf();
    this.#port = port;
    this.#lineOf = lineOf;
    this.#ua = this.#startUserAgent(settings);
  }

  /** Opens the socket first; what it gives opens the account at once, for lines that need it. */
  static async prepare(settings: AccountSettings) {
    const port = await openSignalling();
    return (lineOf: (number: string) => Line) => new SipAccount(settings, port, lineOf);
  }

  /** The address of a number at this account, to be dialled without a registrar. */
  addressOf(number: string): string {
    return `sip:${number}@${LOOPBACK}:${this.#port}`;
  }

  #startUserAgent({ user, password = '', displayName }: AccountSettings): UA {
    const ua = new SIP.UA({
      uri: this.addressOf(user),
      authorizationUser: user,
      password,
      ...(displayName === undefined ? {} : { displayName }),
      registrarServer: `sip:${this.#registrar}`,
      registerExpires: 600,
      noAnswerTimeout: 3600,
      bind: LOOPBACK,
      register: false,
      autostart: false,
      // Takes calls to any number, as a gateway must.
      doUAS: true,
      traceSip: false,
      log: { builtinEnabled: false, level: 'error' },
      mediaHandlerFactory: (session) => this.#createMedia(session),
    });
    ua.on('invite', (session) => {
      // From here on the stack's own method is wanted again.
      Reflect.deleteProperty(session, 'progress');
      const dialled = session.request.ruri.user;
      this.#begin({ direction: 'incoming', session }, this.#lineOf(dialled));
    });
    ua.start();
    return ua;
  }

  /** Called as a session begins, before the stack rings of its own accord: that is prevented. */
  #createMedia(session: Session): CallMedia {
    const incoming = 'accept' in session;
    if (incoming) session.progress = () => session;
    const { user } = incoming ? session.request.ruri : session.request.from.uri;
    const line = this.#lineOf(user);
    const listener = line.listenTo(() => found(this.#callOf.get(session)));
    const media = new CallMedia(toneFrame(line.toneHz), listener, incoming);
    this.#mediaOf.set(session, media);
    return media;
  }

  #begin(leg: Leg, line: Line): PhoneCall {
    const call = new PhoneCall(line.name, leg, found(this.#mediaOf.get(leg.session)));
    this.#callOf.set(leg.session, call);
    line.begin(call);
    return call;
  }

  get isRegistered(): boolean {
    return this.#ua.isRegistered();
  }

  /** Registers at the registrar. */
  async register(withinMs = 5000): Promise<void> {
    const awaited = `${this.user} to register at ${this.#registrar}`;
    let refusal: string | undefined;
    const refused = (response: { status_code: number } | null, cause: string | null) => {
      refusal = `${response?.status_code ?? 'no answer'} ${cause ?? ''}`;
    };
    const look = () => {
      if (refusal === undefined) return this.isRegistered;
      throw new Error(`waited for ${awaited}; it was refused: ${refusal}`);
    };
    this.#ua.once('registrationFailed', refused);
    this.#ua.register();
    await eventually(look, { awaited, withinMs }).finally(() => {
      this.#ua.removeListener('registrationFailed', refused);
    });
  }

  /** Takes the registration back, if there is one. */
  async unregister(withinMs = 3000): Promise<void> {
    if (!this.isRegistered) return;
    let answered = false;
    this.#ua.once('unregistered', () => {
      answered = true;
    });
    this.#ua.unregister();
    await eventually(() => answered, { awaited: `${this.user} to unregister`, withinMs });
  }

  /** Calls a number at the registrar, or a SIP address. Watch the state of the call it gives. */
  dial(numberOrAddress: string, { headers = {}, from }: DialSettings = {}): PhoneCall {
    const isAddress = numberOrAddress.startsWith('sip:');
    const target = isAddress ? numberOrAddress : `sip:${numberOrAddress}@${this.#registrar}`;
    const session = this.#ua.invite(target, {
      extraHeaders: Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
      params: {
        ...(from ? { from_uri: this.addressOf(from.number) } : {}),
        ...(from?.name === undefined ? {} : { from_displayName: from.name }),
      },
    });
    const line = this.#lineOf(from?.number ?? this.user);
    return this.#begin({ direction: 'outgoing', session, dialled: numberOrAddress }, line);
  }

  /** Its network is cut: nobody is told anything, and nothing is heard of anybody. */
  vanish(): void {
    this.#vanished = true;
    this.#ua.transport?.disconnect();
  }

  /** Unregisters and closes the signalling; calls must have ended before. */
  async close(): Promise<void> {
    if (this.#vanished) return;
    await this.unregister().finally(() => {
      closeSignalling(this.#ua);
    });
  }
}

function found<T>(known: T | undefined): T {
  if (known === undefined) throw new Error('the SIP stack mentions a call that never began');
  return known;
}
