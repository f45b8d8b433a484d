import { type LightPhone, LightPhones } from '../../light-phones/light-phones.ts';
import type { IncomingCall } from '../../light-phones/incoming-call.ts';
import type { OutgoingCall } from '../../light-phones/outgoing-call.ts';
import type { Credentials } from '../../light-phones/digest.ts';

interface Callers {
  readonly phone: LightPhone;
  readonly number: string;
}

/** Light phones of agents who answer at once, and of callers who are told apart by a number of their own. */
export class BenchPhones {
  /** A phone of an agent is called; it is answered right after. */
  whenAgentIsCalled: (agent: string, call: IncomingCall) => void = () => undefined;
  readonly #phones: LightPhones;
  readonly #callers = new Map<string, Callers>();
  #calls = 0;

  private constructor(phones: LightPhones) {
    this.#phones = phones;
  }

  static async open(sipPort: number): Promise<BenchPhones> {
    return new BenchPhones(await LightPhones.open(sipPort, 'none'));
  }

  /** Phones that answer each call as it comes. */
  async addAgents(accounts: readonly Credentials[]): Promise<void> {
    for (const account of accounts) {
      const phone = this.#phones.phone(account);
      phone.whenCalled = (call) => {
        this.whenAgentIsCalled(account.user, call);
        call.ring();
        call.answer();
      };
      await phone.register();
    }
  }

  /** @param number what its callers dial */
  addCaller(user: string, number: string): void {
    this.#callers.set(user, { phone: this.#phones.phone({ user, password: '' }), number });
  }

  /** A call that shows a number which no other has. */
  place(caller: string): { readonly id: string; readonly call: OutgoingCall } {
    const id = String(700_000_000 + (this.#calls += 1));
    const shown = { 'P-Asserted-Identity': `<sip:${id}@127.0.0.1>` };
    const { phone, number } = this.#callersOf(caller);
    return { id, call: phone.dial(number, shown) };
  }

  /** Dials something that ends by itself, such as an extension that only does something. */
  dial(caller: string, extension: string): OutgoingCall {
    return this.#callersOf(caller).phone.dial(extension);
  }

  /** Packets of voice that came so far. */
  get heard(): number {
    return this.#phones.heard;
  }

  set talking(talking: boolean) {
    this.#phones.voice = talking ? 'talk' : 'none';
  }

  close(): Promise<void> {
    return this.#phones.close();
  }

  #callersOf(user: string): Callers {
    const callers = this.#callers.get(user);
    if (callers === undefined) throw new Error(`there is no caller ${user}`);
    return callers;
  }
}
