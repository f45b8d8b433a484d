import * as http from 'node:http';
import * as https from 'node:https';
import { buffer } from 'node:stream/consumers';
import { AriError, errorFromConnection } from './ari-error.ts';

/** One request; `path` includes the query and is sent as it is, `body` is JSON. */
export interface HttpRequest {
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly body: string | null;
}

export interface HttpAnswer {
  readonly status: number;
  readonly body: Buffer;
}

/** Asterisk serves each connection by a thread and allows 100 of them unless http.conf says otherwise. */
const MOST_SOCKETS = 32;
/** Below the 15 s after which Asterisk closes an idle connection, so that no request meets a closing one. */
const IDLE_SOCKET_MS = 10_000;

/** Keep-alive connections to one Asterisk, with the credentials of one user and a time limit on each request. */
export class HttpConnection {
  readonly #origin: URL;
  readonly #authorization: string;
  readonly #timeoutMs: number;
  readonly #agent: http.Agent;
  readonly #running = new Set<http.ClientRequest>();
  #closed = false;

  constructor(origin: URL, username: string, password: string, timeoutMs: number) {
    this.#origin = origin;
    this.#authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
    this.#timeoutMs = timeoutMs;
    const { Agent } = origin.protocol === 'https:' ? https : http;
    this.#agent = new Agent({
      keepAlive: true,
      maxSockets: MOST_SOCKETS,
      scheduling: 'lifo',
      timeout: IDLE_SOCKET_MS,
    });
  }

  /**
   * Sends one request. The time limit covers everything from waiting for a socket to the last byte.
   * @throws AriError of kind `unavailable` or `timed-out`; an error status is an answer, not a throw
   */
  send(request: HttpRequest): Promise<HttpAnswer> {
    const { operation } = request;
    if (this.#closed) {
      return Promise.reject(new AriError('unavailable', operation, 'the client is stopped'));
    }
    return new Promise((resolve, reject) => {
      const sent = this.#start(request);
      const fail = (error: unknown) => {
        reject(errorFromConnection(operation, error));
        sent.destroy();
      };
      const deadline = setTimeout(() => {
        fail(new AriError('timed-out', operation, `no answer within ${this.#timeoutMs} ms`));
      }, this.#timeoutMs);
      sent.on('error', fail);
      sent.on('response', (response) => {
        buffer(response).then((body) => {
          resolve({ status: response.statusCode ?? 0, body });
        }, fail);
      });
      sent.on('close', () => {
        clearTimeout(deadline);
        this.#running.delete(sent);
      });
    });
  }

  /** Closes all connections; requests under way reject as `unavailable`. */
  close(): void {
    this.#closed = true;
    for (const request of this.#running) request.destroy(new Error('the client was stopped'));
    this.#agent.destroy();
  }

  #start({ method, path, body }: HttpRequest): http.ClientRequest {
    const content =
      body === null
        ? {}
        : { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) };
    const { protocol, hostname, port } = this.#origin;
    const { request } = protocol === 'https:' ? https : http;
    // Not as a URL: that would resolve a `..` in the path, and names in paths come from users.
    const sent = request({
      protocol,
      hostname: hostname.replace(/^\[|\]$/g, ''),
      port,
      method,
      path,
      agent: this.#agent,
      headers: { Authorization: this.#authorization, Accept: 'application/json', ...content },
    });
    this.#running.add(sent);
    sent.end(body ?? undefined);
    return sent;
  }
}
