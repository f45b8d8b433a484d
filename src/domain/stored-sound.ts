/** The name of a prompt of a call center, by which `enqueue` calls it; with `/` where it is in a folder. */
export type SoundName = string & { readonly __soundName: unique symbol };

const MOST_CHARACTERS = 100;
/** A name of a file may have 255 bytes, some of which are its suffix. */
const MOST_BYTES = 200;
const PATTERN =
  /^[\p{L}\p{M}\p{N}_-][\p{L}\p{M}\p{N}_.-]*(?:\/[\p{L}\p{M}\p{N}_-][\p{L}\p{M}\p{N}_.-]*)*$/u;
/** What Asterisk tells a format by, and what is not whole yet: a folder of such a name stands where a file would be. */
const SUFFIX = /\.(?:wav|gsm|ulaw|alaw|sln16|g722|unfinished)(?:\/|$)/;

/** Whether a prompt may be kept under this name: it leads nowhere but into the call center's own folder. */
export const isSoundName = (text: string): boolean =>
  text.length <= MOST_CHARACTERS &&
  new TextEncoder().encode(text).length <= MOST_BYTES &&
  PATTERN.test(text) &&
  !text.includes('..') &&
  !SUFFIX.test(text);

/** So much may be sent of one prompt. */
export const MOST_SOUND_BYTES = 25_000_000;
/** So long it may last, in seconds. */
export const MOST_SOUND_SECONDS = 300;
/** So many may a call center have. */
export const MOST_SOUNDS = 500;

/** Why something that was sent cannot become a prompt. */
export type UnusableSound =
  | { readonly kind: 'not-wav' | 'format' | 'empty' | 'too-long' }
  | { readonly kind: 'channels'; readonly channels: number }
  | { readonly kind: 'rate'; readonly rate: number };
