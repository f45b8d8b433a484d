import type { UA } from 'jssip';
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

/** Who began it. */
type Origin = 'caller' | 'rejoin' | 'here';

const mediaOf = ({ iceServers }: CallDeps) => ({
  pcConfig: { iceServers: [...iceServers] },
  mediaConstraints: { audio: true, video: false },
});

/** A call that rings, or is talked in. */
export class PhoneCall {
  readonly id: string;
  readonly #session: RTCSession;
  readonly #deps: CallDeps;
  readonly #voice: MediaStream;
  readonly #origin: Origin;
  #isAnswered = false;

  private constructor(session: RTCSession, voice: MediaStream, origin: Origin, deps: CallDeps) {
    this.id = session.id;
    this.#session = session;
    this.#voice = voice;
    this.#origin = origin;
    this.#deps = deps;
    this.#follow();
  }

  /** One that comes in. @param rejoin what its header says */
  static incoming(session: RTCSession, rejoin: string | undefined, deps: CallDeps): PhoneCall {
    const origin = rejoin === 'true' ? 'rejoin' : 'caller';
    return new PhoneCall(session, deps.microphone.clone(), origin, deps);
  }

  /** Calls somebody. @param target as SIP knows them: `sip:6000@calls.example.com` */
  static outgoing(ua: UA, target: string, deps: CallDeps): PhoneCall {
    const voice = deps.microphone.clone();
    const session = ua.call(target, { mediaStream: voice, ...mediaOf(deps) });
    return new PhoneCall(session, voice, 'here', deps);
  }

  /** Of an INVITE. */
  static rejoinHeader = REJOIN;

  get isRejoin(): boolean {
    return this.#origin === 'rejoin';
  }

  get view(): CallView {
    const { remote_identity: caller } = this.#session;
    return {
      id: this.id,
      state: this.#state(),
      number: caller.uri.user,
      name: caller.display_name || '',
      isRejoin: this.isRejoin,
      onHold: this.#session.isOnHold().local,
      muted: this.#session.isMuted().audio ?? false,
    };
  }

  answer(): void {
    if (this.#isAnswered || this.#origin === 'here') return;
    this.#session.answer({ mediaStream: this.#voice, ...mediaOf(this.#deps) });
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

  /** Another microphone is spoken into from now on; who was muted still is. */
  async speakInto(microphone: MediaStream): Promise<void> {
    const [track] = microphone.clone().getAudioTracks();
    if (track === undefined) return;
    for (const old of this.#voice.getAudioTracks()) {
      track.enabled = old.enabled;
      this.#voice.removeTrack(old);
      old.stop();
    }
    this.#voice.addTrack(track);
    if (!this.#isAnswered && this.#origin !== 'here') return;
    const senders = this.#session.connection.getSenders();
    await Promise.all(senders.map((sender) => sender.replaceTrack(track)));
  }

  /** The line was cut and is there again: both sides learn where the other is, or that the call is over. */
  renew(): void {
    if (this.#isAnswered) this.#session.renegotiate();
  }

  /** How good the line is: https://www.w3.org/TR/webrtc-stats/ */
  async statistics(): Promise<RTCStatsReport> {
    return await this.#session.connection.getStats();
  }

  #state(): CallView['state'] {
    if (this.#isAnswered) return 'talking';
    return this.#origin === 'here' ? 'calling' : 'ringing';
  }

  #end(options: { status_code?: number }): void {
    if (!this.#session.isEnded()) this.#session.terminate(options);
  }

  #follow(): void {
    const session = this.#session;
    const { onChange } = this.#deps;
    const hearIn = (connection: RTCPeerConnection): void => {
      connection.addEventListener('track', ({ track }) => {
        this.#hear(track);
      });
    };
    if (this.#origin === 'here') hearIn(session.connection);
    session.on('peerconnection', ({ peerconnection }) => {
      hearIn(peerconnection);
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
