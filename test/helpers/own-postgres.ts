import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';

/** Where Debian puts its programs, a folder for each version (package postgresql); docker/lib/phones.sh installs it. */
const VERSIONS = '/usr/lib/postgresql';

/** PostgreSQL will not run as root. This is nobody. */
const NOBODY = 65_534;

const programs = (): string | null => {
  const versions = existsSync(VERSIONS) ? readdirSync(VERSIONS).map(Number) : [];
  const newest = Math.max(0, ...versions.filter((version) => version >= 15));
  return newest === 0 ? null : join(VERSIONS, String(newest), 'bin');
};

/** Whether this machine has it. */
export const hasPostgres = (): boolean => programs() !== null;

/** Root gives up its rights for it; anybody else runs it as they are. */
const whoRuns = (): { uid?: number; gid?: number } =>
  process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};

/**
 * Ends the server and removes its folder when the pipe to it closes: at the end of the tests, and also when they are killed.
 * Nothing waits for the disk, as nothing outlives them.
 */
const RUN = `
  "$1/postgres" -D "$2/data" -k "$2" -c "listen_addresses=$3" -c port=$4 -c fsync=off -c full_page_writes=off \\
    -c synchronous_commit=off -c max_connections=200 -c shared_buffers=32MB 2>&1 &
  server=$!
  trap '' INT TERM
  cat >/dev/null
  kill -QUIT "$server"; wait "$server"; rm -rf "$2"`;

/** How a server of the tests is reached. */
export interface PostgresPlace {
  /** By its socket alone, unless told. */
  readonly tcpPort?: number;
}

/** A PostgreSQL of its own in a process of its own, which ends with this one. */
export class OwnPostgres {
  readonly #child: ChildProcess;
  readonly #folder: string;
  readonly #port: number;
  #databases = 0;

  private constructor(child: ChildProcess, folder: string, port: number) {
    this.#child = child;
    this.#folder = folder;
    this.#port = port;
  }

  static async start({ tcpPort }: PostgresPlace = {}): Promise<OwnPostgres> {
    const bin = programs();
    if (bin === null) throw new Error('this machine has no PostgreSQL');
    const folder = mkdtempSync(join(tmpdir(), 'callcenter-postgres-'));
    const { uid, gid } = whoRuns();
    if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid);
    chmodSync(folder, 0o700);
    const init = ['-D', join(folder, 'data'), '-U', 'tests', '-A', 'trust', '-E', 'UTF8'];
    execFileSync(join(bin, 'initdb'), [...init, '--no-sync', '--locale=C.UTF-8'], {
      ...whoRuns(),
      stdio: 'ignore',
    });
    const port = tcpPort ?? 5432;
    const addresses = tcpPort === undefined ? '' : '127.0.0.1';
    const child = spawn('bash', ['-c', RUN, 'run', bin, folder, addresses, String(port)], {
      ...whoRuns(),
      stdio: ['pipe', 'pipe', 'ignore'],
      detached: true,
    });
    await untilReady(child);
    child.unref();
    const server = new OwnPostgres(child, folder, port);
    await server.do('CREATE ROLE callcenter LOGIN');
    return server;
  }

  /** The URL of a database, by whom it is used. */
  url(database: string, user = 'tests'): string {
    return `postgres:///${database}?host=${this.#folder}&port=${this.#port}&user=${user}`;
  }

  /** Does something as the one who may do everything. */
  async do(sql: string, database = 'postgres'): Promise<void> {
    const client = new pg.Client({ connectionString: this.url(database) });
    await client.connect();
    try {
      await client.query(sql);
    } finally {
      await client.end();
    }
  }

  /** Makes an empty database, and answers its URL. It belongs to somebody who may do nothing else. */
  database(): Promise<string> {
    return this.#make('template0');
  }

  /** Makes a database like another one, which nobody may use meanwhile, and answers its URL. */
  copyOf(url: string): Promise<string> {
    return this.#make(new URL(url).pathname.slice(1));
  }

  async #make(template: string): Promise<string> {
    this.#databases += 1;
    const name = `db${this.#databases}`;
    await this.do(`CREATE DATABASE ${name} OWNER callcenter TEMPLATE ${template}`);
    return this.url(name, 'callcenter');
  }

  async stop(): Promise<void> {
    const ended = once(this.#child, 'exit');
    this.#child.ref();
    this.#child.stdin?.end();
    await ended;
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

const READY_WITHIN_MS = 20_000;

const untilReady = async (child: ChildProcess): Promise<void> => {
  const { stdout } = child;
  if (stdout === null) throw new Error('the server has no output');
  const said: string[] = [];
  const late = setTimeout(() => child.stdin?.end(), READY_WITHIN_MS);
  const lines = createInterface(stdout);
  for await (const line of lines) {
    said.push(line);
    if (line.includes('database system is ready')) break;
  }
  clearTimeout(late);
  if (!said.at(-1)?.includes('ready')) throw new Error(`PostgreSQL ended: ${said.join('\n')}`);
  stdout.resume();
  (stdout as { unref?: () => void }).unref?.();
  (child.stdin as { unref?: () => void } | null)?.unref?.();
};
