import type { ExecutionContext } from 'ava';
import type { ChannelSnapshot } from '../../src/ari/snapshots.ts';
import { Connection } from '../../src/client/index.ts';
import { Api } from './api.ts';
import { uniqueName } from './asterisk.ts';
import { CallerAccount } from './caller.ts';
import { eventually } from './eventually.ts';
import { Phone } from './phone.ts';
import type { RunningService } from './running-service.ts';
import type { WebPhone } from './web-phone.ts';

/** How an agent logs in; skills by name with their score. */
export interface AgentSettings {
  readonly skills?: Readonly<Record<string, number>>;
  readonly state?: string;
  readonly num?: string;
  /** False: their phone stays unregistered. */
  readonly register?: boolean;
}

/** A queue task as the API shows it, as far as tests look at it. */
export interface TaskView {
  readonly id: string;
  readonly type: string;
  readonly state: string;
  readonly cause: string | null;
  readonly detail: string | null;
  readonly agent: string | null;
  readonly origin_call_id: string;
  readonly create_time: number;
  readonly conversation_id: string | null;
}

interface ListOf<Row> {
  readonly total_count: number;
  readonly result: readonly Row[];
}

/** An agent with their phone. */
export class TestAgent<Device = Phone> {
  readonly name: string;
  readonly phone: Device;
  readonly #api: Api;

  constructor(name: string, phone: Device, api: Api) {
    this.name = name;
    this.phone = phone;
    this.#api = api;
  }

  /** POSTs to one of their endpoints. */
  post(operation: string, body: object) {
    return this.#api.call('POST', `agent/${this.name}/${operation}`, body);
  }

  async state(): Promise<string> {
    const { state } = await this.#api.do<{ state: string }>('GET', `agent/${this.name}`);
    return state;
  }

  /** Waits until the API shows the state. */
  async untilState(wanted: string, withinMs = 3000): Promise<void> {
    let seen = '';
    await eventually(
      async () => {
        seen = await this.state();
        return seen === wanted;
      },
      { awaited: `agent ${this.name} to be ${wanted}`, withinMs, observed: () => seen },
    );
  }
}

/** The API as an agent's own desktop asks it. */
export const agentsOwn = async ({ id, service }: TestCallcenter, agent: string): Promise<Api> => {
  const admin = new Connection({ baseUrl: service.baseUrl, key: service.key });
  const body = { role: 'agent', callcenter_id: id, agent_name: agent };
  const made = await admin.send('POST', '/key', { body });
  const { data } = (await made.json()) as { data: { key: string } };
  return new Api(service.baseUrl, id, data.key);
};

/** A call center of its own for one test, on a service that tests of a file share. */
export class TestCallcenter {
  readonly id: string;
  readonly api: Api;
  readonly service: RunningService;
  readonly #phones: { stop(): Promise<void> }[] = [];
  readonly #callers: CallerAccount[] = [];
  readonly #extensions: string[] = [];

  constructor(service: RunningService, id = uniqueName('cc')) {
    this.service = service;
    this.id = id;
    this.api = new Api(service.baseUrl, this.id, service.key);
  }

  /** Stores a condition. */
  async condition(name: string, where: string, more: object = {}): Promise<void> {
    await this.api.do('POST', 'condition', { name, where, ...more });
  }

  /** An agent with a registered phone who logs in. */
  async agent(name: string, settings: AgentSettings = {}): Promise<TestAgent> {
    const { register = true } = settings;
    const { user, password } = await this.#extension(name);
    const { registrar } = this.service;
    const phone = await Phone.create({ user, password, name, register, registrar });
    this.#phones.push(phone);
    await this.#logIn(name, user, settings);
    return new TestAgent(name, phone, this.api);
  }

  /** An agent whose phone is a browser, which registers when it is switched on. */
  async webAgent(name: string, settings: AgentSettings = {}): Promise<TestAgent<WebPhone>> {
    const { user } = await this.#extension(name, { webrtc: true });
    await this.#logIn(name, user, settings);
    const { service, id: callcenter } = this;
    // Most tests have no browser, and need not wait for what steers one.
    const { WebPhone: Phone } = await import('./web-phone.ts');
    const phone = await Phone.open({ name, agent: name, callcenter, service });
    this.#phones.push(phone);
    await phone.switchOn();
    return new TestAgent(name, phone, this.api);
  }

