import { Hearing } from './phone-hearing.ts';
import { claimTone, releaseTone } from './tone.ts';

/** Somebody who has a tone to speak with, and hears. */
export class Speaker extends Hearing {
  readonly name: string;
  readonly toneHz: number;
  #hasTone = true;

  constructor(name: string, toneHz?: number) {
    super(name);
    this.name = name;
    this.toneHz = claimTone(name, toneHz);
  }

  /** Who it is and how they sound: `ana (3350 Hz)`. */
  override toString(): string {
    return `${this.name} (${this.toneHz} Hz)`;
  }

  /** Gives the tone back; once, however often it is asked. */
  giveToneBack(): void {
    if (this.#hasTone) releaseTone(this.toneHz);
    this.#hasTone = false;
  }
}
