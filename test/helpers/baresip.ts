import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestCallcenter } from './callcenter.ts';
import { registrarOf } from './phone-account.ts';
import { LOOPBACK } from './phone-sip-stack.ts';
import { eventually } from './eventually.ts';

/** Where Debian puts its modules (package baresip-core); docker/lib/phones.sh installs it. */
const MODULES = '/usr/lib/baresip/modules';

/** Whether this machine has it. Where nothing can be installed it may lack, which npm test says. */
export const hasBaresip = (): boolean => existsSync(MODULES);

/** A phone that nobody here wrote, which takes calls, and sends back all that it hears. */
export interface BaresipSettings {
  readonly user: string;
  readonly password: string;
  /** Host and port. */
  readonly registrar: string;
  readonly transport?: 'udp' | 'tcp' | 'tls';
  /** Whether voice is encrypted: never, if both can, or always. */
  readonly srtp?: 'off' | 'srtp' | 'srtp-mand';
  /** The one codec that it knows, such as `opus/48000/2`. */
  readonly codec?: string;
  /** The network namespace where it runs, and its address there; this machine's loopback unless told. */
  readonly network?: { readonly namespace: string; readonly address: string };
  /** Called at its start. */
  readonly dials?: string;
}

const config = (folder: string, address: string): string =>
  [
    `sip_listen ${address}:0`,
    'sip_verify_server no',
    'audio_source aubridge,echo',
    'audio_player aubridge,echo',
    'audio_alert nothing,nil',
    `net_interface ${address}`,
    `module_path ${MODULES}`,
    ...['g711', 'g722', 'gsm', 'opus', 'aubridge', 'srtp'].map((name) => `module ${name}.so`),
    'module_tmp account.so',
    'module_app menu.so',
    `snd_path ${folder}`,
    '',
  ].join('\n');

const account = (settings: BaresipSettings): string => {
  const { user, password, registrar, transport = 'udp', srtp = 'off', codec } = settings;
  return [
    `<sip:${user}@${registrar};transport=${transport}>`,
    `auth_pass=${password}`,
    'answermode=auto',
    'regint=600',
    ...(srtp === 'off' ? [] : [`mediaenc=${srtp}`]),
    ...(codec === undefined ? [] : [`audio_codecs=${codec}`]),
  ].join(';');
};

/** baresip in a process of its own, registered. */
export class Baresip {
  readonly #child: ChildProcess;
  readonly #folder: string;
  #said = '';

  private constructor(settings: BaresipSettings) {
    const { network } = settings;
    this.#folder = mkdtempSync(join(tmpdir(), 'baresip-'));
    writeFileSync(join(this.#folder, 'config'), config(this.#folder, network?.address ?? LOOPBACK));
    writeFileSync(join(this.#folder, 'accounts'), `${account(settings)}\n`, { mode: 0o600 });
    writeFileSync(join(this.#folder, 'contacts'), '');
    const dial = settings.dials === undefined ? [] : ['-e', `/dial ${settings.dials}`];
    const [command, ...args] = [
      ...(network === undefined ? [] : (['ip', 'netns', 'exec', network.namespace] as const)),
      ...(['baresip', '-f', this.#folder, '-v', ...dial] as const),
    ];
    this.#child = spawn(command, args, {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { PATH: process.env['PATH'], HOME: this.#folder },
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.on('data', (data: Buffer) => (this.#said += data.toString()));
    }
  }

  /** Starts it, and waits until it is registered. End it with {@link stop}. */
  static async start(settings: BaresipSettings): Promise<Baresip> {
    const phone = new Baresip(settings);
    try {
      await phone.untilSays(/200 OK .*\[1 binding\]/);
    } catch (error) {
      await phone.stop();
      throw error;
    }
    return phone;
  }

  /** Waits until it has said something. */
  async untilSays(pattern: RegExp, withinMs = 10_000): Promise<void> {
    await eventually(() => pattern.test(this.#said), {
      awaited: `baresip to say ${String(pattern)}`,
      withinMs,
      observed: () => this.#said.slice(-2000),
    });
  }

  /** Hangs up and ends. */
  async stop(): Promise<void> {
    const child = this.#child;
    child.kill('SIGTERM');
    try {
      await eventually(() => child.exitCode !== null || child.signalCode !== null, {
        awaited: 'baresip to end',
        withinMs: 5000,
      });
    } finally {
      child.kill('SIGKILL');
      rmSync(this.#folder, { recursive: true, force: true });
    }
  }
}

/** An agent of condition "sales" whose phone is baresip; UDP at the service's own Asterisk unless told. */
export const agentWithBaresip = async (
  callcenter: TestCallcenter,
  name: string,
  settings: Partial<Omit<BaresipSettings, 'user' | 'password'>>,
): Promise<Baresip> => {
  const { api, service } = callcenter;
  const { password } = await api.do<{ password: string }>('POST', 'extension', {
    type: 1,
    user: name,
  });
  const registrar = service.registrar ?? registrarOf();
  const phone = await Baresip.start({ registrar, ...settings, user: name, password });
  const skills = [{ name: 'sales', score: 80 }];
  await api.do('POST', 'agent', { name, extension: name, state: 'idle', skills });
  return phone;
};
