import type { GoneCause } from '../../src/domain/engine/world/fact.ts';
import type { CallId } from '../../src/domain/ids.ts';
import { SILENCE } from '../../src/domain/sound.ts';
import type { SimulatedAsterisk } from './asterisk.ts';
import type { Carriers } from './carriers.ts';
import type { CallerChannel, Channel, PhoneChannel } from './channel.ts';
import type { Chance } from './chance.ts';
import type { Names } from './names.ts';
import { randomVariable } from './random-enqueue.ts';
import type { Tracer } from './tracer.ts';

const MOST_CALLERS = 7;
/** How much longer than the engine Asterisk waits before it ends a call by itself. */
const GRACE_MS = 5000;
const FAILURES: readonly GoneCause[] = ['busy', 'declined', 'no-answer', 'unreachable', 'unknown'];

/** Callers and agents at their phones, who do what they like at any moment. */
export class People {
  readonly #chance: Chance;
  readonly #asterisk: SimulatedAsterisk;
  readonly #names: Names;
  readonly #carriers: Carriers;
  readonly #trace: Tracer;
  #callers = 0;

  constructor(
    chance: Chance,
    asterisk: SimulatedAsterisk,
    names: Names,
    carriers: Carriers,
    trace: Tracer,
  ) {
    this.#chance = chance;
    this.#asterisk = asterisk;
    this.#names = names;
    this.#carriers = carriers;
    this.#trace = trace;
  }

