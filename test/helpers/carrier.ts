import { SipAccount, type AccountSettings, type DialSettings } from './phone-account.ts';
import type { PhoneCall } from './phone-call.ts';
import { Line, type WhenCalled } from './phone-line.ts';
import { takeTrunk } from './trunk-turn.ts';

/** How a person at the far end of the trunk takes a call. */
export type Manner =
  | 'answers'
  /** 180, and nothing more until told by the test. */
  | 'rings'
  /** 183: the caller hears the line's tone before the answer, and nothing more until told. */
  | 'plays-early-media'
  | 'is-busy'
  | 'declines'
  | 'is-unavailable'
  /** 404: there is no such number. */
  | 'does-not-exist'
  /** No answer of any kind to the INVITE but 100 Trying. */
  | 'stays-mute';

const manners: Record<Manner, WhenCalled> = {
  answers: (call) => call.answer(),
  rings: (call) => {
    call.ring();
  },
  'plays-early-media': (call) => call.earlyMedia(),
  'is-busy': (call) => {
    call.refuse(486);
  },
  declines: (call) => {
    call.refuse(603);
  },
  'is-unavailable': (call) => {
    call.refuse(480);
  },
  'does-not-exist': (call) => {
    call.refuse(404);
  },
  'stays-mute': () => undefined,
};

const TRUNK = 'trunk';
const noTurn = (): Promise<void> => Promise.resolve();

/** The account the platform reaches the telephone network by. */
export interface CarrierSettings extends Omit<AccountSettings, 'user' | 'displayName'> {
  /** `trunk` unless told, for which processes take turns: only one can be registered with it. */
  readonly account?: string;
  /** False for a carrier that is only reached by {@link Carrier.addressOf}. */
  readonly register?: boolean;
}

/** A telephone number behind the carrier: somebody with a tone of their own, who calls and is called. */
export class OutsideLine extends Line {
  readonly number: string;
  readonly #account: SipAccount;

  constructor(number: string, account: SipAccount) {
    super({ name: number, whenCalled: manners.rings });
    this.number = number;
    this.#account = account;
  }

  /** Sets how calls to come are taken. */
  takesCalls(manner: Manner): this {
    this.whenCalled = manners[manner];
    return this;
  }

  /** Calls a number of the platform, showing this line's number and perhaps a name. */
  dial(number: string, settings: Pick<DialSettings, 'headers'> & { readonly name?: string } = {}) {
    const { name, headers = {} } = settings;
    const from = name === undefined ? { number: this.number } : { number: this.number, name };
    return this.#account.dial(number, { headers, from });
  }
}

/**
 * The telephone company: a gateway registered with the platform, behind which every number exists.
 * A number nobody has asked for rings; the test may then take the call by {@link line}.
 */
export class Carrier {
  readonly #account: SipAccount;
  readonly #lines = new Map<string, OutsideLine>();
  readonly #endTurn: () => Promise<void>;

  private constructor(
    open: (lineOf: (number: string) => Line) => SipAccount,
    endTurn: () => Promise<void>,
  ) {
    this.#account = open((number) => this.line(number));
    this.#endTurn = endTurn;
  }

  /** Makes the carrier and registers it unless told otherwise. End it with {@link stop}. */
  static async create({ account = TRUNK, ...settings }: CarrierSettings): Promise<Carrier> {
    const registers = settings.register !== false;
    const endTurn = registers && account === TRUNK ? await takeTrunk() : noTurn;
    const open = await SipAccount.prepare({ ...settings, user: account });
    const carrier = new Carrier(open, endTurn);
    if (!registers) return carrier;
    try {
      await carrier.#account.register();
    } catch (error) {
      await carrier.stop();
      throw error;
    }
    return carrier;
  }

  /** The line with a number; it rings when called until told to take calls in another manner. */
  line(number: string): OutsideLine {
    const known = this.#lines.get(number) ?? new OutsideLine(number, this.#account);
    this.#lines.set(number, known);
    return known;
  }

  /** The line with a number that nobody has asked for yet. */
  newLine(manner: Manner): OutsideLine {
    return this.line(`1390000${String(this.#lines.size + 1).padStart(4, '0')}`).takesCalls(manner);
  }

  /** The SIP address of a number, to be dialled without a registrar. */
  addressOf(number: string): string {
    return this.#account.addressOf(number);
  }

  /** All calls of all lines. */
  get calls(): readonly PhoneCall[] {
    return [...this.#lines.values()].flatMap(({ calls }) => calls);
  }

  /** Hangs up what is left, unregisters, and closes everything: the process can end after it. */
  async stop(): Promise<void> {
    const lines = [...this.#lines.values()];
    try {
      await Promise.all(lines.map((line) => line.release()));
    } finally {
      try {
        await this.#account.close();
      } finally {
        await this.#endTurn();
      }
    }
  }
}
