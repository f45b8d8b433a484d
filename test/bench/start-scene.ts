import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Api } from '../helpers/api.ts';
import { sipPortOf, uniqueName } from '../helpers/asterisk.ts';
import { putCallerAccount, removeCallerAccount } from '../helpers/caller.ts';
import { eventually } from '../helpers/eventually.ts';
import { temporaryFolder } from '../helpers/running-service.ts';
import { ServiceProcess } from '../helpers/service-process.ts';
import { type LightPhone, LightPhones } from '../light-phones/light-phones.ts';

const ENQUEUE =
  '<enqueue><route><skill name="sales" timeout="600" fetch_timeout="60"/></route></enqueue>';
const SKILLS = [{ name: 'sales', score: 50 }];
/** What the service logs as it gets ready, in this order. */
export const MILESTONES = [
  'starting',
  'records are read',
  'connected to Asterisk',
  'looked at Asterisk',
] as const;

interface LogLine {
  readonly msg: string;
  /** In ms since 1970. */
  readonly time: number;
}

/** The service as `npm start` runs it, with callers who talk with agents. */
export class StartScene {
  readonly #service: ServiceProcess;
  readonly #phones: LightPhones;
  readonly #api: Api;
  readonly #logFile: string;
  readonly #callcenter: string;
  readonly #callers: LightPhone[] = [];

  private constructor(service: ServiceProcess, phones: LightPhones, logFile: string) {
    this.#service = service;
    this.#phones = phones;
    this.#logFile = logFile;
    this.#callcenter = uniqueName('start');
    this.#api = new Api(service.baseUrl, this.#callcenter, service.key);
  }

  static async open(): Promise<StartScene> {
    const logFile = join(temporaryFolder(), 'log');
    const service = await ServiceProcess.start({
      ...{ main: 'dist/main.js', logFile, environment: { LOG_LEVEL: 'info' } },
    });
    return new StartScene(service, await LightPhones.open(sipPortOf()), logFile);
  }

  /** Lets so many callers talk, each with an agent of their own. */
  async fill(calls: number): Promise<void> {
    await this.#api.do('PUT', '', {});
    for (let number = 0; number < calls; number += 1) await this.#hire(`agent${number}`);
    for (let number = 0; number < calls; number += 1) await this.#call();
    await eventually(async () => (await this.live()) === calls, {
      ...{ awaited: `${calls} callers to talk with agents`, withinMs: 60_000, everyMs: 200 },
    });
  }

  async #hire(name: string): Promise<void> {
    const user = uniqueName(name);
    const { password } = await this.#api.do<{ password: string }>('POST', 'extension', {
      ...{ type: 1, user },
    });
    const phone = this.#phones.phone({ user, password });
    phone.whenCalled = (call) => {
      call.answer();
    };
    await phone.register();
    await this.#api.do('POST', 'agent', { name, extension: user, state: 'idle', skills: SKILLS });
  }

  async #call(): Promise<void> {
    const credentials = { user: uniqueName('caller'), password: uniqueName('secret') };
    await putCallerAccount(this.#service.ari, credentials);
    const phone = this.#phones.phone(credentials);
    this.#callers.push(phone);
    phone.dial('enqueue', {
      'X-App': this.#service.app,
      'X-Callcenter': this.#callcenter,
      'X-Enqueue': Buffer.from(ENQUEUE).toString('base64'),
      'X-Patience': '60',
    });
  }

  /** How many conversations go on. */
  async live(): Promise<number> {
    const path = 'conversation?state=live&page_size=500';
    const page = await this.#api.do<{ readonly result: readonly unknown[] }>('GET', path);
    return page.result.length;
  }

  /**
   * Kills the service and starts it again.
   * @returns how many ms after its process was made each milestone was reached, and `/readyz` answered 200 at last
   */
  async startAgain(): Promise<number[]> {
    await this.#service.kill();
    const from = Date.now();
    await this.#service.startAgain();
    const ready = Date.now() - from;
    const reached = await eventually(() => this.#reachedSince(from), {
      ...{ awaited: 'the log to tell of the start', withinMs: 5000 },
    });
    return [...reached, ready];
  }

  #reachedSince(from: number): number[] | null {
    const lines = readFileSync(this.#logFile, 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as LogLine)
      .filter(({ time }) => time >= from);
    const reached = MILESTONES.flatMap((milestone) => {
      const line = lines.find(({ msg }) => msg === milestone);
      return line === undefined ? [] : [line.time - from];
    });
    return reached.length === MILESTONES.length ? reached : null;
  }

  async close(): Promise<void> {
    await this.#phones.close().catch(() => undefined);
    for (const { credentials } of this.#callers) {
      await removeCallerAccount(this.#service.ari, credentials.user).catch(() => undefined);
    }
    const extensions = await this.#api.do<{ readonly result: readonly { readonly id: string }[] }>(
      'GET',
      'extension?page_size=500',
    );
    for (const { id } of extensions.result) await this.#api.call('DELETE', `extension/${id}`);
    await this.#service.stop();
  }
}
