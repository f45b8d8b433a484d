import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uniqueName } from './asterisk.ts';
import { eventually } from './eventually.ts';
import { OwnPostgres } from './own-postgres.ts';
import { ServiceProcess } from './service-process.ts';

/** What the processes of a test share. */
const PROCESS_SECRET = 'tests-0123456789-0123456789-0123456789';

interface LogLine {
  readonly time: number;
  readonly msg: string;
  readonly ms?: number;
  readonly outcome?: string;
  readonly operation?: string;
}

/** One process of two, with all that it logs. */
export class LoggedProcess {
  readonly service: ServiceProcess;
  readonly #logFile: string;

  constructor(service: ServiceProcess, logFile: string) {
    this.service = service;
    this.#logFile = logFile;
  }

  lines(): LogLine[] {
    return readFileSync(this.#logFile, 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('{') && line.endsWith('}'))
      .map((line) => JSON.parse(line) as LogLine);
  }

  /** What it asked of Asterisk, and got done, that it began to send after a moment. */
  sentSince(moment: number): string[] {
    return this.lines()
      .filter(({ msg, outcome }) => msg === 'ARI call' && outcome !== 'unavailable')
      .filter(({ time, ms = 0 }) => time - ms > moment)
      .map(({ operation = '' }) => operation);
  }

  /** Waits until it logs something after a moment. */
  untilLogs(message: string, since: number, withinMs = 5000): Promise<boolean> {
    return eventually(
      () => this.lines().some(({ msg, time }) => msg === message && time >= since),
      { awaited: `a process to log "${message}"`, withinMs },
    );
  }
}

/** Two processes of the service on one PostgreSQL and one Asterisk: the first is in charge, the other stands by. */
export class TwoProcesses {
  readonly first: LoggedProcess;
  readonly second: LoggedProcess;
  readonly #postgres: OwnPostgres;
  readonly #folder: string;

  private constructor(parts: {
    first: LoggedProcess;
    second: LoggedProcess;
    postgres: OwnPostgres;
    folder: string;
  }) {
    this.first = parts.first;
    this.second = parts.second;
    this.#postgres = parts.postgres;
    this.#folder = parts.folder;
  }

  static async start(): Promise<TwoProcesses> {
    const postgres = await OwnPostgres.start();
    const folder = mkdtempSync(join(tmpdir(), 'callcenter-two-'));
    const app = uniqueName('test');
    const environment = { DATABASE_URL: await postgres.database(), PROCESS_SECRET };
    const start = async (name: string): Promise<LoggedProcess> => {
      const logFile = join(folder, `${name}.log`);
      const service = await ServiceProcess.start({ app, environment, logFile });
      return new LoggedProcess(service, logFile);
    };
    const first = await start('first');
    try {
      return new TwoProcesses({ first, second: await start('second'), postgres, folder });
    } catch (error) {
      await first.service.stop();
      await postgres.stop();
      throw error;
    }
  }

  async stop(): Promise<void> {
    await this.second.service.stop();
    await this.first.service.stop();
    await this.#postgres.stop();
    rmSync(this.#folder, { recursive: true });
  }
}
