import { UA, WebSocketInterface } from 'jssip';
import type { RTCSessionEvent } from 'jssip/lib/UA.js';
import { hearOn, NoMicrophone, openMicrophone } from './devices.ts';
import { becomePhone } from './one-phone.ts';
import { type CallDeps, PhoneCall } from './phone-call.ts';
import type { LineState, PhoneCredentials, PhoneView } from './phone-view.ts';

/** What a phone depends on. */
export interface PhoneDeps {
  /** Of the phone: tabs of the same name take it from each other. */
  readonly name: string;
  /** Asks the call center; each time for new ones. */
  readonly credentials: () => Promise<PhoneCredentials>;
  /** Opens the microphone; the browser's own unless told. */
  readonly microphone?: () => Promise<MediaStream>;
}

/** The close code of a line whose phone is another's by now. */
const TAKEN_CODE = 4001;
/** Between two tries to have the line again, in seconds. */
const TRY_AGAIN_S = 1;
const TRY_AGAIN_AT_MOST_S = 2;
/** A registration that is not renewed for so long is gone, in seconds. */
const REGISTERED_FOR_S = 120;

const OFF: LineState = { kind: 'off' };

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

/**
 * A browser that is the phone of an agent: SIP over WebSocket (RFC 7118), voice by WebRTC.
 *
 *     off ──switchOn──▶ connecting ──registered──▶ ready ◀──line is back──┐
 *      ▲                    └──refused / no-microphone  └──line is cut──▶ cut
 *      └──switchOff── any of them; taken, when another tab or browser is the phone
 *
 * What it shows is `view`; whoever listens hears of each change.
 */
export class BrowserPhone {
  readonly #deps: PhoneDeps;
  readonly #listeners = new Set<() => void>();
  readonly #speaker = document.createElement('audio');
  readonly #calls = new Map<string, PhoneCall>();
  #view: PhoneView = { line: OFF, calls: [] };
  #ua: UA | null = null;
  #domain: string | null = null;
  #socket: WebSocketInterface | null = null;
  #microphone: MediaStream | null = null;
  #iceServers: readonly RTCIceServer[] = [];
  #giveBack: (() => void) | null = null;
  /** Another one with each time it is switched on or off. */
  #turn = Symbol('turn');

  constructor(deps: PhoneDeps) {
    this.#deps = deps;
  }

  get view(): PhoneView {
    return this.#view;
  }

