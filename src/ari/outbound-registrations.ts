/** Where Asterisk's web server is, and the account of its management interface: that of ARI. */
export interface ManagerSettings {
  readonly url: string;
  readonly username: string;
  readonly password: string;
  readonly requestTimeoutMs: number;
}

/** `refused`: the carrier does not let us, or does not answer. `no`: it was not asked yet. */
export type Registered = 'yes' | 'refused' | 'no';

const COOKIE = /mansession_id="?([0-9a-f]+)/;

/**
 * Which of our registrations with carriers hold. ARI does not tell: its endpoints know of those who register with us
 * alone. So the management interface is asked, by the web server that ARI has too, with an account that may
 * only read (asterisk/manager.conf).
 */
export class OutboundRegistrations {
  readonly #settings: ManagerSettings;
  #session: string | null = null;

  constructor(settings: ManagerSettings) {
    this.#settings = settings;
  }

  /** Of each registration by its name whether it holds, and why not; null: Asterisk does not tell. */
  async read(): Promise<ReadonlyMap<string, Registered> | null> {
    try {
      return (await this.#ask()) ?? (await this.#askAnew());
    } catch {
      // No such interface, or it does not answer: nobody knows. Whether Asterisk is there at all is seen elsewhere.
      this.#session = null;
      return null;
    }
  }

  async #askAnew(): Promise<ReadonlyMap<string, Registered> | null> {
    const { username, password } = this.#settings;
    const answer = await this.#post({ action: 'login', username, secret: password });
    const cookies = answer.headers.getSetCookie().join('; ');
    await answer.text();
    this.#session = COOKIE.exec(cookies)?.[1] ?? null;
    return this.#ask();
  }

  /** null: we are not logged in, or no longer. */
  async #ask(): Promise<ReadonlyMap<string, Registered> | null> {
    if (this.#session === null) return null;
    const answer = await this.#post({ action: 'PJSIPShowRegistrationsOutbound' });
    return registrationsIn(await answer.text());
  }

  #post(fields: Readonly<Record<string, string>>): Promise<Response> {
    const { url, requestTimeoutMs } = this.#settings;
    return fetch(new URL('/rawman', url), {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: this.#session === null ? {} : { cookie: `mansession_id="${this.#session}"` },
      signal: AbortSignal.timeout(requestTimeoutMs),
    });
  }
}

const NONE = 'No outbound registrations found';

/** Blocks of `Name: value`, with an empty line between two. null: it is no such list. */
export const registrationsIn = (text: string): ReadonlyMap<string, Registered> | null => {
  const blocks = text.split(/\r?\n\r?\n/).map(fieldsIn);
  const [head] = blocks;
  if (head?.get('Response') !== 'Success' && !text.includes(NONE)) return null;
  return new Map(
    blocks
      .filter((block) => block.get('Event') === 'OutboundRegistrationDetail')
      .map((block) => [block.get('ObjectName') ?? '', STATES[block.get('Status') ?? ''] ?? 'no']),
  );
};

const STATES: Readonly<Record<string, Registered>> = { Registered: 'yes', Rejected: 'refused' };

const fieldsIn = (block: string): ReadonlyMap<string, string> =>
  new Map(
    block.split(/\r?\n/).flatMap((line): [string, string][] => {
      const at = line.indexOf(': ');
      return at === -1 ? [] : [[line.slice(0, at), line.slice(at + 2)]];
    }),
  );
