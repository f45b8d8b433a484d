import type { AriClient } from '../../src/ari/client.ts';
import { AriError } from '../../src/ari/ari-error.ts';
import type { ChannelSnapshot, ConfigField } from '../../src/ari/snapshots.ts';
import { uniqueName } from './asterisk.ts';
import { eventually } from './eventually.ts';
import type { PhoneCall } from './phone-call.ts';
import { Phone } from './phone.ts';
import type { RunningService } from './running-service.ts';

/** Callers of tests enter the tests' dialplan. */
const TEST_ENTRY: Entry = { context: 'test-ivr' };

/** How a caller is handed in, besides their XML. */
export interface CallSettings {
  /** Entered once more after a rejection, with @DATA@ replaced by the rejecting agent's data. */
  readonly onReject?: string;
  /** Seconds to go on trying while the service is away. */
  readonly patience?: number;
  /** False: the IVR hands them in without answering them. */
  readonly answered?: boolean;
}

/** How an account enters the dialplan. */
export interface Entry {
  readonly context: string;
  /** Variables of each of its calls. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Where the phone is registered; at the tests' Asterisk unless told. */
  readonly registrar?: string;
  /** By Asterisk's names; that of all test phones unless told. */
  readonly codecs?: string;
  /** null: any; UDP unless told. */
  readonly transport?: string | null;
  /** Further fields of its endpoint. */
  readonly more?: Readonly<Record<string, string>>;
}

const base64 = (text: string | Buffer): string =>
  Buffer.from(text as string, 'utf8').toString('base64');

const fields = (values: Readonly<Record<string, string>>) =>
  Object.entries(values).map(([attribute, value]) => ({ attribute, value }));

/** Makes a SIP account that enters the dialplan. */
export const putCallerAccount = async (
  ari: AriClient,
  { user, password }: { readonly user: string; readonly password: string },
  { context, variables = {}, codecs = 'ulaw', transport = 'udp', more = {} }: Entry = TEST_ENTRY,
): Promise<void> => {
  const put = (
    type: string,
    values: Readonly<Record<string, string>>,
    more: readonly ConfigField[] = [],
  ): Promise<unknown> =>
    ari.updateConfigObject('res_pjsip', type, user, [...fields(values), ...more]);
  const set = Object.entries(variables).map(([name, value]) => ({
    attribute: 'set_var',
    value: `${name}=${value}`,
  }));
  await put('auth', { auth_type: 'userpass', username: user, password });
  await put('aor', { max_contacts: '1', remove_existing: 'yes' });
  const endpoint = {
    ...(transport === null ? {} : { transport }),
    ...{ context, disallow: 'all', allow: codecs, direct_media: 'no' },
    ...{ auth: user, aors: user, ...more },
  };
  await put('endpoint', endpoint, set);
};

/** Takes the account back. */
export const removeCallerAccount = async (ari: AriClient, user: string): Promise<void> => {
  for (const type of ['endpoint', 'aor', 'auth']) {
    await ari.deleteConfigObject('res_pjsip', type, user);
  }
};

/** Somebody who calls the IVR: a phone with an account that enters the tests' dialplan. */
export class CallerAccount {
  readonly user: string;
  readonly phone: Phone;
  readonly #callcenter: string;
  readonly #service: RunningService;

  private constructor(user: string, phone: Phone, callcenter: string, service: RunningService) {
    this.user = user;
    this.phone = phone;
    this.#callcenter = callcenter;
    this.#service = service;
  }

  static async create(
    name: string,
    callcenter: string,
    service: RunningService,
    entry: Entry = TEST_ENTRY,
  ): Promise<CallerAccount> {
    const user = uniqueName(name);
    const password = uniqueName('secret');
    await putCallerAccount(service.ari, { user, password }, entry);
    const { registrar = service.registrar } = entry;
    const phone = await Phone.create({ user, password, name, registrar, register: false });
    return new CallerAccount(user, phone, callcenter, service);
  }

  /** Calls the IVR, which hands the call in with the XML; bytes may be anything else. */
  enqueue(
    xml: string | Buffer,
    { onReject, patience = 0, answered = true }: CallSettings = {},
  ): PhoneCall {
    return this.phone.dial('enqueue', {
      headers: {
        'X-App': this.#service.app,
        'X-Callcenter': this.#callcenter,
        'X-Enqueue': base64(xml),
        'X-Patience': String(patience),
        'X-Answer': answered ? 'yes' : 'no',
        ...(onReject === undefined ? {} : { 'X-Enqueue-On-Reject': base64(onReject) }),
      },
    });
  }

  /** Calls the sample IVR, which hands them in to this call center. */
  dialSampleIvr(): PhoneCall {
    return this.phone.dial('ivr', {
      headers: { 'X-App': this.#service.app, 'X-Callcenter': this.#callcenter },
    });
  }

  /** Their latest channel in Asterisk; undefined: there is none. */
  async channel(): Promise<ChannelSnapshot | undefined> {
    const channels = await this.#service.ari.listChannels();
    return channels
      .filter(({ name }) => name.startsWith(`PJSIP/${this.user}-`))
      .sort((a, b) => a.creationtime.localeCompare(b.creationtime))
      .at(-1);
  }

  /** Waits until they are back in the IVR, and gives the variables that they brought. */
  untilBackInIvr(withinMs = 3000): Promise<Readonly<Record<string, string>>> {
    let seen = 'no channel';
    return eventually(
      async () => {
        const found = await this.channel();
        const { context, exten } = found?.dialplan ?? { context: 'no channel', exten: '' };
        seen = `${context},${exten}`;
        return found !== undefined && context === 'test-result'
          ? this.#variables(found.id)
          : undefined;
      },
      { awaited: `${this.user} to be back in the IVR`, withinMs, observed: () => seen },
    );
  }

  /** undefined: the channel went at this moment; it was that of an earlier call. */
  async #variables(channelId: string): Promise<Readonly<Record<string, string>> | undefined> {
    const { ari } = this.#service;
    const read = async (name: string): Promise<[string, string]> => [
      name,
      (await ari.getChannelVariable(channelId, name)) ?? 'not set',
    ];
    try {
      return Object.fromEntries(await Promise.all(VARIABLES.map(read)));
    } catch (error) {
      if (error instanceof AriError && error.status === 404) return undefined;
      throw error;
    }
  }

  /** Hangs up and removes the account. */
  async stop(): Promise<void> {
    await this.phone.stop();
    await removeCallerAccount(this.#service.ari, this.user);
  }
}

const VARIABLES = [
  'QUEUE_RESULT',
  'QUEUE_TASK_ID',
  'QUEUE_AGENT',
  'QUEUE_DETAIL',
  'QUEUE_DATA',
  'QUEUE_REJECT_DATA',
  'QUEUE_KEY',
  'QUEUE_ATTEMPTS',
  'CONVERSATION_ID',
  'CONVERSATION_END_REASON',
] as const;
