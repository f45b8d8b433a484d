import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { AriClient } from '../../src/ari/client.ts';
import { ADMIN_KEY } from './access.ts';
import { runningAsterisk, uniqueName } from './asterisk.ts';
import { eventually } from './eventually.ts';
import { nodeArguments, projectFile, START_OPTIONS } from './project.ts';
import { withSmallDisk } from './small-disk.ts';
import {
  observeAsterisk,
  type RunningService,
  temporaryFolder,
  untilReady,
} from './running-service.ts';

const LISTENS = /listens on (http:\/\/[\d.]+:(\d+)\/v1)/;

/** What may be other than usual. */
export interface ProcessSettings {
  /** Where it finds ARI; at the tests' Asterisk unless told. */
  readonly ariUrl?: string;
  /** A compiled main file, from the project's root, in place of the sources. */
  readonly main?: string;
  /** A file to which it logs all that it does, over all its restarts; nothing is logged unless told. */
  readonly logFile?: string;
  /** Started by this script, from the project's root, in place of either: it becomes the service. */
  readonly script?: string;
  /** In MB: its database is on a disk of its own that is no larger, and gone when it ends. */
  readonly diskMb?: number;
  /** Its application in Asterisk, where it is another process's too; one of its own unless told. */
  readonly app?: string;
  /** More of its environment, or other than usual. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

/** The service in a process of its own, that a test can kill and start again. */
export class ServiceProcess implements RunningService {
  readonly app: string;
  readonly ari: AriClient;
  readonly key = ADMIN_KEY;
  baseUrl = '';
  #port = '0';
  #child: ChildProcess | null = null;
  readonly #folder = temporaryFolder();
  readonly #settings: ProcessSettings;

  private constructor(ari: AriClient, settings: ProcessSettings) {
    this.ari = ari;
    this.app = settings.app ?? uniqueName('test');
    this.#settings = settings;
  }

  static async start(settings: ProcessSettings = {}): Promise<ServiceProcess> {
    const service = new ServiceProcess(await observeAsterisk(), settings);
    await service.startAgain();
    return service;
  }

  /** Starts it with the same database, on the same port. */
  async startAgain(): Promise<void> {
    const asterisk = runningAsterisk();
    const { ariUrl = asterisk.ariUrl, environment, logFile } = this.#settings;
    const child = spawn(...this.#program(), {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        PATH: process.env['PATH'],
        PORT: this.#port,
        DATABASE_PATH: this.databasePath,
        ARI_URL: ariUrl,
        ARI_USERNAME: asterisk.ariUsername,
        ARI_PASSWORD: asterisk.ariPassword,
        ARI_APP: this.app,
        WEBHOOK_ALLOW_PRIVATE: 'true',
        GATEWAYS_ALLOW_LOCAL: 'true',
        DEMO: 'false',
        LOG_LEVEL: logFile === undefined ? 'silent' : 'trace',
        ADMIN_KEY: this.key,
        RATE_LIMIT_KEY: '0',
        RATE_LIMIT_ADDRESS: '0',
        ...environment,
      },
    });
    this.#child = child;
    if (logFile !== undefined) child.stdout.pipe(createWriteStream(logFile, { flags: 'a' }));
    const [, baseUrl = '', port = '0'] = await firstMatch(child, LISTENS);
    this.baseUrl = baseUrl;
    this.#port = port;
    await untilReady(baseUrl);
  }

  #program(): [string, string[]] {
    const [command, args] = programOf(this.#settings);
    const { diskMb } = this.#settings;
    return diskMb === undefined
      ? [command, args]
      : withSmallDisk(this.#folder, diskMb, [command, ...args]);
  }

  get databasePath(): string {
    return join(this.#folder, 'test.sqlite');
  }

  /** Its process while it runs. */
  get pid(): number {
    const pid = this.#child?.pid;
    if (pid === undefined) throw new Error('the service does not run');
    return pid;
  }

  /** Stops it in the middle of whatever it does, until {@link thaw}. */
  freeze(): void {
    this.#child?.kill('SIGSTOP');
  }

  /** Lets it go on. */
  thaw(): void {
    this.#child?.kill('SIGCONT');
  }

  /** Tells it to end, and does not wait for that. */
  terminate(): void {
    this.#child?.kill('SIGTERM');
  }

  /** Ends it as a power cut would. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.#end('SIGTERM');
    rmSync(this.#folder, { recursive: true });
    await this.ari.stop();
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    if (child === null) return;
    this.#child = null;
    child.kill(signal);
    await eventually(() => child.exitCode !== null || child.signalCode !== null, {
      awaited: `the service to end by ${signal}`,
      withinMs: 5000,
    });
  }
}

const programOf = ({ main, script }: ProcessSettings): [string, string[]] => {
  if (script !== undefined) return ['bash', [projectFile(script)]];
  const run =
    main === undefined ? nodeArguments('src/main.ts') : [...START_OPTIONS, projectFile(main)];
  return [process.execPath, run];
};

/** The first line of output that matches. What follows is read and forgotten, so that it blocks nobody. */
const firstMatch = async (child: ChildProcess, pattern: RegExp): Promise<RegExpExecArray> => {
  const lines: string[] = [];
  const { stdout } = child;
  if (stdout === null) throw new Error('the service has no output');
  const reader = createInterface(stdout).on('line', (line) => lines.push(line));
  const found = await eventually(
    () => {
      if (child.exitCode !== null) throw new Error(`the service ended: ${lines.join('\n')}`);
      return lines.map((line) => pattern.exec(line)).find((match) => match !== null);
    },
    {
      awaited: 'the service to say where it listens',
      withinMs: 20_000,
      observed: () => lines.join('\n'),
    },
  );
  reader.close();
  stdout.resume();
  return found;
};
