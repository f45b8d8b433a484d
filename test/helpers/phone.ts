import { SipAccount, type AccountSettings, type DialSettings } from './phone-account.ts';
import type { PhoneCall } from './phone-call.ts';
import { Line, type WhenCalled } from './phone-line.ts';

/** Whose phone it is and how it behaves. */
export interface PhoneSettings extends AccountSettings {
  /** Name in messages; the account's user unless told. */
  readonly name?: string;
  /** False for a phone that only calls, or is called, by address. */
  readonly register?: boolean;
  /** A certain tone rather than the next free one. */
  readonly toneHz?: number;
  /** What to do with each incoming call, besides keeping it for `nextCall`. Nothing unless told. */
  readonly whenCalled?: WhenCalled;
}

/**
 * A SIP phone for tests, on the loopback address with real signalling and RTP. It speaks with a
 * tone of its own and tells what it hears, which is asked of it as of any {@link Line}.
 */
export class Phone extends Line {
  readonly #settings: PhoneSettings;
  #account: SipAccount;

  private constructor(settings: PhoneSettings, open: (line: Line) => SipAccount) {
    const { user, name = user, toneHz, whenCalled } = settings;
    super({ name, toneHz, whenCalled });
    this.#settings = settings;
    this.#account = open(this);
  }

  /** Makes a phone and registers it unless told otherwise. End it with {@link stop}. */
  static async create(settings: PhoneSettings): Promise<Phone> {
    const prepared = await SipAccount.prepare(settings);
    const phone = new Phone(settings, (line) => prepared(() => line));
    if (settings.register === false) return phone;
    try {
      await phone.register();
    } catch (error) {
      await phone.stop();
      throw error;
    }
    return phone;
  }

  get user(): string {
    return this.#account.user;
  }

  /** The phone's own SIP address, to be dialled without a registrar. */
  get address(): string {
    return this.#account.addressOf(this.user);
  }

  get isRegistered(): boolean {
    return this.#account.isRegistered;
  }

  /** Registers at the registrar. */
  async register(withinMs?: number): Promise<void> {
    await this.#account.register(withinMs);
  }

  /** Takes the registration back, if there is one. */
  async unregister(withinMs?: number): Promise<void> {
    await this.#account.unregister(withinMs);
  }

  /** Calls a number at the registrar, or a SIP address. Watch the state of the call it gives. */
  dial(numberOrAddress: string, settings?: DialSettings): PhoneCall {
    return this.#account.dial(numberOrAddress, settings);
  }

  /** The phone loses its network or its power in the middle of whatever it does. */
  vanish(): void {
    this.#account.vanish();
    for (const call of this.calls) call.vanish();
  }

  /** Has its network again after it vanished, at another address, and registers. */
  async comeBack(): Promise<void> {
    const prepared = await SipAccount.prepare(this.#settings);
    this.#account = prepared(() => this);
    await this.register();
  }

  /** Hangs up what is left, unregisters, and closes everything: the process can end after it. */
  async stop(): Promise<void> {
    try {
      await this.release();
    } finally {
      await this.#account.close();
    }
  }
}
