import { randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import type { LightMedia } from './light-media.ts';
import { Resending } from './resending.ts';
import {
  headerOf,
  type HeaderRow,
  methodOf,
  type SipMessage,
  type SipRequest,
  type SipResponse,
  writeSip,
} from './sip-message.ts';

/** Where a light call stands. */
export type LightState = 'new' | 'ringing' | 'answered' | 'ended';

/** What a call is sent and timed by. */
export interface Wire {
  /** Where our phones are, as `127.0.0.1:PORT`. */
  readonly local: string;
  /** Asterisk, as `127.0.0.1:PORT`. */
  readonly remote: string;
  readonly media: LightMedia;
  send(text: string): void;
}

const newTag = (): string => randomBytes(6).toString('hex');
export const newBranch = (): string => `z9hG4bK${randomBytes(8).toString('hex')}`;

/** What both directions of a call have in common: its dialog (RFC 3261 §12) and how it ends. */
export abstract class LightCall {
  readonly id: string;
  readonly user: string;
  readonly beganAt = performance.now();
  answeredAt: number | null = null;
  endedAt: number | null = null;
  endedBy: 'us' | 'them' | null = null;
  /** The final status of a call that was not answered. */
  status = 0;
  state: LightState = 'new';
  /** Called with each change of state. */
  whenChanged: (call: LightCall) => void = () => undefined;

  protected readonly wire: Wire;
  protected readonly localTag = newTag();
  protected remoteAddress = '';
  protected remoteTarget = '';
  protected sequence = 1;
  #bye: Resending | null = null;

  constructor(wire: Wire, user: string, id: string) {
    this.wire = wire;
    this.user = user;
    this.id = id;
  }

  /** Ends it: cancels, refuses or hangs up, whichever fits. */
  hangUp(): void {
    if (this.state === 'ended') return;
    if (this.state !== 'answered') {
      this.giveUp();
      return;
    }
    const text = this.request('BYE', (this.sequence += 1), newBranch());
    this.#bye = new Resending(
      () => {
        this.wire.send(text);
      },
      () => undefined,
    );
    this.end('us', 200);
  }

  /** Takes a message of this call. */
  receive(message: SipMessage): void {
    if (message.kind === 'response') this.#receiveResponse(message);
    else this.#receiveRequest(message);
  }

  /** Whether nothing of it is awaited any more. */
  get isOver(): boolean {
    return this.state === 'ended' && this.#bye === null;
  }

  protected abstract giveUp(): void;
  protected abstract answered(response: SipResponse): void;
  protected abstract invited(request: SipRequest): void;
  protected abstract acknowledged(): void;

  protected become(state: LightState): void {
    if (this.state === state || this.state === 'ended') return;
    this.state = state;
    if (state === 'answered') this.answeredAt = performance.now();
    this.whenChanged(this);
  }

  protected end(by: 'us' | 'them', status: number): void {
    if (this.state === 'ended') return;
    this.endedBy = by;
    this.status = status;
    this.endedAt = performance.now();
    this.wire.media.end(this.id);
    this.become('ended');
  }

  protected request(
    method: string,
    sequence: number,
    branch: string,
    more: readonly HeaderRow[] = [],
    body = '',
  ): string {
    const rows: HeaderRow[] = [
      ['Via', `SIP/2.0/UDP ${this.wire.local};branch=${branch};rport`],
      ['Max-Forwards', '70'],
      ['From', `<sip:${this.user}@${this.wire.remote}>;tag=${this.localTag}`],
      ['To', this.remoteAddress],
      ['Call-ID', this.id],
      ['CSeq', `${sequence} ${method}`],
      ['Contact', `<sip:${this.user}@${this.wire.local}>`],
      ...more,
    ];
    return writeSip(`${method} ${this.remoteTarget} SIP/2.0`, rows, body);
  }

  /** An answer to a request of this call. */
  protected respond(request: SipRequest, status: number, reason: string, body = ''): void {
    const to = headerOf(request, 'to');
    const rows: HeaderRow[] = [
      ...(request.headers.get('via') ?? []).map((via): HeaderRow => ['Via', via]),
      ['From', headerOf(request, 'from')],
      ['To', to.includes(';tag=') || status === 100 ? to : `${to};tag=${this.localTag}`],
      ['Call-ID', this.id],
      ['CSeq', headerOf(request, 'cseq')],
      ['Contact', `<sip:${this.user}@${this.wire.local}>`],
    ];
    this.wire.send(writeSip(`SIP/2.0 ${status} ${reason}`, rows, body));
  }

  #receiveResponse(response: SipResponse): void {
    if (methodOf(response) === 'BYE') {
      this.#bye?.stop();
      this.#bye = null;
    } else if (methodOf(response) === 'INVITE') this.answered(response);
  }

  #receiveRequest(request: SipRequest): void {
    switch (request.method) {
      case 'ACK':
        this.acknowledged();
        return;
      case 'INVITE':
        this.invited(request);
        return;
      case 'CANCEL':
        this.respond(request, 200, 'OK');
        this.cancelled();
        return;
      case 'BYE':
        this.respond(request, 200, 'OK');
        this.end('them', 200);
        return;
      default:
        this.respond(request, 200, 'OK');
    }
  }

  protected cancelled(): void {
    // Only incoming calls are cancelled by the other side.
  }
}
