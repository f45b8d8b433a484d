import { createAriClient, type AriClient } from '../../src/ari/client.ts';
import { Api } from '../helpers/api.ts';
import { bearer } from '../helpers/access.ts';
import { ariSettingsFor, runningAsterisk, uniqueName } from '../helpers/asterisk.ts';
import { TestAgent, type TaskView } from '../helpers/callcenter.ts';
import { CallerAccount } from '../helpers/caller.ts';
import { eventually } from '../helpers/eventually.ts';
import { CannotPlay } from './cannot-play.ts';
import { registrarOf } from '../helpers/phone-account.ts';
import { Phone } from '../helpers/phone.ts';
import { type DemoKey, demoKey } from './demo-key.ts';

/** Its own, so that nobody's agents are in the way; the same each time, so that leftovers are found. */
const CALLCENTER = 'demo-phones';

interface ListOf<Row> {
  readonly result: readonly Row[];
}

/** Where `npm start` listens, by the settings that both read. */
const serviceUrl = (): string => {
  const { HOST, PORT } = process.env;
  const host = HOST === undefined || HOST === '' || HOST === '0.0.0.0' ? '127.0.0.1' : HOST;
  return `http://${host}:${PORT === undefined || PORT === '' ? '8080' : PORT}/v1`;
};

const serviceApp = (): string => process.env['ARI_APP'] ?? 'callcenter';

/** Keys are in the service's database, which need not be the one that is at hand here. */
const refusedKey = (baseUrl: string): CannotPlay =>
  new CannotPlay(
    `The service at ${baseUrl} does not know the key. Set DATABASE_PATH here as for "npm start",\n` +
      "or set KEY to an admin's key.",
  );

const requireService = async (baseUrl: string, { text }: DemoKey): Promise<void> => {
  try {
    const answer = await fetch(`${baseUrl}/callcenter`, { headers: bearer(text) });
    if (answer.status === 401) throw refusedKey(baseUrl);
    if (answer.ok) return;
    throw new Error(`it answers with status ${answer.status}`);
  } catch (error) {
    if (error instanceof CannotPlay) throw error;
    throw new CannotPlay(
      `No service answers at ${baseUrl}. Run "npm start" in another terminal first\n` +
        '(and set PORT and ARI_APP here as there, if you set them).',
      { cause: error },
    );
  }
};

/** A service with another application's name would never hear of the demo's callers. */
const requireApp = async (app: string): Promise<void> => {
  const { ariUrl, ariUsername, ariPassword } = runningAsterisk('service');
  const credentials = Buffer.from(`${ariUsername}:${ariPassword}`).toString('base64');
  const answer = await fetch(`${ariUrl}/ari/applications/${app}`, {
    headers: { authorization: `Basic ${credentials}` },
  });
  if (answer.ok) return;
  throw new CannotPlay(
    `Asterisk at ${ariUrl} knows no application "${app}" (it answers ${answer.status}).\n` +
      'Set ARI_APP here as for "npm start".',
  );
};

/** All that the demo is played with: a call center on the running service, agents, callers. */
export class Stage {
  readonly baseUrl: string;
  readonly app: string;
  readonly api: Api;
  readonly ari: AriClient;
  readonly #key: DemoKey;
  readonly #phones: Phone[] = [];
  readonly #callers: CallerAccount[] = [];

  private constructor(baseUrl: string, app: string, key: DemoKey) {
    this.#key = key;
    this.baseUrl = baseUrl;
    this.app = app;
    this.api = new Api(baseUrl, CALLCENTER, key.text);
    // Looks on under a name of its own; the service's application is the service's alone.
    this.ari = createAriClient(ariSettingsFor(uniqueName('demo'), runningAsterisk('service')), {
      request: () => undefined,
      oddity: () => undefined,
    });
  }

  /**
   * Finds the service and makes the call center.
   * @throws CannotPlay
   */
  static async open(): Promise<Stage> {
    const [baseUrl, app, key] = [serviceUrl(), serviceApp(), await demoKey()];
    try {
      await requireService(baseUrl, key);
      await requireApp(app);
      const stage = new Stage(baseUrl, app, key);
      await stage.#prepare();
      return stage;
    } catch (error) {
      await key.remove();
      throw error;
    }
  }

