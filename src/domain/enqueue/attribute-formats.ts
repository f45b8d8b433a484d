import { type Phrase, phrase } from '../../messages/phrase.ts';
import { parseSettableState, SETTABLE_STATE_RULE, type SettableState } from '../agent-state.ts';
import { canonicalName, isKnownName, NAME_RULE } from '../names.ts';
import { dataBytes, MOST_DATA_BYTES } from '../user-data.ts';
import { isTelephoneNumber } from '../telephone-numbers.ts';
import type { Range } from './limits.ts';

/** How the text of an attribute is read. */
export interface Format<Value> {
  /** Completes the message "... must be"; may tell what is wrong with the text. */
  readonly expected: Phrase | ((text: string) => Phrase);
  /** Undefined for a text that is none. */
  read(text: string): Value | undefined;
}

const MAX_VOICE_LENGTH = 256;
/** Segments divided by single slashes; those that begin with a dot could lead out of the folder. */
const VOICE =
  /^[\p{L}\p{M}\p{N}_-][\p{L}\p{M}\p{N}_.-]*(?:\/[\p{L}\p{M}\p{N}_-][\p{L}\p{M}\p{N}_.-]*)*$/u;

/** What is carried along, up to its longest. */
export const userData: Format<string | null> = {
  expected: (text) => phrase('short-data', { most: MOST_DATA_BYTES, given: dataBytes(text) }),
  read: (text) => (dataBytes(text) > MOST_DATA_BYTES ? undefined : text),
};

/** The brand is the caller's word for what is named. */
export const nameOf = <Name extends string>(): Format<Name> => ({
  expected: phrase('a-name', { rule: NAME_RULE }),
  read: (text) => (isKnownName(text) ? (canonicalName(text) as Name) : undefined),
});

const MOST_KEYS = 16;
const KEYS = /^[0-9*#A-D]{0,16}$/;

/** Keys of a telephone; none counts as absent. */
export const keys: Format<string | null> = {
  expected: phrase('telephone-keys', { most: MOST_KEYS }),
  read: (text) => (KEYS.test(text) ? text || null : undefined),
};

const KEY = /^[0-9*#A-D]?$/;

/** One key of a telephone; none counts as absent. */
export const key: Format<string | null> = {
  expected: phrase('telephone-key'),
  read: (text) => (KEY.test(text) ? text || null : undefined),
};

export const telephoneNumber: Format<string | null> = {
  expected: phrase('telephone-number'),
  read: (text) => (text === '' ? null : isTelephoneNumber(text) ? text : undefined),
};

export const flag: Format<boolean> = {
  expected: phrase('true-or-false'),
  read: (text) => (text === 'true' || text === 'false' ? text === 'true' : undefined),
};

export const settableState: Format<SettableState> = {
  expected: SETTABLE_STATE_RULE,
  read: (text) => parseSettableState(text) ?? undefined,
};

/** A sound of Asterisk or of the call center's own, without its suffix; an empty one counts as absent. */
export const voice: Format<string | null> = {
  expected: phrase('voice-name', { most: MAX_VOICE_LENGTH }),
  read: (text) => {
    if (text === '') return null;
    const isVoice = VOICE.test(text) && !text.includes('..') && text.length <= MAX_VOICE_LENGTH;
    return isVoice ? text : undefined;
  },
};

export const oneOf = <Value extends string | number>(
  ...values: readonly Value[]
): Format<Value> => ({
  expected: phrase('one-of', { values: values.map(String) }),
  read: (text) => values.find((value) => String(value) === text),
});

const wholeNumber = (text: string, { least, most }: Range): number | undefined => {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  return value >= least && value <= most ? value : undefined;
};

export const numberIn = (range: Range): Format<number> => ({
  expected: phrase('whole-number', { ...range }),
  read: (text) => wholeNumber(text, range),
});

/** Written in seconds, read as milliseconds. */
export const secondsIn = (range: Range): Format<number> => ({
  expected: phrase('whole-seconds', { ...range }),
  read: (text) => {
    const seconds = wholeNumber(text, range);
    return seconds === undefined ? undefined : seconds * 1000;
  },
});
