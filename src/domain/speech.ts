import type { Instant } from './ids.ts';
import type { Utterance } from './sound.ts';

/** Something that is being said once. */
export interface Speech {
  readonly id: string;
  readonly utterances: readonly Utterance[];
  /** When it counts as said even if its end was not told. */
  readonly until: Instant;
}
