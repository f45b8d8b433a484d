import { Agent, request } from 'node:http';
import { bearer } from '../helpers/access.ts';

/** POSTs JSON over one connection that stays open: `fetch` alone takes a millisecond more. */
export class KeepAlivePost {
  readonly #key: string;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });

  constructor(key: string) {
    this.#key = key;
  }

  /** @throws Error for any status but 200 */
  post(url: string, body: object): Promise<void> {
    const text = JSON.stringify(body);
    return new Promise((resolve, reject) => {
      const sent = request(url, {
        method: 'POST',
        agent: this.#agent,
        headers: {
          ...bearer(this.#key),
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(text),
        },
      });
      sent.once('error', reject);
      sent.once('response', (answer) => {
        answer.resume();
        answer.once('end', () => {
          if (answer.statusCode === 200) resolve();
          else reject(new Error(`POST ${url}: ${answer.statusCode ?? 'no status'}`));
        });
      });
      sent.end(text);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}
