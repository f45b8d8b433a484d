import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { randomBytes } from 'node:crypto';
import { sipPortOf } from './asterisk.ts';
import { eventually } from './eventually.ts';

/** One request as an attacker writes it, outside of any dialog. */
export interface RawRequest {
  readonly method: string;
  /** Who is asked for; empty: nobody in particular. */
  readonly to: string;
  /** User of the From header. */
  readonly from: string;
  /** Further lines, such as an Authorization header. */
  readonly headers?: readonly string[];
}

/** An answer; names of headers are in lower case. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
}

const SDP = ['v=0', 'o=- 1 1 IN IP4 127.0.0.1', 's=-', 'c=IN IP4 127.0.0.1', 't=0 0'];
const BODY = [...SDP, 'm=audio 16998 RTP/AVP 0', ''].join('\r\n');

/** An Authorization header that claims to be somebody, without knowing a password. */
export const claims = (username: string, realm = 'asterisk'): string =>
  `Authorization: Digest username="${username}", realm="${realm}", nonce="1700000000/0", ` +
  `uri="sip:127.0.0.1", response="${'0'.repeat(32)}", algorithm=MD5`;

const parsed = (text: string): RawAnswer & { readonly callId: string } => {
  const [first = '', ...lines] = (text.split('\r\n\r\n')[0] ?? '').split('\r\n');
  const headers = new Map(
    lines.map((line): [string, string] => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  return { status: Number(first.split(' ')[1]), headers, callId: headers.get('call-id') ?? '' };
};

/** Sends SIP as plain datagrams from a port of its own and keeps what comes back. */
export class SipDatagrams {
  readonly #socket: Socket;
  readonly #answers = new Map<string, RawAnswer[]>();
  readonly #asterisk = sipPortOf();

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('message', (message) => {
      const { callId, ...answer } = parsed(message.toString('latin1'));
      this.#answers.set(callId, [...(this.#answers.get(callId) ?? []), answer]);
    });
  }

  /** On a free port of 127.0.0.1. */
  static async open(): Promise<SipDatagrams> {
    const socket = createSocket('udp4');
    socket.bind(0, '127.0.0.1');
    await once(socket, 'listening');
    return new SipDatagrams(socket);
  }

  /**
   * Sends a request and resolves with its final answer.
   * @throws NotInTime when none comes
   */
  async ask(request: RawRequest): Promise<RawAnswer> {
    const callId = randomBytes(8).toString('hex');
    this.#socket.send(this.#text(request, callId), this.#asterisk, '127.0.0.1');
    return await eventually(() => this.#answers.get(callId)?.find(({ status }) => status >= 200), {
      awaited: `a final answer to ${request.method} ${request.to} from ${request.from}`,
      observed: () =>
        this.#answers
          .get(callId)
          ?.map(({ status }) => status)
          .join() ?? 'none',
    });
  }

  close(): void {
    this.#socket.close();
  }

  #text({ method, to, from, headers = [] }: RawRequest, callId: string): string {
    const { port } = this.#socket.address();
    const uri = `sip:${to === '' ? '' : `${to}@`}127.0.0.1:${this.#asterisk}`;
    const body = method === 'INVITE' ? BODY : '';
    return [
      `${method} ${uri} SIP/2.0`,
      `Via: SIP/2.0/UDP 127.0.0.1:${port};branch=z9hG4bK${callId};rport`,
      'Max-Forwards: 70',
      `From: <sip:${from}@127.0.0.1>;tag=${callId}`,
      `To: <${uri}>`,
      `Call-ID: ${callId}`,
      `CSeq: 1 ${method}`,
      `Contact: <sip:${from}@127.0.0.1:${port}>`,
      ...headers,
      ...(body === '' ? [] : ['Content-Type: application/sdp']),
      `Content-Length: ${body.length}`,
      '',
      body,
    ].join('\r\n');
  }
}
