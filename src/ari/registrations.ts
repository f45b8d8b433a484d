import type { Seen, TelephonyListener } from '../operations/ports/telephony.ts';
import { AriError } from './ari-error.ts';
import type { AriCalls } from './client.ts';
import type { EndpointSnapshot } from './snapshots.ts';

/** Tells whose phones are registered. */
export class Registrations {
  readonly #listener: () => TelephonyListener | null;
  readonly #whileLooking = new Map<string, boolean>();

  constructor(listener: () => TelephonyListener | null) {
    this.#listener = listener;
  }

  /** Asterisk begins to be looked at. */
  lookBegins(): void {
    this.#whileLooking.clear();
  }

  /** An account has phones now, or none any more: of the former each phone is told by itself. */
  accountChanged(account: EndpointSnapshot): void {
    if (account.state === 'offline') this.#changed(account, false);
  }

  /** A phone came to an account, or went from it. */
  phoneChanged(account: EndpointSnapshot, status: string): void {
    if (status !== 'Removed' && account.state === 'online') this.#changed(account, true);
  }

  /** A new account may have phones already, if it was there before: of that nothing is told. */
  async ask(ari: AriCalls, user: string): Promise<void> {
    try {
      const account = await ari.getEndpoint('PJSIP', user);
      if (account.state === 'online') this.#changed(account, true);
    } catch (error) {
      // Refused: it is gone again. Otherwise Asterisk is looked at before anything else.
      if (!(error instanceof AriError)) throw error;
    }
  }

  #changed({ technology, resource }: EndpointSnapshot, isRegistered: boolean): void {
    if (technology !== 'PJSIP') return;
    this.#whileLooking.set(resource, isRegistered);
    this.#listener()?.registrationChanged(resource, isRegistered);
  }

  /** What was seen of an account may be older than what was told of it since. */
  withChanges(seen: Seen): Seen {
    const registered = new Set(seen.registered);
    for (const [user, isRegistered] of this.#whileLooking) {
      if (isRegistered) registered.add(user);
      else registered.delete(user);
    }
    return { ...seen, registered: [...registered] };
  }
}