  async #extension(name: string, more: object = {}): Promise<{ user: string; password: string }> {
    const user = uniqueName(name);
    const body = { type: 1, user, ...more };
    const { password } = await this.api.do<{ password: string }>('POST', 'extension', body);
    this.#extensions.push(user);
    return { user, password };
  }

  async #logIn(
    name: string,
    extension: string,
    { skills = {}, state = 'idle', num = '' }: AgentSettings,
  ): Promise<void> {
    await this.api.do('POST', 'agent', {
      ...{ name, extension, num, state },
      skills: Object.entries(skills).map(([skill, score]) => ({ name: skill, score })),
    });
  }

  /** A caller of the IVR with a telephone number of their own. */
  async caller(name: string): Promise<CallerAccount> {
    const caller = await CallerAccount.create(name, this.id, this.service);
    this.#callers.push(caller);
    return caller;
  }

  tasks(query = ''): Promise<ListOf<TaskView>> {
    return this.api.do('GET', `queue_task${query}`);
  }

  /** Waits until a task is in the state, and gives it. */
  untilTask(wanted: Partial<TaskView>, withinMs = 3000): Promise<TaskView> {
    let seen: readonly TaskView[] = [];
    const fits = (task: TaskView): boolean =>
      Object.entries(wanted).every(([name, value]) => task[name as keyof TaskView] === value);
    return eventually(
      async () => {
        seen = (await this.tasks()).result;
        return seen.find(fits);
      },
      {
        awaited: `a queue task with ${JSON.stringify(wanted)}`,
        withinMs,
        observed: () => JSON.stringify(seen),
      },
    );
  }

  /** Ends all that the test began, and fails if a channel or a bridge of it is left. */
  async close(): Promise<void> {
    await Promise.all([...this.#phones, ...this.#callers].map((phone) => phone.stop()));
    await this.#untilNothingIsLeft();
    const { result: agents } = await this.api.do<ListOf<{ name: string }>>(
      'GET',
      'agent?page_size=1999',
    );
    for (const { name } of agents) await this.api.do('DELETE', `agent/${name}?force=true`);
    const { result: extensions } = await this.api.do<ListOf<{ id: string }>>(
      'GET',
      'extension?page_size=1999',
    );
    for (const { id } of extensions) {
      await this.api.do('DELETE', `extension/${encodeURIComponent(id)}`);
    }
    await this.#untilDeleted();
  }

  /** The service may learn of the last call's end a moment later than we do. */
  async #untilDeleted(): Promise<void> {
    let refusal = '';
    await eventually(
      async () => {
        const { status, msg } = await this.api.call('DELETE', '');
        refusal = msg;
        return status === 200;
      },
      { awaited: `call center ${this.id} to be deleted`, observed: () => refusal },
    );
  }

  async #leftovers(): Promise<string[]> {
    const { app, ari } = this.service;
    const [bridges, channels] = await Promise.all([ari.listBridges(), ari.listChannels()]);
    const users = [...this.#extensions, ...this.#callers.map(({ user }) => user)];
    const isOurs = ({ name }: ChannelSnapshot): boolean =>
      users.some((user) => name.startsWith(`PJSIP/${user}-`));
    return [
      ...bridges.filter(({ name }) => name === `${app}/${this.id}`).map(({ id }) => `bridge ${id}`),
      ...channels.filter(isOurs).map(({ name, state }) => `channel ${name} (${state})`),
    ];
  }

  async #untilNothingIsLeft(): Promise<void> {
    let left: string[] = [];
    await eventually(
      async () => {
        left = await this.#leftovers();
        return left.length === 0;
      },
      {
        awaited: `Asterisk to have nothing left of call center ${this.id}`,
        observed: () => left.join(', '),
      },
    );
  }
}

/** Runs a test with a call center of its own and cleans up behind it, whatever came of the test. */
export const withCallcenter = async (
  t: ExecutionContext,
  service: RunningService,
  run: (callcenter: TestCallcenter) => Promise<void>,
  id?: string,
): Promise<void> => {
  const callcenter = new TestCallcenter(service, id);
  await callcenter.api.do('PUT', '', {});
  try {
    await run(callcenter);
  } catch (error) {
    // What is left of a test that failed is not why it failed.
    await callcenter.close().catch((left: unknown) => {
      t.log(left);
    });
    throw error;
  }
  await callcenter.close();
  t.pass();
};
