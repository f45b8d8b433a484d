import type { RTCSession } from 'jssip/lib/RTCSession.js';
import type { CallView } from './phone-view.ts';

/** What calls have in common. */
export interface CallDeps {
  /** What the person says. Each call has a copy of its own, as muting one must not mute the next. */
  readonly microphone: MediaStream;
  readonly iceServers: readonly RTCIceServer[];
  /** Where the far side is heard. */
  readonly speaker: HTMLAudioElement;
  readonly onChange: () => void;
  readonly onEnd: (call: PhoneCall) => void;
}

/** Header of an INVITE for an agent whom a talk waits for. */
const REJOIN = 'X-Rejoin';
/** How long a way of a server's own is waited for, where there are servers; without, the first way is enough. */
const GATHER_MS = 500;

/** A call that rings, or is talked in. */
export class PhoneCall {
  readonly id: string;
  readonly #session: RTCSession;
  readonly #deps: CallDeps;
  readonly #voice: MediaStream;
  readonly #isRejoin: boolean;
  #isAnswered = false;

  constructor(session: RTCSession, rejoin: string | undefined, deps: CallDeps) {
    this.id = session.id;
    this.#session = session;
    this.#deps = deps;
    this.#isRejoin = rejoin === 'true';
    this.#voice = deps.microphone.clone();
    this.#follow();
  }

  /** Of an INVITE. */
  static rejoinHeader = REJOIN;

  get isRejoin(): boolean {
    return this.#isRejoin;
  }

  get view(): CallView {
    const { remote_identity: caller } = this.#session;
    return {
      id: this.id,
      state: this.#isAnswered ? 'talking' : 'ringing',
      number: caller.uri.user,
      name: caller.display_name || '',
      isRejoin: this.#isRejoin,
      onHold: this.#session.isOnHold().local,
      muted: this.#session.isMuted().audio ?? false,
    };
  }

  answer(): void {
    if (this.#isAnswered) return;
    this.#session.answer({
      mediaStream: this.#voice,
      pcConfig: { iceServers: [...this.#deps.iceServers] },
      mediaConstraints: { audio: true, video: false },
    });
  }

  /** Refuses a call that rings. */
  decline(): void {
    this.#end({ status_code: 603 });
  }

  hangUp(): void {
    this.#end({});
  }

  setHold(on: boolean): void {
    if (on) this.#session.hold();
    else this.#session.unhold();
  }

  setMuted(on: boolean): void {
    if (on) this.#session.mute({ audio: true });
    else this.#session.unmute({ audio: true });
  }

  /** Presses keys: `0` to `9`, `*`, `#`, `A` to `D`. */
  press(keys: string): void {
    // RFC 4733; the library's type knows the value by another name.
    this.#session.sendDTMF(keys, { transportType: 'RFC2833' as never });
  }

  /** The line was cut and is there again: both sides learn where the other is, or that the call is over. */
  renew(): void {
    if (this.#isAnswered) this.#session.renegotiate();
  }

  /** How good the line is: https://www.w3.org/TR/webrtc-stats/ */
  async statistics(): Promise<RTCStatsReport> {
    return await this.#session.connection.getStats();
  }

  #end(options: { status_code?: number }): void {
    if (!this.#session.isEnded()) this.#session.terminate(options);
  }

  #follow(): void {
    const session = this.#session;
    const { onChange } = this.#deps;
    session.on('peerconnection', ({ peerconnection }) => {
      peerconnection.addEventListener('track', ({ track }) => {
        this.#hear(track);
      });
    });
    session.on('icecandidate', ({ candidate, ready }) => {
      if (this.#deps.iceServers.length === 0 || candidate.type === 'relay') ready();
      else setTimeout(ready, GATHER_MS);
    });
    session.on('accepted', () => {
      this.#isAnswered = true;
      onChange();
    });
    for (const change of ['hold', 'unhold'] as const) session.on(change, onChange);
    for (const change of ['muted', 'unmuted'] as const) session.on(change, onChange);
    session.on('ended', this.#ended);
    session.on('failed', this.#ended);
  }

  #hear(track: MediaStreamTrack): void {
    const { speaker } = this.#deps;
    speaker.srcObject = new MediaStream([track]);
    void speaker.play();
  }

  readonly #ended = (): void => {
    for (const track of this.#voice.getTracks()) track.stop();
    this.#deps.onEnd(this);
  };
}
