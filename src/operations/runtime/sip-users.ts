import type { RecordChange } from '../../domain/engine/world/record-changes.ts';
import type { Extension } from '../../domain/extension.ts';
import type { CallcenterId } from '../../domain/ids.ts';
import { refusals } from '../../domain/refusals.ts';

/** Whose account each SIP user is: they are accounts in one Asterisk, unique over all call centers. */
export class SipUsers {
  readonly #owners = new Map<string, CallcenterId>();
  /** Those that are no extension's: trunks. */
  #kept: ReadonlySet<string> = new Set();

  load(id: CallcenterId, extensions: readonly Extension[]): void {
    for (const extension of extensions) {
      if (extension.kind === 'sip-terminal') this.#owners.set(extension.user, id);
    }
  }

  ownerOf(user: string): CallcenterId | undefined {
    return this.#owners.get(user);
  }

  /** No extension may have one of these names. */
  keep(users: ReadonlySet<string>): void {
    this.#kept = users;
  }

  /** @throws Refusal extension-exists if another call center or a trunk has it */
  claim(user: string, id: CallcenterId): void {
    const owner = this.#owners.get(user);
    if ((owner !== undefined && owner !== id) || this.#kept.has(user))
      throw refusals.sipUserTaken(user);
    this.#owners.set(user, id);
  }

  /** A step of a call center changed this. */
  follow(id: CallcenterId, { key, record }: Extract<RecordChange, { kind: 'extension' }>): void {
    if (record?.kind === 'sip-terminal') this.#owners.set(key, id);
    else if (record === null && this.#owners.get(key) === id) this.#owners.delete(key);
  }

  /** The call center is here no more. */
  forget(id: CallcenterId): void {
    for (const [user, owner] of this.#owners) if (owner === id) this.#owners.delete(user);
  }
}
