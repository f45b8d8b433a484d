import type { Socket } from 'node:dgram';
import { performance } from 'node:perf_hooks';
import type { MediaHandler } from 'sipjs-udp';
import { LOOPBACK, openUdpSocket } from './phone-sip-stack.ts';
import { digitOf, frameClock, parseRtp, PCMU, RtpSender, type RtpPacket } from './rtp.ts';
import { answering, parseSdp, writeSdp, type AudioDescription, type Direction } from './sdp.ts';

const OWN_EVENT_PAYLOAD_TYPE = 101;

/** How a phone holds a call: whether it goes on sending, and if so whether its tone or nothing. */
export type HoldKind = 'sendonly' | 'inactive' | 'sendonly with its own sound';

/** Takes each audio packet of a call with the time it arrived (`performance.now()`). */
export type AudioListener = (packet: RtpPacket, arrivedAt: number) => void;

/**
 * The media of one call: an RTP socket on the loopback address that sends the phone's tone to the
 * far side as long as that wants to hear, and gives what comes to a listener.
 */
export class CallMedia implements MediaHandler {
  readonly #sender: RtpSender;
  readonly #listener: AudioListener;
  readonly #opening: Promise<Socket>;
  #socket: Socket | undefined;
  #remote: AudioDescription | undefined;
  #version = 0;
  /** The next description of the far side's is an offer of its own. */
  #offerIsComing: boolean;
  /** The next own description answers the far side's offer. */
  #answersNext = false;
  /** Own offers that the far side has not answered yet. */
  #unanswered = 0;
  #closed = false;
  #speaks: boolean;
  #held: HoldKind | undefined;
  /** How the next hold is to be done. */
  holdKind: HoldKind = 'sendonly';
  #stopSending: (() => void) | undefined;
  #digitStartedAt: number | undefined;
  /** The keys the far side has pressed so far (RFC 4733). */
  digits = '';

