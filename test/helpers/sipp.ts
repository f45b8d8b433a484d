import { type ChildProcess, spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LOOPBACK } from './phone-sip-stack.ts';

/*
 * SIPp (Debian's sip-tester) as a carrier: a SIP stack that nobody here wrote. It sends back the voice that it hears.
 * https://sipp.readthedocs.io
 */

const VIA = 'Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]';
const SDP = [
  ...['v=0', 'o=carrier 1 1 IN IP[local_ip_type] [local_ip]', 's=-'],
  ...['c=IN IP[media_ip_type] [media_ip]', 't=0 0', 'm=audio [media_port] RTP/AVP 8 101'],
  ...['a=rtpmap:8 PCMA/8000', 'a=rtpmap:101 telephone-event/8000', 'a=fmtp:101 0-15'],
].join('\n');
const ALL = ['-timeout', '40s', '-timeout_error', '-nostdin', '-rtp_echo', '-mi', LOOPBACK];
const ONE_CALL = ['-m', '1'];

const send = (lines: readonly string[], body = ''): string => {
  const isAnswered = !/^(ACK|SIP\/2\.0 1)/.test(lines[0] ?? '');
  const type = body === '' ? [] : ['Content-Type: application/sdp'];
  const text = [...lines, ...type, 'Content-Length: [len]', '', body].join('\n');
  return `<send${isAnswered ? ' retrans="500"' : ''}><![CDATA[\n${text}\n]]></send>`;
};

const receive = (what: string): string => `<recv ${what}/>`;

const scenario = (...steps: readonly string[]): string =>
  `<?xml version="1.0"?>\n<scenario name="carrier">\n${steps.join('\n')}\n</scenario>`;

const provisional = ['100', '180', '183'].map((status) =>
  receive(`response="${status}" optional="true"`),
);

/** What it registers with, and with whom. */
export interface SippAccount {
  readonly user: string;
  readonly password: string;
  /** `127.0.0.1:PORT`. */
  readonly registrar: string;
}

type Account = Pick<SippAccount, 'user' | 'password'>;

const inDialog = (method: string, sequence: number, to: string, from: string): string[] => [
  `${method} sip:${to}@[remote_ip]:[remote_port] SIP/2.0`,
  VIA,
  `From: <sip:${from}@[local_ip]>;tag=[call_number]`,
  `To: <sip:${to}@[remote_ip]>[peer_tag_param]`,
  'Call-ID: [call_id]',
  `CSeq: ${sequence} ${method}`,
  'Max-Forwards: 70',
];

const credentials = ({ user, password }: Account): string =>
  `[authentication username=${user} password=${password}]`;

/** It registers, so that calls reach it at a port. */
const registering = (account: Account, port: number, seconds: number): string => {
  const ask = (sequence: number, more: readonly string[]): string =>
    send([
      `REGISTER sip:[remote_ip]:[remote_port] SIP/2.0`,
      VIA,
      `From: <sip:${account.user}@[remote_ip]>;tag=[call_number]`,
      `To: <sip:${account.user}@[remote_ip]>`,
      ...['Call-ID: [call_id]', `CSeq: ${sequence} REGISTER`, 'Max-Forwards: 70'],
      `Contact: <sip:${account.user}@${LOOPBACK}:${port}>`,
      `Expires: ${seconds}`,
      ...more,
    ]);
  return scenario(
    ask(1, []),
    receive('response="401" auth="true"'),
    ask(2, [credentials(account)]),
    receive('response="200"'),
  );
};

const answer = (status: string, more: readonly string[] = [], body = ''): string =>
  send(
    [
      `SIP/2.0 ${status}`,
      ...['[last_Via:]', '[last_From:]', '[last_To:];tag=[call_number]', '[last_Call-ID:]'],
      ...['[last_CSeq:]', ...more],
    ],
    body,
  );

const CONTACT = 'Contact: <sip:[local_ip]:[local_port]>';

/** It says that it is there whenever it is asked. A number behind it answers, and is hung up by the other side. */
const GATEWAY = scenario(
  receive('request="OPTIONS" optional="true" next="asked"'),
  receive('request="INVITE"'),
  answer('180 Ringing', [CONTACT]),
  answer('200 OK', [CONTACT], SDP),
  receive('request="ACK"'),
  receive('request="BYE"'),
  send([
    'SIP/2.0 200 OK',
    ...['[last_Via:]', '[last_From:]', '[last_To:]', '[last_Call-ID:]', '[last_CSeq:]'],
  ]),
  '<nop next="over"><action><exec int_cmd="stop_gracefully"/></action></nop>',
  '<label id="asked"/>',
  answer('200 OK'),
  '<label id="over"/>',
);

