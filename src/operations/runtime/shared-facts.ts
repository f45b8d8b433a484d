import type { DiskLevel } from '../../domain/disk-level.ts';
import type { TrunkNow } from '../../domain/trunk.ts';
import type { Mailbox } from './mailbox.ts';

type Fact = Extract<Parameters<Mailbox['tell']>[0], { kind: 'fact' }>['fact'];

/** What holds for all call centers alike. Each of them is told when it changes, and when it is opened. */
export class SharedFacts {
  readonly #mailboxes: ReadonlyMap<unknown, Mailbox>;
  #voices: ReadonlySet<string> | null = null;
  #disk: DiskLevel = 'enough';
  #trunks: readonly TrunkNow[] | null = null;

  /** @param mailboxes those that are open, at any time */
  constructor(mailboxes: ReadonlyMap<unknown, Mailbox>) {
    this.#mailboxes = mailboxes;
  }

  get disk(): DiskLevel {
    return this.#disk;
  }

  /** They are listed over and over, and told when others came or went. */
  voicesListed(voices: ReadonlySet<string>): void {
    const before = this.#voices;
    if (before?.size === voices.size && [...voices].every((voice) => before.has(voice))) return;
    this.#voices = voices;
    this.#tellAll({ kind: 'voices-listed', voices });
  }

  /** How much room there is for records. */
  diskSeen(level: DiskLevel): void {
    if (level === this.#disk) return;
    this.#disk = level;
    this.#tellAll({ kind: 'disk-seen', level });
  }

  /** The trunks as they are now, told when one is other than before. */
  trunksListed(trunks: readonly TrunkNow[]): void {
    this.#trunks = trunks;
    this.#tellAll({ kind: 'trunks-listed', trunks });
  }

  /** Tells all of it that is other than a call center takes for granted. */
  tellNewcomer(mailbox: Mailbox): void {
    if (this.#voices !== null)
      mailbox.tell({ kind: 'fact', fact: { kind: 'voices-listed', voices: this.#voices } });
    if (this.#disk !== 'enough')
      mailbox.tell({ kind: 'fact', fact: { kind: 'disk-seen', level: this.#disk } });
    if (this.#trunks !== null)
      mailbox.tell({ kind: 'fact', fact: { kind: 'trunks-listed', trunks: this.#trunks } });
  }

  #tellAll(fact: Fact): void {
    for (const mailbox of this.#mailboxes.values()) mailbox.tell({ kind: 'fact', fact });
  }
}