  /** @returns ends it */
  readonly listen = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Makes this browser the phone, wherever it was before. A talk that is waited for is answered by itself. */
  async switchOn(): Promise<void> {
    this.#stop(OFF);
    const turn = this.#turn;
    this.#show({ kind: 'connecting' });
    const microphone = await this.#openMicrophone(turn);
    if (microphone === null) return;
    this.#giveBack = becomePhone(this.#deps.name, () => {
      this.#leave();
    });
    try {
      const credentials = await this.#deps.credentials();
      if (turn === this.#turn) this.#register(credentials, microphone);
    } catch (error) {
      if (turn === this.#turn) this.#stop({ kind: 'refused', why: messageOf(error) });
    }
  }

  /** Hangs up, and can be rung no more. */
  switchOff(): void {
    for (const call of this.#calls.values()) call.hangUp();
    this.#stop(OFF);
  }

  /** The call with that id; undefined: it is over. */
  call(id: string): PhoneCall | undefined {
    return this.#calls.get(id);
  }

  /** Calls a number of the dialplan's. Only while it is ready. */
  dial(number: string): void {
    if (this.#ua === null || this.#microphone === null || this.#domain === null) return;
    const target = `sip:${number}@${this.#domain}`;
    this.#keep(PhoneCall.outgoing(this.#ua, target, this.#callDeps(this.#microphone)));
  }

  /** The microphone that is open; null: the phone is off. */
  get microphone(): MediaStream | null {
    return this.#microphone;
  }

  /** Other devices were chosen: talks go on with them. @throws NoMicrophone; then all stays as it is */
  async useDevices(): Promise<void> {
    await hearOn(this.#speaker, 'speaker');
    if (this.#microphone === null) return;
    const turn = this.#turn;
    const opened = await (this.#deps.microphone ?? openMicrophone)();
    const old = turn === this.#turn ? this.#microphone : opened;
    if (turn === this.#turn) {
      this.#microphone = opened;
      await Promise.all([...this.#calls.values()].map((call) => call.speakInto(opened)));
      this.#show(this.#view.line);
    }
    for (const track of old.getTracks()) track.stop();
  }

  async #openMicrophone(turn: symbol): Promise<MediaStream | null> {
    const { microphone = openMicrophone } = this.#deps;
    try {
      const opened = await microphone();
      if (turn === this.#turn) {
        this.#microphone = opened;
        return opened;
      }
      for (const track of opened.getTracks()) track.stop();
    } catch (error) {
      const fault = error instanceof NoMicrophone ? error.fault : 'unknown';
      if (turn === this.#turn) this.#stop({ kind: 'no-microphone', fault, why: messageOf(error) });
    }
    return null;
  }

  #register(credentials: PhoneCredentials, microphone: MediaStream): void {
    const { url, user, ha1, realm, ice_servers: iceServers } = credentials;
    const socket = new WebSocketInterface(url);
    const domain = new URL(url).hostname;
    this.#domain = domain;
    const ua = new UA({
      sockets: [socket],
      uri: `sip:${user}@${domain}`,
      ...{ ha1, realm },
      register_expires: REGISTERED_FOR_S,
      session_timers: false,
      connection_recovery_min_interval: TRY_AGAIN_S,
      connection_recovery_max_interval: TRY_AGAIN_AT_MOST_S,
    });
    this.#ua = ua;
    this.#socket = socket;
    this.#iceServers = iceServers;
    void hearOn(this.#speaker, 'speaker');
    ua.on('registered', () => {
      if (ua === this.#ua) this.#show({ kind: 'ready' });
    });
    ua.on('registrationFailed', ({ response, cause }) => {
      // Without a response it was the line: it is tried again.
      const status = (response as { status_code?: number } | null)?.status_code;
      if (status !== undefined && ua === this.#ua)
        this.#stop({ kind: 'refused', why: cause ?? String(status) });
    });
    ua.on('connected', () => {
      for (const call of this.#calls.values()) call.renew();
    });
    ua.on('disconnected', ({ code }) => {
      if (ua !== this.#ua) return;
      if (code === TAKEN_CODE) this.#leave();
      else this.#show({ kind: 'cut' });
    });
    ua.on('newRTCSession', (event: RTCSessionEvent) => {
      if (ua === this.#ua) this.#rung(event, microphone);
    });
    ua.start();
  }

  #rung({ originator, session, request }: RTCSessionEvent, microphone: MediaStream): void {
    if ((originator as string) !== 'remote') return;
    const rejoin = request.getHeader(PhoneCall.rejoinHeader);
    const call = PhoneCall.incoming(
      session,
      rejoin,
      this.#callDeps(this.#microphone ?? microphone),
    );
    this.#keep(call);
    if (call.isRejoin) call.answer();
  }

  #callDeps(microphone: MediaStream): CallDeps {
    return {
      ...{ microphone, iceServers: this.#iceServers, speaker: this.#speaker },
      onChange: () => {
        this.#show(this.#view.line);
      },
      onEnd: ({ id }) => {
        this.#calls.delete(id);
        this.#show(this.#view.line);
      },
    };
  }

  #keep(call: PhoneCall): void {
    this.#calls.set(call.id, call);
    this.#show(this.#view.line);
  }

  /** Another one is the phone. Its line is cut first, lest a talk is hung up that goes on with the other one. */
  #leave(): void {
    this.#socket?.disconnect();
    this.#stop({ kind: 'taken' });
  }

  /** Nothing of it goes on. */
  #stop(line: LineState): void {
    this.#turn = Symbol('turn');
    const ua = this.#ua;
    this.#ua = null;
    this.#socket = null;
    ua?.stop();
    this.#giveBack?.();
    this.#giveBack = null;
    for (const track of this.#microphone?.getTracks() ?? []) track.stop();
    this.#microphone = null;
    this.#calls.clear();
    this.#show(line);
  }

  #show(line: LineState): void {
    this.#view = { line, calls: [...this.#calls.values()].map(({ view }) => view) };
    for (const listener of this.#listeners) listener();
  }
}