/** What somebody calls who calls in through it. */
export interface CallIn {
  /** Theirs. */
  readonly number: string;
  readonly to: string;
  /** So long they stay in the call, in ms. */
  readonly talksMs: number;
}

const calling = (account: Account, { number, to, talksMs }: CallIn): string => {
  const contact = `Contact: <sip:${account.user}@[local_ip]:[local_port]>`;
  const acknowledge = [
    `ACK sip:${to}@[remote_ip]:[remote_port] SIP/2.0`,
    ...['[last_Via:]', '[last_From:]', '[last_To:]', '[last_Call-ID:]', 'CSeq: 1 ACK'],
    'Max-Forwards: 70',
  ];
  return scenario(
    send([...inDialog('INVITE', 1, to, number).map(withoutPeer), contact], SDP),
    receive('response="100" optional="true"'),
    receive('response="401" auth="true"'),
    send(acknowledge),
    send(
      [...inDialog('INVITE', 2, to, number).map(withoutPeer), ...[contact, credentials(account)]],
      SDP,
    ),
    ...provisional,
    receive('response="200"'),
    send(inDialog('ACK', 2, to, number)),
    `<pause milliseconds="${talksMs}"/>`,
    send(inDialog('BYE', 3, to, number)),
    receive('response="200"'),
  );
};

/** The first request knows no tag of the other side, and the second begins anew. */
const withoutPeer = (line: string): string => line.replace('[peer_tag_param]', '');

/** A pair of UDP ports that nobody has. */
const freePort = async (): Promise<number> => {
  const socket = createSocket('udp4');
  socket.bind(0, LOOPBACK);
  await once(socket, 'listening');
  const { port } = socket.address();
  socket.close();
  return port - (port % 2);
};

/** One run of SIPp. */
export class Sipp {
  readonly #child: ChildProcess;
  readonly #folder: string;
  readonly #ended: Promise<unknown[]>;
  #said = '';

  constructor(text: string, registrar: string, more: readonly string[]) {
    this.#folder = mkdtempSync(join(tmpdir(), 'sipp-'));
    const file = join(this.#folder, 'scenario.xml');
    writeFileSync(file, text, { mode: 0o600 });
    const args = ['-sf', file, '-i', LOOPBACK, ...ALL, ...more, registrar];
    this.#child = spawn('sipp', args, {
      cwd: this.#folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env['PATH'], TERM: 'dumb' },
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.on('data', (data: Buffer) => (this.#said = (this.#said + String(data)).slice(-4000)));
    }
    this.#ended = once(this.#child, 'exit');
  }

  /** Until its call went as the scenario says. @throws Error with what it said if it did not */
  async succeeded(): Promise<void> {
    const [code] = await this.#ended;
    rmSync(this.#folder, { recursive: true, force: true });
    if (code !== 0) throw new Error(`sipp ended with ${String(code)}: ${this.#said}`);
  }

  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#ended;
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** SIPp in the place of a carrier whose gateway registers with the platform. */
export class SippCarrier {
  readonly #account: SippAccount;
  readonly #port: number;
  #gateway: Sipp | null = null;

  private constructor(account: SippAccount, port: number) {
    this.#account = account;
    this.#port = port;
  }

  /** Registers it; a number behind it answers the first call. End it with {@link stop}. */
  static async create(account: SippAccount): Promise<SippCarrier> {
    const carrier = new SippCarrier(account, await freePort());
    await carrier.#register(120);
    const ports = ['-p', String(carrier.#port), '-mp', String(await freePort())];
    carrier.#gateway = carrier.#run(GATEWAY, ports);
    return carrier;
  }

  /** Until the number was called and hung up, as the scenario says. @throws Error with what went otherwise */
  async wasCalled(): Promise<void> {
    await this.#gateway?.succeeded();
  }

  /** Somebody calls in. */
  async calls(callIn: CallIn): Promise<Sipp> {
    const ports = ['-p', String(await freePort()), '-mp', String(await freePort())];
    return this.#run(calling(this.#account, callIn), [...ONE_CALL, ...ports]);
  }

  /** Takes its registration back. */
  async stop(): Promise<void> {
    await this.#gateway?.kill();
    await this.#register(0);
  }

  async #register(seconds: number): Promise<void> {
    // Whoever registers is called at the port that they registered from.
    const port = ['-p', String(this.#port)];
    const text = registering(this.#account, this.#port, seconds);
    await this.#run(text, [...ONE_CALL, ...port]).succeeded();
  }

  #run(text: string, more: readonly string[]): Sipp {
    return new Sipp(text, this.#account.registrar, more);
  }
}
