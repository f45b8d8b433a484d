import { once } from 'node:events';
import * as http from 'node:http';
import * as https from 'node:https';
import type { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { AriError, errorFromAnswer, errorFromConnection } from './ari-error.ts';

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
/** A client that reads a file more slowly than that does not hold on to a connection. */
const MOST_IDLE_BODY_MS = 30_000;

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

  /**
   * Sends a request and gives the answer's body as it comes, which is to be read or destroyed. The time
   * limit covers what comes before the body; a body of which nothing is read for a while breaks off.
   * @throws AriError, also of kind `refused` or `unauthorized` for an error status
   */
  async open(request: HttpRequest): Promise<{ bytes: number | null; content: Readable }> {
    const { operation } = request;
    if (this.#closed) throw new AriError('unavailable', operation, 'the client is stopped');
    const sent = this.#start(request);
    sent.on('close', () => this.#running.delete(sent));
    const response = await this.#headOf(sent, operation);
    const status = response.statusCode ?? 0;
    if (status >= 300) {
      const body = await text(response).catch((error: unknown) => {
        throw errorFromConnection(operation, error);
      });
      throw errorFromAnswer(operation, status, body);
    }
    sent.setTimeout(MOST_IDLE_BODY_MS, () => {
      response.destroy(new AriError('timed-out', operation, 'nobody reads the answer'));
    });
    const bytes = Number(response.headers['content-length'] ?? Number.NaN);
    return { bytes: Number.isInteger(bytes) ? bytes : null, content: response };
  }

  async #headOf(sent: http.ClientRequest, operation: string): Promise<http.IncomingMessage> {
    const late = new AriError('timed-out', operation, `no answer within ${this.#timeoutMs} ms`);
    const deadline = setTimeout(() => sent.destroy(late), this.#timeoutMs);
    try {
      const [response] = (await once(sent, 'response')) as [http.IncomingMessage];
      // From here on what breaks is told by the body.
      sent.on('error', () => undefined);
      return response;
    } catch (error) {
      throw errorFromConnection(operation, error);
    } finally {
      clearTimeout(deadline);
    }
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