  async #prepare(): Promise<void> {
    try {
      await this.#setUp();
    } catch (error) {
      await this.ari.stop();
      throw error;
    }
  }

  async #setUp(): Promise<void> {
    this.ari.start();
    await eventually(() => this.ari.connected, { awaited: 'Asterisk to accept an ARI client' });
    await this.api.do('PUT', '', {});
    await this.#clearCallcenter();
    for (const name of ['sales', 'support']) {
      await this.api.do('POST', 'condition', { name, where: `has("${name}")` });
    }
  }

  /** An agent with a registered phone, logged in. */
  async agent(name: string, skill: string, state: string): Promise<TestAgent> {
    const user = uniqueName(name);
    const { password } = await this.api.do<{ password: string }>('POST', 'extension', {
      type: 1,
      user,
    });
    const phone = await Phone.create({
      ...{ user, password, name },
      registrar: registrarOf('service'),
    });
    this.#phones.push(phone);
    await this.api.do('POST', 'agent', {
      name,
      extension: user,
      state,
      skills: [{ name: skill, score: 80 }],
    });
    return new TestAgent(name, phone, this.api);
  }

  /** Somebody with a phone who is let into the sample IVR. */
  async caller(name: string): Promise<CallerAccount> {
    const { ari, app, baseUrl } = this;
    const stop = (): Promise<void> => Promise.resolve();
    const service = { ari, app, baseUrl, key: this.#key.text, stop };
    const caller = await CallerAccount.create(name, CALLCENTER, service, {
      context: 'ivr',
      variables: { CALLCENTER_APP: app, CALLCENTER_ID: CALLCENTER },
      registrar: registrarOf('service'),
    });
    this.#callers.push(caller);
    return caller;
  }

  /** Calls the sample IVR, which hands them in to this call center. */
  dialIvr({ phone }: CallerAccount) {
    return phone.dial('6000');
  }

  /** Waits until a queue task is in the state, and gives it. */
  untilTask(wanted: Partial<TaskView>): Promise<TaskView> {
    let seen: readonly TaskView[] = [];
    return eventually(
      async () => {
        seen = (await this.api.do<ListOf<TaskView>>('GET', 'queue_task')).result;
        return seen.find((task) =>
          Object.entries(wanted).every(([name, value]) => task[name as keyof TaskView] === value),
        );
      },
      {
        awaited: `a queue task with ${JSON.stringify(wanted)}`,
        withinMs: 5000,
        observed: () => `the latest is ${JSON.stringify(seen[0])}`,
      },
    );
  }

  /** The id of the conversation that an agent is in. */
  async conversationOf({ name }: TestAgent): Promise<string> {
    const { result } = await this.api.do<ListOf<{ id: string }>>(
      'GET',
      `agent/${name}/conversation`,
    );
    const [conversation] = result;
    if (conversation === undefined) throw new Error(`${name} should be in a conversation`);
    return conversation.id;
  }

  /** Ends all calls and removes all that was made, the call center too. */
  async close(): Promise<void> {
    const stopped = await Promise.allSettled(
      [...this.#callers, ...this.#phones].map((each) => each.stop()),
    );
    try {
      await this.#clearCallcenter();
      await this.#untilDeleted('');
    } finally {
      await this.ari.stop();
      await this.#key.remove();
    }
    for (const each of stopped) if (each.status === 'rejected') throw each.reason;
  }

  async #clearCallcenter(): Promise<void> {
    const all = <Row>(what: string): Promise<ListOf<Row>> =>
      this.api.do('GET', `${what}?page_size=1999`);
    for (const { name } of (await all<{ name: string }>('agent')).result) {
      await this.api.do('DELETE', `agent/${name}?force=true`);
    }
    for (const { id } of (await all<{ id: string }>('extension')).result) {
      await this.#untilDeleted(`extension/${id}`);
    }
    for (const { name } of (await all<{ name: string }>('condition')).result) {
      await this.api.do('DELETE', `condition/${name}`);
    }
  }

  /** A phone that was just hung up may still have its call for a moment. */
  async #untilDeleted(path: string): Promise<void> {
    let refusal = '';
    await eventually(
      async () => {
        const { status, msg } = await this.api.call('DELETE', path);
        refusal = msg;
        return status === 200;
      },
      { awaited: `${path || CALLCENTER} to be deleted`, observed: () => refusal, everyMs: 50 },
    );
  }
}