  /** Somebody calls, or one of the callers in the dialplan goes on, or one hangs up. */
  callerMoves(isServiceThere: boolean): void {
    const callers = this.#asterisk.callers();
    if (callers.length === 0 || (callers.length < MOST_CALLERS && this.#chance.oneIn(3))) {
      this.#call(isServiceThere);
      return;
    }
    const caller = this.#chance.pick(callers);
    if (caller.isSilent) return;
    if (caller.inStasis && this.#chance.oneIn(12)) {
      this.#asterisk.pressKey(caller, this.#chance.pick(['1', '*', '9']));
    } else if (caller.inStasis && caller.state === 'up' && this.#chance.oneIn(11))
      this.#hold(caller);
    else if (caller.inStasis) {
      if (this.#isTimeUp(caller) || this.#chance.oneIn(25)) this.#hangUp(caller);
    } else if (caller.isTaken || this.#chance.oneIn(3)) this.#hangUp(caller);
    else this.#enterQueue(caller, isServiceThere);
  }

  /** An agent's phone rings, is answered, declines, fails, or hangs up. */
  phoneMoves(): void {
    const phones = this.#asterisk
      .phones()
      .filter(({ isDialled, isTaken }) => isDialled && !isTaken);
    if (phones.length > 0) this.#movePhone(this.#chance.pick(phones));
  }

  /** A phone registers, perhaps from elsewhere, or is unregistered. */
  registrationMoves(): void {
    const users = [...this.#asterisk.accounts.keys()];
    if (users.length === 0) return;
    const user = this.#chance.pick(users);
    const leaves = this.#asterisk.registered.has(user) && this.#chance.oneIn(4);
    this.#trace?.(() => `  ${user} ${leaves ? 'is unregistered' : 'registers'}`);
    if (leaves) this.#asterisk.unregister(user);
    else this.#asterisk.register(user);
  }

  /** Nothing comes from a phone any more, or something again. */
  soundMoves(): void {
    const up = [...this.#asterisk.channels.values()].filter(({ state }) => state === 'up');
    const phones = up.filter(({ origin }) => origin === 'platform');
    // Of those who wait there are many; what becomes of those who talk is of more interest.
    const answered = phones.length > 0 && !this.#chance.oneIn(6) ? phones : up;
    const silent = answered.filter(({ isSilent }) => isSilent);
    if (silent.length > 0 && this.#chance.oneIn(2)) {
      const channel = this.#chance.pick(silent);
      this.#trace?.(() => `  ${channel.id} is heard again, or silent still`);
      if (this.#chance.oneIn(3)) this.#asterisk.tellSound(channel);
      else this.#asterisk.tellSilence(channel, this.#chance.between(1, 12) * 1000);
    } else if (answered.length > 0 && this.#chance.oneIn(4)) {
      const channel = this.#chance.pick(answered);
      this.#trace?.(() => `  ${channel.id} falls silent`);
      this.#asterisk.tellSilence(channel, this.#silentFor());
    }
  }

  /** Mostly it is told at once, so that it is waited for whether something is heard again. */
  #silentFor(): number {
    return this.#chance.oneIn(4) ? this.#chance.between(1, 12) * 1000 : this.#chance.below(1500);
  }

  #call(isServiceThere: boolean): void {
    this.#callers += 1;
    const caller: CallerChannel = {
      origin: 'ivr',
      id: `caller-${this.#callers}` as CallId,
      // Half of them have called before.
      number: `5${this.#callers % 2 === 0 ? this.#callers : this.#callers % 9}`,
      state: this.#chance.oneIn(4) ? 'ringing' : 'up',
      bridge: null,
      whisper: null,
      mutedIn: false,
      mutedOut: false,
      onHold: false,
      sound: SILENCE,
      isSilent: false,
      wasSilent: false,
      endsAt: null,
      inStasis: false,
      isTaken: false,
      session: 0,
      attempts: 0,
      enqueueXml: null,
    };
    this.#asterisk.channels.set(caller.id, caller);
    this.#trace?.(() => `  ${caller.id} calls`);
    this.#enterQueue(caller, isServiceThere);
  }

  /** Stasis() fails while the service is away: the caller stays in the dialplan. */
  #enterQueue(caller: CallerChannel, isServiceThere: boolean): void {
    if (!isServiceThere) return;
    // With another wish, or with the one that they had, perhaps to take up their place.
    if (caller.enqueueXml === null || this.#chance.oneIn(2)) {
      caller.enqueueXml = randomVariable(this.#chance, this.#names);
    }
    this.#trace?.(() => `  ${caller.id} is handed in with ${JSON.stringify(caller.enqueueXml)}`);
    this.#asterisk.handIn(caller);
  }

  /** Asterisk itself ends what has a limit. */
  #isTimeUp({ endsAt }: Channel): boolean {
    return endsAt !== null && this.#asterisk.now > endsAt + GRACE_MS;
  }

  #hangUp(caller: CallerChannel): void {
    this.#trace?.(() => `  ${caller.id} hangs up`);
    this.#asterisk.end(caller, 'normal');
  }

  #movePhone(phone: PhoneChannel): void {
    const { state, id } = phone;
    if (phone.isSilent) return;
    if (state === 'up' && this.#chance.oneIn(12)) this.#asterisk.pressKey(phone, '#');
    else if (state === 'up' && this.#chance.oneIn(11)) this.#hold(phone);
    else if (state === 'up') {
      if (this.#isTimeUp(phone) || this.#chance.oneIn(25)) this.#endPhone(phone, 'normal');
    } else if (!this.#isReachable(phone)) this.#endPhone(phone, 'unreachable');
    else if (this.#isFailing(phone)) this.#endPhone(phone, 'gateway-failed');
    else if (this.#asterisk.now > phone.givesUpAt && this.#chance.oneIn(2)) {
      this.#endPhone(phone, 'no-answer');
    } else if (this.#chance.oneIn(14)) this.#endPhone(phone, this.#chance.pick(FAILURES));
    else if (state === 'down') this.#ring(phone);
    else if (!phone.plays && this.#chance.oneIn(6)) this.#asterisk.playEarly(phone);
    else if (this.#chance.oneIn(2)) {
      this.#trace?.(() => `  phone answers ${id}`);
      this.#asterisk.answer(phone);
    }
  }

  /** Somebody holds the call with a key of their phone, or takes it back. */
  #hold(channel: Channel): void {
    this.#trace?.(() => `  ${channel.onHold ? 'takes back' : 'holds'} ${channel.id}`);
    this.#asterisk.hold(channel, !channel.onHold);
  }

  /** Some phones play something of their own before, instead of or besides ringing. */
  #ring(phone: PhoneChannel): void {
    if (this.#chance.oneIn(3)) this.#asterisk.playEarly(phone);
    else this.#asterisk.ring(phone);
  }

  /** Gateways and telephone numbers need no account. */
  #isReachable({ phone }: PhoneChannel): boolean {
    return phone.kind !== 'sip-terminal' || this.#asterisk.registered.has(phone.user);
  }

  /** Its carrier refuses all calls, some of them late. */
  #isFailing({ phone, state }: PhoneChannel): boolean {
    if (phone.kind !== 'number' || phone.trunk === null) return false;
    return this.#carriers.isFailing(phone.trunk) && (state === 'down' || this.#chance.oneIn(4));
  }

  #endPhone(phone: PhoneChannel, cause: GoneCause): void {
    this.#trace?.(() => `  phone ends ${phone.id}: ${cause}`);
    this.#asterisk.end(phone, cause);
  }
}
