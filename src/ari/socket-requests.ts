import { AriError } from './ari-error.ts';
import type { CarriedRequest } from './carried-parameters.ts';
import type { AriAnswer } from './http-connection.ts';

/** An answer as it comes among the events. */
export interface SocketAnswer extends AriAnswer {
  readonly requestId: string;
}

interface Awaited {
  readonly id: string;
  readonly operation: string;
  readonly deadline: NodeJS.Timeout;
  readonly resolve: (answer: AriAnswer) => void;
  readonly reject: (error: AriError) => void;
  /** It was given up, and may yet be carried out. */
  isLate: boolean;
}

/** Where Asterisk's API begins; on the event socket it is left out. */
const ROOT = '/ari/';

/**
 * What is about one call, bridge or playback: soon done and soon told. Lists and accounts may be long and
 * take long.
 */
const ABOUT_ONE = /^\/ari\/(?:channels|bridges|playbacks)\//;

/** Well below the frame that Asterisk reads at once. */
const LONGEST_TEXT = 4_096;

const PROBE = 'asterisk/ping';

/**
 * Requests over the event socket, which Asterisk takes since 22.5: for the two processes together some half
 * of what a request over HTTP costs. Asterisk carries out what comes over one socket in turn, so one is
 * under way at a time, and whoever comes meanwhile goes by HTTP: nobody waits for what somebody else asked for.
 *
 * https://docs.asterisk.org/Configuration/Interfaces/Asterisk-REST-Interface-ARI/ARI-REST-over-WebSocket/
 */
export class SocketRequests {
  readonly #timeoutMs: number;
  /** null: the event socket is not open. */
  #write: ((text: string) => void) | null = null;
  /** Asterisk has answered on this socket. One that is older passes over what it is sent. */
  #isOffered = false;
  #awaited: Awaited | null = null;
  #sent = 0;

  /** @param timeoutMs for one request from start to end */
  constructor(timeoutMs: number) {
    this.#timeoutMs = timeoutMs;
  }

  /** The event socket is open: it is asked whether it takes requests. */
  opened(write: (text: string) => void): void {
    this.#write = write;
    this.#sent += 1;
    write(this.#text(`probe-${this.#sent}`, 'GET', PROBE, {}));
  }

  /** The event socket takes nothing more. */
  closed(): void {
    this.#write = null;
    this.#isOffered = false;
    const awaited = this.#awaited;
    this.#awaited = null;
    if (awaited === null) return;
    clearTimeout(awaited.deadline);
    const lost = 'the connection was closed before the answer';
    awaited.reject(new AriError('unavailable', awaited.operation, lost));
  }

  /** Asterisk is at a request in good time, and does nothing else that it is sent meanwhile. */
  get isBusy(): boolean {
    return this.#awaited?.isLate === false;
  }

  /**
   * Sends it, if this is the moment for it.
   * @returns null: it is to go by HTTP
   * Rejects with an AriError of kind `unavailable` or `timed-out`; an error status is an answer.
   */
  send(operation: string, request: CarriedRequest): Promise<AriAnswer> | null {
    const write = this.#write;
    const isFit = this.#isOffered && this.#awaited === null && ABOUT_ONE.test(request.path);
    if (write === null || !isFit) return null;
    const { method, path, body, contentType } = request;
    this.#sent += 1;
    const id = String(this.#sent);
    const carried = body === null ? {} : { content_type: contentType, message_body: body };
    const text = this.#text(id, method, path.slice(ROOT.length), carried);
    if (text.length > LONGEST_TEXT) return null;
    return new Promise((resolve, reject) => {
      const deadline = setTimeout(() => {
        awaited.isLate = true;
        const late = `no answer within ${this.#timeoutMs} ms`;
        reject(new AriError('timed-out', operation, late));
      }, this.#timeoutMs);
      const awaited: Awaited = { id, operation, deadline, resolve, reject, isLate: false };
      this.#awaited = awaited;
      write(text);
    });
  }

  /** An answer came. That of one who waits no more makes way for the next. */
  answered({ requestId, status, body }: SocketAnswer): void {
    const awaited = this.#awaited;
    if (awaited?.id !== requestId) {
      this.#isOffered ||= status === 200 && requestId === `probe-${this.#sent}`;
      return;
    }
    this.#awaited = null;
    clearTimeout(awaited.deadline);
    awaited.resolve({ status, body });
  }

  #text(id: string, method: string, uri: string, carried: object): string {
    return JSON.stringify({ type: 'RESTRequest', request_id: id, method, uri, ...carried });
  }
}
