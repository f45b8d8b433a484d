import type { Readable } from 'node:stream';
import type { CallcenterId, Instant } from '../../domain/ids.ts';
import type { SoundName, UnusableSound } from '../../domain/stored-sound.ts';

/** A prompt as it is kept. */
export interface StoredSound {
  readonly name: SoundName;
  /** By which Asterisk tells what is in it: `wav`, `gsm`. */
  readonly suffix: string;
  readonly bytes: number;
  readonly durationMs: number;
  /** On the machine's clock. */
  readonly changedAt: Instant;
}

/** A prompt with its content, to be read or destroyed. */
export interface OpenSound {
  readonly sound: StoredSound;
  readonly content: Readable;
}

/** What became of a file that was sent. */
export type PutSound =
  | { readonly kind: 'stored'; readonly sound: StoredSound }
  | { readonly kind: 'unusable'; readonly why: UnusableSound }
  /** It could not be converted, for no fault of the file that is known. */
  | { readonly kind: 'failed' }
  | { readonly kind: 'full'; readonly present: number }
  | { readonly kind: 'no-room' };

/** The call centers' own prompts, a folder each. */
export interface Sounds {
  /** By name. */
  list(id: CallcenterId): Promise<readonly StoredSound[]>;
  /** null: there is none. */
  open(id: CallcenterId, name: SoundName): Promise<OpenSound | null>;
  /** Converts a WAV file and keeps it, in place of what was there. Whoever hears that hears it to its end. */
  put(id: CallcenterId, name: SoundName, wav: Uint8Array): Promise<PutSound>;
  /** null: there was none. */
  remove(id: CallcenterId, name: SoundName): Promise<StoredSound | null>;
  /** The call center's whole folder. */
  removeAll(id: CallcenterId): Promise<void>;
}
