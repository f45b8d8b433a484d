import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { text } from 'node:stream/consumers';
import { parseEnv } from 'node:util';
import type { RunningAsterisk } from './asterisk.ts';
import { LOOPBACK } from './phone-sip-stack.ts';
import { projectFile } from './project.ts';

type Settings = Readonly<Record<string, string>>;

/** As docker/lib/places.sh has it. */
const DEFAULT_CACHE =
  process.getuid?.() === 0
    ? '/var/lib/ari-callcenter'
    : `${process.env['XDG_CACHE_HOME'] ?? `${homedir()}/.cache`}/ari-callcenter`;

/** Where images, engine and passwords are. */
const KEPT = [
  'PATH',
  'HOME',
  'DOCKER_HOST',
  'ARI_CALLCENTER_CACHE',
  'XDG_CACHE_HOME',
  'XDG_DATA_HOME',
];

const kept = (): Settings =>
  Object.fromEntries(
    KEPT.flatMap((name): [string, string][] => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );

/** An Asterisk beside that of all tests, for what has to be set otherwise. */
export class OwnAsterisk {
  readonly name: string;
  readonly settings: Settings;

  private constructor(name: string, settings: Settings) {
    this.name = name;
    this.settings = settings;
  }

  /**
   * Brings it up, as `npm start` does its own. End it with {@link remove}.
   * @param name no other file's, with ports of its own in `settings`
   */
  static async up(name: string, settings: Settings): Promise<OwnAsterisk> {
    const asterisk = new OwnAsterisk(`tests-${name}`, settings);
    await asterisk.#run('up');
    return asterisk;
  }

  /** Where it is and how it is asked. */
  get running(): RunningAsterisk {
    const written = parseEnv(readFileSync(projectFile(`data/asterisk-${this.name}.env`), 'utf8'));
    const { ARI_USERNAME = '', ARI_PASSWORD = '', TRUNK_PASSWORD = '' } = written;
    return {
      ariUrl: `http://${LOOPBACK}:${this.settings['ARI_PORT'] ?? ''}`,
      ariUsername: ARI_USERNAME,
      ariPassword: ARI_PASSWORD,
      trunkPassword: TRUNK_PASSWORD,
      registrar: `${this.settings['SIP_ADDRESS'] ?? LOOPBACK}:${this.settings['SIP_PORT'] ?? ''}`,
    };
  }

  /** Where a service puts its certificate. */
  get tlsFolder(): string {
    const cache = process.env['ARI_CALLCENTER_CACHE'] ?? DEFAULT_CACHE;
    return `${cache}/sip-tls-${this.name}`;
  }

  /** What `npm run doctor` prints for it and for the service on a database. */
  async doctor(databasePath: string): Promise<string> {
    const { said } = await this.#script('doctor', [], { DATABASE_PATH: databasePath });
    return said;
  }

  /** Runs a command of its console. */
  async console(command: string): Promise<string> {
    return await this.#run('cli', command);
  }

  /** Ends it with all its calls, and brings it up again with what it kept. */
  async restart(): Promise<void> {
    await this.#run('down');
    await this.#run('up');
  }

  /** What it said. */
  async log(): Promise<string> {
    return await this.#run('logs');
  }

  async remove(): Promise<void> {
    await this.#run('remove');
  }

  async #run(...args: readonly string[]): Promise<string> {
    const { said, errors, code } = await this.#script('asterisk', args);
    if (code === 0) return args[0] === 'logs' ? said + errors : said;
    throw new Error(`docker/asterisk.sh ${args.join(' ')}: ${errors}`);
  }

  /** Runs a script of docker/, which finds this Asterisk by its name. */
  async #script(name: string, args: readonly string[], settings: Settings = {}) {
    const child = spawn('bash', [projectFile(`docker/${name}.sh`), ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...kept(), ASTERISK_INSTANCE: this.name, ...this.settings, ...settings },
    });
    const [said, errors] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'close'),
    ]);
    return { said, errors, code: child.exitCode };
  }
}
