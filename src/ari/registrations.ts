import { setTimeout as pause } from 'node:timers/promises';
import type { CallId } from '../domain/ids.ts';
import type { Logger } from '../operations/ports/logger.ts';
import type { Seen, TelephonyListener } from '../operations/ports/telephony.ts';
import { AriError } from './ari-error.ts';
import type { AriClient } from './client.ts';

/** What is needed besides Asterisk itself. */
export interface RegistrationsDeps {
  readonly ari: AriClient;
  readonly log: Logger;
  readonly listener: () => TelephonyListener | null;
  /** A call that is there now; undefined: there is none. */
  readonly anyCall: () => CallId | undefined;
}

/** The least pause between two looks. */
const LOOK_EVERY_MS = 500;
/** Looks take a tenth of the time at most, however many accounts there are. */
const PAUSE_TIMES = 10;
/** When the registration of a phone is looked at whose line was opened or closed: each so long after the one before. */
const SOON_AFTER_MS = [20, 40, 80, 160, 320];
/** How long a phone that went silent may take to register anew, and is looked at for it. */
const ANEW_WITHIN_MS = 60_000;

/** A phone that went silent, with what was known of its registration then. */
interface Awaited {
  readonly registration: string | null;
  readonly until: number;
}

/** The account of a channel such as `PJSIP/1001-00000007`; null: it is of another kind. */
const accountOf = (channelName: string): string | null =>
  /^PJSIP\/(.+)-[0-9a-f]+$/.exec(channelName)?.[1] ?? null;

/**
 * Tells whose phones are registered, by looking again and again. Asterisk 22 would tell it to who subscribes to
 * `endpoint:`, but that subscription outlives the application it was for and uses its memory when it is gone
 * (`endpoint_state_cb` in res/stasis/app.c): Asterisk crashes, and with it all calls. Nor can single endpoints be
 * subscribed to, as all that happens to their channels would then be told twice.
 */
export class Registrations {
  readonly #deps: RegistrationsDeps;
  readonly #awaited = new Map<string, Awaited>();
  /** What was told last of each account. */
  readonly #told = new Map<string, boolean>();
  /** When accounts were made anew: what was asked of them before that counts no more. */
  readonly #madeAt = new Map<string, number>();
  #timer: NodeJS.Timeout | undefined;
  /** Changes with each beginning and stop: what was asked before counts no more. */
  #turn = Symbol('turn');

  constructor(deps: RegistrationsDeps) {
    this.#deps = deps;
  }

  /** Asterisk was looked at, and what it has was told. */
  begin({ sipAccounts: accounts, registered }: Pick<Seen, 'sipAccounts' | 'registered'>): void {
    this.stop();
    this.#told.clear();
    for (const account of accounts) this.#told.set(account, false);
    for (const account of registered) this.#told.set(account, true);
    this.#later(LOOK_EVERY_MS);
  }

  /** Asterisk cannot be asked for the time being. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#turn = Symbol('turn');
  }

  /** An account that was made anew may have its phone already, if it was there before: that is told. */
  forget(account: string): void {
    this.#told.delete(account);
    this.#madeAt.set(account, performance.now());
  }

  /** The line of a phone was opened or closed: its registration is looked at sooner than others'. */
  lookSoon(account: string): void {
    void this.#lookAtOne(account, this.#turn);
  }

  async #lookAtOne(account: string, turn: symbol): Promise<void> {
    for (const ms of SOON_AFTER_MS) {
      await pause(ms);
      if (turn !== this.#turn) return;
      const from = performance.now();
      const isRegistered = await this.#isRegistered(account);
      if (turn !== this.#turn || isRegistered === null || this.#isOutdated(account, from)) continue;
      this.#tell(account, isRegistered, false);
    }
  }

  /** Asked at that moment, before the account was made anew. */
  #isOutdated(account: string, askedAt: number): boolean {
    return (this.#madeAt.get(account) ?? -Infinity) >= askedAt;
  }

  /** null: it cannot be asked for. */
  async #isRegistered(account: string): Promise<boolean | null> {
    try {
      return (await this.#deps.ari.getEndpoint('PJSIP', account)).state === 'online';
    } catch (error) {
      if (error instanceof AriError) return null;
      throw error;
    }
  }

  /** Nothing is heard of a phone any more: should it register again, that is told, registered or not before. */
  async awaitAnew(callId: CallId): Promise<void> {
    try {
      const channel = await this.#deps.ari.getChannel(callId);
      const account = channel === null ? null : accountOf(channel.name);
      if (account === null) return;
      const registration = await this.#registrationOf(account);
      this.#awaited.set(account, { registration, until: performance.now() + ANEW_WITHIN_MS });
    } catch (error) {
      this.#deps.log.warn({ call_id: callId, err: error }, 'cannot ask where a phone is');
    }
  }

  #later(ms: number): void {
    const turn = this.#turn;
    this.#timer = setTimeout(() => void this.#look(turn), ms);
  }

  async #look(turn: symbol): Promise<void> {
    const from = performance.now();
    try {
      const endpoints = await this.#deps.ari.listEndpoints('PJSIP');
      const anew = await this.#registeredAnew();
      if (turn !== this.#turn) return;
      for (const { resource, state } of endpoints) {
        if (this.#isOutdated(resource, from)) continue;
        this.#tell(resource, state === 'online', anew.includes(resource));
      }
      for (const [account, at] of this.#madeAt) if (at < from) this.#madeAt.delete(account);
    } catch (error) {
      if (!(error instanceof AriError)) throw error;
      this.#deps.log.debug({ err: error }, 'cannot ask who is registered');
    }
    if (turn !== this.#turn) return;
    this.#later(Math.max(LOOK_EVERY_MS, PAUSE_TIMES * (performance.now() - from)));
  }

  /** An account that nothing was told of yet was made lately, and may have come and gone since. */
  #tell(account: string, isRegistered: boolean, isAnew: boolean): void {
    if (this.#told.get(account) === isRegistered && !(isRegistered && isAnew)) return;
    this.#told.set(account, isRegistered);
    this.#deps.listener()?.registrationChanged(account, isRegistered);
  }

  /** The phones that went silent and have registered since. */
  async #registeredAnew(): Promise<string[]> {
    const anew: string[] = [];
    for (const [account, { registration, until }] of this.#awaited) {
      if (performance.now() > until) {
        this.#awaited.delete(account);
        continue;
      }
      const now = await this.#registrationOf(account);
      if (now === null || now === registration) continue;
      this.#awaited.set(account, { registration: now, until });
      // What could not be asked for before is no news; that an account is registered again is seen anyhow.
      if (registration !== null) anew.push(account);
    }
    return anew;
  }

  /**
   * Where the phone of an account is and until when, which changes each time it registers; null: it does not,
   * or it cannot be asked for: the account is gone, or there is no call, on behalf of which alone Asterisk reads
   * dialplan functions.
   */
  async #registrationOf(account: string): Promise<string | null> {
    const { ari, anyCall } = this.#deps;
    const callId = anyCall();
    if (callId === undefined) return null;
    const read = (variable: string) => ari.getChannelVariable(callId, variable);
    try {
      const contact = await read(`PJSIP_AOR(${account},contact)`);
      if (contact === null || contact === '') return null;
      return `${contact} ${(await read(`PJSIP_CONTACT(${contact},expiration_time)`)) ?? ''}`;
    } catch (error) {
      if (error instanceof AriError) return null;
      throw error;
    }
  }
}
