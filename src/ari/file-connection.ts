import { once } from 'node:events';
import * as http from 'node:http';
import * as https from 'node:https';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { AriError, errorFromAnswer, errorFromConnection } from './ari-error.ts';
import { requireShortLine } from './carried-parameters.ts';
import { basicAuthorization } from './http-connection.ts';

/** A file that Asterisk sends, to be read or destroyed. */
export interface AriFile {
  /** null: Asterisk did not say. */
  readonly bytes: number | null;
  readonly content: Readable;
}

/** So many files at once; the others wait. */
const MOST_SOCKETS = 16;
/** Below the 15 s after which Asterisk closes an idle connection, so that no request meets a closing one. */
const IDLE_SOCKET_MS = 10_000;
/** A client that reads a file more slowly than that does not hold on to a connection. */
const MOST_IDLE_BODY_MS = 30_000;

/**
 * Connections for files, apart from those for calls, so that slow readers hold up no call. By Node's own
 * client: undici's does not cut off who stops reading.
 */
export class FileConnection {
  readonly #origin: URL;
  readonly #authorization: string;
  readonly #timeoutMs: number;
  readonly #agent: http.Agent;
  readonly #running = new Set<http.ClientRequest>();
  #closed = false;

  constructor(origin: URL, username: string, password: string, timeoutMs: number) {
    this.#origin = origin;
    this.#authorization = basicAuthorization(username, password);
    this.#timeoutMs = timeoutMs;
    const { Agent } = origin.protocol === 'https:' ? https : http;
    this.#agent = new Agent({ keepAlive: true, maxSockets: MOST_SOCKETS, timeout: IDLE_SOCKET_MS });
  }

  /**
   * Asks for the file at `path`, which is sent as it is, and gives it as it comes. The time limit covers
   * what comes before the body; a body of which nothing is read for a while breaks off.
   * @throws AriError, also of kind `refused` or `unauthorized` for an error status
   */
  async open(operation: string, path: string): Promise<AriFile> {
    if (this.#closed) throw new AriError('unavailable', operation, 'the client is stopped');
    requireShortLine(operation, 'GET', path);
    const sent = this.#start(path);
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

  #start(path: string): http.ClientRequest {
    const { protocol, hostname, port } = this.#origin;
    const { request } = protocol === 'https:' ? https : http;
    // Not as a URL: that would resolve a `..` in the path, and names in paths come from users.
    const sent = request({
      protocol,
      hostname: hostname.replace(/^\[|\]$/g, ''),
      port,
      path,
      agent: this.#agent,
      headers: { Authorization: this.#authorization },
    });
    this.#running.add(sent);
    sent.end();
    return sent;
  }
}
