import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { asTold, scene, tell } from './demo/narration.ts';
import type { CarrierNow } from './first-call/carrier.ts';
import { eventually } from './helpers/eventually.ts';
import { Phone } from './helpers/phone.ts';
import { nodeArguments } from './helpers/project.ts';

/*
 * Part of npm run test:first-call: types what docker/README.md says from a bare server to the first call, in a fresh
 * clone, as an administrator does. What is theirs to fill in is filled in: their carrier's host, the ports of this test.
 */

const SECTION = 'From a bare server to the first call';
const START_MS = 600_000;
const COMMAND_MS = 60_000;

const [, , folder = ''] = process.argv;
const environment = (name: string): string => {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: run npm run test:first-call`);
  return value;
};
const sip = `${environment('SIP_ADDRESS')}:${environment('SIP_PORT')}`;
const carrierAddress = environment('CARRIER_ADDRESS');
const base = `http://127.0.0.1:${environment('PORT')}`;

/** The commands of the page, a block each. */
const blocks = (): string[] => {
  const page = readFileSync(join(folder, 'docker/README.md'), 'utf8');
  const section = page.split(`\n## ${SECTION}\n`)[1]?.split('\n## ')[0] ?? '';
  return [...section.matchAll(/```sh\n([^]*?)```/g)].map(([, text = '']) =>
    text
      .replace('SIP_ADDRESS=0.0.0.0 ', '')
      .replace('host=sip.carrier.example', `host=${carrierAddress}`)
      .replace('http://127.0.0.1:8080', base),
  );
};

const started: ChildProcess[] = [];

const start = (command: string, args: readonly string[], stdin: 'pipe' | 'ignore' = 'pipe') => {
  const child = spawn(command, args, {
    cwd: folder,
    stdio: [stdin, 'pipe', 'inherit'],
    env: { ...process.env, CALLCENTER_URL: `${base}/v1` },
  });
  started.push(child);
  return child;
};

/** A terminal, in which one command is typed after the other. */
class Terminal {
  readonly #shell = start('bash', ['-e']);
  #said = '';
  #typed = 0;

  constructor() {
    this.#shell.stdout?.on('data', (data: Buffer) => (this.#said += data.toString()));
  }

  /** Types something, and gives what it prints. @throws Error if a command fails */
  async type(text: string): Promise<string> {
    for (const line of text.trim().split('\n')) tell(`$ ${line}`);
    this.#typed += 1;
    const end = `--- done ${this.#typed} ---\n`;
    const before = this.#said.length;
    this.#shell.stdin?.write(`${text}\necho; echo -n '${end}'\n`);
    await eventually(
      () => {
        if (this.#shell.exitCode !== null)
          throw new Error(`it failed: ${this.#said.slice(before)}`);
        return this.#said.includes(end);
      },
      { awaited: `"${text}" to end`, withinMs: COMMAND_MS },
    );
    return this.#said.slice(before, this.#said.indexOf(end));
  }
}

class FarAway {
  readonly #child: ChildProcess;
  now: CarrierNow = { registered: false, asked: [], calls: [], heard: 0 };

  constructor() {
    const carrier = nodeArguments(
      'test/first-call/carrier.ts',
      ...[`${carrierAddress}:5060`, sip, '4711', 'the-carriers-password'],
    );
    const inNetwork = ['netns', 'exec', environment('CARRIER_NETWORK'), process.execPath];
    this.#child = start('ip', [...inNetwork, ...carrier]);
    if (this.#child.stdout === null) throw new Error('the carrier says nothing');
    createInterface({ input: this.#child.stdout }).on('line', (line) => {
      this.now = JSON.parse(line) as CarrierNow;
    });
  }

  call(number: string): void {
    this.#child.stdin?.write(`${number}\n`);
  }

  async until(awaited: string, is: (now: CarrierNow) => boolean): Promise<void> {
    await eventually(() => is(this.now), {
      awaited,
      withinMs: 10_000,
      observed: () => JSON.stringify(this.now),
    });
    tell(awaited);
  }
}

const untilReady = (): Promise<boolean> =>
  eventually(
    async () => {
      try {
        return (await fetch(`${base}/readyz`)).ok;
      } catch {
        return false;
      }
    },
    { awaited: 'npm start to serve', withinMs: START_MS, everyMs: 500 },
  );

/** Types a command again and again until it prints what the page promises. */
const untilShown = async (terminal: Terminal, command: string, shown: RegExp): Promise<void> => {
  let said = '';
  await eventually(
    async () => {
      said = await terminal.type(command);
      return shown.test(said);
    },
    {
      awaited: `${command} to show ${String(shown)}`,
      withinMs: 20_000,
      everyMs: 500,
      observed: () => said,
    },
  );
};

const callIn = async (far: FarAway, phone: Phone): Promise<void> => {
  scene('Somebody calls the number.');
  far.call('+493012345678');
  const call = await phone.nextCall(5000);
  asTold('the phone shows who calls', call.caller.number, '13900139001');
  await call.answer();
  await far.until('the caller is answered', ({ calls }) => calls.includes('answered'));
  const { heard } = far.now;
  await far.until('the caller hears the agent', (now) => now.heard > heard + 50);
  await call.hangUp();
  await far.until('the call is over', ({ calls }) => !calls.includes('answered'));
};

const callOut = async (terminal: Terminal, far: FarAway, phone: Phone, curl: string) => {
  scene('The agent calls out.');
  await terminal.type(curl);
  const call = await phone.nextCall(5000);
  await call.answer();
  await far.until('the number is answered', ({ calls }) => calls.includes('answered'));
  asTold('the carrier was asked for', far.now.asked.at(-1) ?? '', '030123456');
  const { heard } = far.now;
  await far.until('the number hears the agent', (now) => now.heard > heard + 50);
  await untilShown(
    terminal,
    'npm run -s doctor || true',
    /Voice goes out and comes in on all 2 calls/,
  );
  await call.hangUp();
};

const play = async (far: FarAway): Promise<void> => {
  const [npmStart = '', trunk = '', phoneMade = '', agent = '', curl = ''] = blocks();
  scene('npm start, in a fresh clone.');
  start('bash', ['-c', `exec ${npmStart}`], 'ignore').stdout?.resume();
  await untilReady();
  const terminal = new Terminal();
  scene('The carrier.');
  await terminal.type(trunk);
  await untilShown(
    terminal,
    'admin trunk show carrier',
    /registered +true[^]*reachable +true|reachable +true[^]*registered +true/,
  );
  scene('A phone.');
  const password = /password +(\S+)/.exec(await terminal.type(phoneMade))?.[1] ?? '';
  const phone = await Phone.create({ user: '1001', password, name: 'ana', registrar: sip });
  try {
    await untilShown(terminal, 'admin extension list acme', /1001 .*\bregistered/);
    scene('An agent and a number.');
    await terminal.type(agent);
    await callIn(far, phone);
    await untilShown(terminal, 'admin agent list acme', /ana .*idle/);
    await callOut(terminal, far, phone, curl);
  } finally {
    await phone.stop();
  }
};

const far = new FarAway();
try {
  await play(far);
  scene('All was as told.');
} finally {
  // The service, the terminal and the carrier.
  for (const child of started.toReversed()) child.kill('SIGTERM');
}
process.exit();