  /** @param isCalled the far side makes the first offer, and nothing is sent before {@link speak} */
  constructor(frame: Uint8Array, listener: AudioListener, isCalled = false) {
    this.#speaks = !isCalled;
    this.#offerIsComing = isCalled;
    this.#listener = listener;
    this.#sender = new RtpSender(frame, (packet) => {
      const { port, host } = this.#remote ?? {};
      this.#socket?.send(packet, port, host);
    });
    this.#opening = this.#open();
  }

  async #open(): Promise<Socket> {
    const socket = await openUdpSocket();
    if (this.#closed) {
      socket.close();
      return socket;
    }
    this.#socket = socket;
    socket.on('message', this.#receive);
    // A far side that has closed its port already: nothing to be done about it.
    socket.on('error', () => undefined);
    return socket;
  }

  /** Own description: the answer to the far side's offer if there is one, else an offer. */
  async getDescription(): Promise<string> {
    if (this.#answersNext) {
      this.#answersNext = false;
      return await this.describeAnswer();
    }
    this.#unanswered += 1;
    this.#version += 1;
    return await this.#describe(this.#ownDirection(), OWN_EVENT_PAYLOAD_TYPE);
  }

  #ownDirection(): Direction {
    if (this.#held === undefined) return 'sendrecv';
    return this.#held === 'inactive' ? 'inactive' : 'sendonly';
  }

  /** The answer to the far side's offer, to be given in early media; the final one repeats it. */
  async describeAnswer(): Promise<string> {
    const remote = this.#remote;
    if (remote === undefined) throw new Error('the caller has made no offer');
    return await this.#describe(this.#answerTo(remote.direction), remote.eventPayloadType);
  }

  /** Who holds wants to hear nothing, whatever is offered. */
  #answerTo(offered: Direction): Direction {
    const answer = answering(offered);
    if (this.#held === undefined) return answer;
    const sends = this.#held !== 'inactive' && (answer === 'sendrecv' || answer === 'sendonly');
    return sends ? 'sendonly' : 'inactive';
  }

  async #describe(direction: Direction, eventPayloadType: number | undefined): Promise<string> {
    const { port } = (await this.#opening).address();
    return writeSdp({ host: LOOPBACK, port, version: this.#version, direction, eventPayloadType });
  }

  /** A re-INVITE came: what is described next is its offer. */
  expectOffer(): void {
    this.#offerIsComing = true;
  }

  /**
   * The far side's description, an offer or the answer to ours. Rejects if there is no PCMU in it. An answer that comes
   * again, as the far side has not seen the ACK in time, says nothing new; taken for an offer, it would be answered
   * by the next re-INVITE in place of an offer: a phone that takes its hold back would say that it holds.
   */
  async setDescription(sdp: string): Promise<void> {
    if (this.#offerIsComing) await this.#takeOffer(sdp);
    else if (this.#unanswered > 0) {
      this.#unanswered -= 1;
      await this.setEarlyDescription(sdp);
    }
  }

  async #takeOffer(sdp: string): Promise<void> {
    this.#offerIsComing = false;
    await this.setEarlyDescription(sdp);
    this.#answersNext = true;
    this.#version += 1;
  }

  /** A phone that is called sends nothing before it answers, or gives early media. */
  speak(): void {
    this.#speaks = true;
    this.#sendWhatIsWanted();
  }

  /** An answer in early media, which the final answer will repeat. */
  setEarlyDescription(sdp: string): Promise<void> {
    return Promise.resolve(sdp).then((text) => {
      this.#remote = parseSdp(text);
      this.#sender.eventPayloadType = this.#remote.eventPayloadType;
      this.#sendWhatIsWanted();
    });
  }

  /** Starts or stops the tone after what the far side wants and whether we hold it. */
  #sendWhatIsWanted(): void {
    const remote = this.#remote;
    const wanted = remote?.direction === 'sendrecv' || remote?.direction === 'recvonly';
    const sends = wanted && remote.host !== '0.0.0.0' && !this.#isQuiet() && !this.#closed;
    if (!sends) this.#stopSending?.();
    if (!sends) this.#stopSending = undefined;
    else
      this.#stopSending ??= frameClock.listen(() => {
        this.#sender.tick();
      });
  }

  #isQuiet(): boolean {
    return !this.#speaks || this.#held === 'sendonly' || this.#held === 'inactive';
  }

  readonly #receive = (data: Buffer): void => {
    const arrivedAt = performance.now();
    const packet = parseRtp(data);
    if (packet === undefined) return;
    if (packet.payloadType === PCMU) this.#listener(packet, arrivedAt);
    else if (packet.payloadType === this.#remote?.eventPayloadType) this.#receiveDigit(packet);
  };

  /** All packets of one key press carry the same timestamp. */
  #receiveDigit(packet: RtpPacket): void {
    if (packet.timestamp === this.#digitStartedAt) return;
    this.#digitStartedAt = packet.timestamp;
    this.digits += digitOf(packet.payload) ?? '';
  }

  /**
   * Sends keys as telephone events in place of the tone; settles when the last has been sent.
   *
   * @throws Error when the far side takes no telephone events, or nothing is being sent
   */
  async sendDigits(keys: string): Promise<void> {
    if (this.#stopSending === undefined || this.#sender.eventPayloadType === undefined) {
      throw new Error(`keys ${keys} cannot be sent: the far side takes no telephone events now`);
    }
    await Promise.all(Array.from(keys, (key) => this.#sender.press(key)));
  }

  hold(): void {
    this.#held = this.holdKind;
    this.#sendWhatIsWanted();
  }

  unhold(): void {
    this.#held = undefined;
    this.#sendWhatIsWanted();
  }

  /** Sends nothing more, though nobody is told so. */
  fallSilent(): void {
    this.#speaks = false;
    this.#sendWhatIsWanted();
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#sendWhatIsWanted();
    this.#socket?.close();
    this.#socket = undefined;
  }

  // The stack asks for these; there is nothing to do in them.
  isReady = (): boolean => true;
  render = (): void => undefined;
  mute = (): void => undefined;
  unmute = (): void => undefined;
}
