import { randomBytes } from 'node:crypto';
import type { ChannelSnapshot } from '../../src/ari/snapshots.ts';
import type { ReadEvent } from '../helpers/event-reader.ts';
import { Api } from '../helpers/api.ts';
import { runningAsterisk, sipPortOf, uniqueName } from '../helpers/asterisk.ts';
import { putCallerAccount, removeCallerAccount } from '../helpers/caller.ts';
import { eventually } from '../helpers/eventually.ts';
import { Receiver } from '../helpers/receiver.ts';
import { ServiceProcess } from '../helpers/service-process.ts';
import { type LightPhone, LightPhones } from '../light-phones/light-phones.ts';
import type { ChaosAgent } from './agents.ts';
import { Evidence } from './evidence.ts';
import { CuttingProxy } from './proxy.ts';

interface Page<Row> {
  readonly result: readonly Row[];
}

/** Everything that chaos is made with: the service behind a proxy, a receiver, agents and callers. */
export class ChaosStage {
  readonly callcenter = uniqueName('chaos');
  readonly service: ServiceProcess;
  readonly proxy: CuttingProxy;
  readonly receiver: Receiver;
  readonly phones: LightPhones;
  readonly evidence: Evidence;
  readonly agents: ChaosAgent[] = [];
  readonly callers: LightPhone[] = [];

  private constructor(
    service: ServiceProcess,
    proxy: CuttingProxy,
    receiver: Receiver,
    phones: LightPhones,
    evidence: Evidence,
  ) {
    this.service = service;
    this.proxy = proxy;
    this.receiver = receiver;
    this.phones = phones;
    this.evidence = evidence;
  }

  static async open(agents: number, callers: number): Promise<ChaosStage> {
    const proxy = await CuttingProxy.open(runningAsterisk().ariUrl);
    const evidence = new Evidence();
    const service = await ServiceProcess.start({
      ...{ ariUrl: proxy.url, main: 'dist/main.js', logFile: evidence.logFile },
    });
    const receiver = await Receiver.open();
    const phones = await LightPhones.open(sipPortOf());
    const stage = new ChaosStage(service, proxy, receiver, phones, evidence);
    await stage.#furnish(agents, callers);
    return stage;
  }

  get api(): Api {
    return new Api(this.service.baseUrl, this.callcenter, this.service.key);
  }

  /** What a caller's INVITE says to the tests' dialplan. */
  get headers(): Readonly<Record<string, string>> {
    return { 'X-App': this.service.app, 'X-Callcenter': this.callcenter };
  }

  async #furnish(agents: number, callers: number): Promise<void> {
    const webhook = { url: this.receiver.url, secret: randomBytes(24).toString('hex') };
    await this.api.do('PUT', '', { webhook, max_no_answer: 0 });
    for (let number = 0; number < agents; number += 1) await this.#hire(`agent${number}`, number);
    for (let number = 0; number < callers; number += 1) await this.#addCaller();
  }

  async #hire(name: string, number: number): Promise<void> {
    const user = uniqueName(name);
    const { password } = await this.api.do<{ password: string }>('POST', 'extension', {
      type: 1,
      user,
    });
    const phone = this.phones.phone({ user, password });
    await phone.register();
    const skills = [{ name: number % 2 === 0 ? 'sales' : 'support', score: 50 }];
    await this.api.do('POST', 'agent', { name, extension: user, state: 'idle', skills });
    this.agents.push({ name, phone });
  }

  async #addCaller(): Promise<void> {
    const credentials = { user: uniqueName('caller'), password: uniqueName('secret') };
    await putCallerAccount(this.service.ari, credentials);
    this.callers.push(this.phones.phone(credentials));
  }

  /** All events that there are. */
  async events(): Promise<ReadEvent[]> {
    const all: ReadEvent[] = [];
    for (let after = 0; ;) {
      const page = await this.api.do<
        Page<ReadEvent> & { readonly next_after: number; readonly more: boolean }
      >('GET', `event?after=${after}&limit=1000`);
      all.push(...page.result);
      after = page.next_after;
      if (!page.more) return all;
    }
  }

  /** Callers who are in the application without being in a task or a conversation: nobody cares for them. */
  async forgotten(): Promise<ChannelSnapshot[]> {
    const [channels, tasks, conversations] = await Promise.all([
      this.service.ari.listChannels(),
      this.api.do<Page<{ origin_call_id: string | null }>>('GET', 'queue_task?page_size=500'),
      this.api.do<Page<{ members: { call_id: string }[] }>>(
        'GET',
        'conversation?state=live&page_size=500',
      ),
    ]);
    const cared = new Set([
      ...tasks.result.map(({ origin_call_id }) => origin_call_id),
      ...conversations.result.flatMap(({ members }) => members.map(({ call_id }) => call_id)),
    ]);
    const users = this.callers.map(({ credentials }) => credentials.user);
    return channels
      .filter(({ name }) => users.some((user) => name.startsWith(`PJSIP/${user}-`)))
      .filter(({ id, dialplan }) => dialplan.app_name === 'Stasis' && !cared.has(id));
  }

  /** Writes down what is known of callers whom nobody cares for. @returns each with where that is */
  async explain(forgotten: readonly ChannelSnapshot[]): Promise<string[]> {
    const explained: string[] = [];
    for (const channel of forgotten) {
      const page = await this.evidence.keep(channel, this.service.databasePath);
      explained.push(`${channel.name}, see ${page}`);
    }
    return explained;
  }

  /** What is left in Asterisk of this call center. */
  async leftOver(): Promise<string[]> {
    const { app, ari } = this.service;
    const [bridges, channels] = await Promise.all([ari.listBridges(), ari.listChannels()]);
    const users = [...this.agents.map(({ phone }) => phone), ...this.callers].map(
      ({ credentials }) => credentials.user,
    );
    return [
      ...bridges.filter(({ name }) => name.includes(app)).map(({ id }) => `bridge ${id}`),
      ...channels
        .filter(({ name }) => users.some((user) => name.startsWith(`PJSIP/${user}-`)))
        .map(({ name }) => `channel ${name}`),
    ];
  }

  /** The call center is emptied and deleted, as an administrator would; says what stands in the way. */
  async deleteCallcenter(): Promise<string> {
    for (const { name } of this.agents) await this.api.call('DELETE', `agent/${name}?force=true`);
    const extensions = await this.api.do<Page<{ id: string }>>('GET', 'extension?page_size=500');
    for (const { id } of extensions.result) await this.api.call('DELETE', `extension/${id}`);
    let said = '';
    await eventually(
      async () => {
        const { status, msg } = await this.api.call('DELETE', '');
        said = status === 200 ? '' : msg;
        return status === 200;
      },
      { awaited: 'the call center to be deleted', withinMs: 10_000, everyMs: 200 },
    ).catch(() => false);
    return said;
  }

  async close(): Promise<void> {
    await this.phones.close().catch(() => undefined);
    for (const { credentials } of this.callers) {
      await removeCallerAccount(this.service.ari, credentials.user).catch(() => undefined);
    }
    await this.service.stop();
    await this.receiver.stop();
    this.proxy.close();
  }
}
