import { phrase } from '../messages/phrase.ts';

/**
 * What names look like. One sign at least is a letter or a digit, so that `.` and `..`, which are steps
 * in a path, are none. No sign is invisible: two names that look the same would not be the same.
 * https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point
 */
export const NAME_PATTERN =
  /^(?=.*[\p{L}\p{N}])(?:(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{M}\p{N}_.-]){1,64}$/u;

/** What names looked like once: whatever is stored under one of those can still be reached. */
export const KNOWN_NAME_PATTERN = /^(?!\.{1,2}$)[\p{L}\p{M}\p{N}_.-]{1,64}$/u;

/** The rule for names of agents, skills, conditions and work channels, for messages. */
export const NAME_RULE = phrase('name-rule');

/** Names are compared in Unicode's form NFC: an é is the same in one sign and in two. */
export const canonicalName = (text: string): string => text.normalize('NFC');

/** Whether a text may become the name of an agent, a skill, a condition or a work channel. */
export const isName = (text: string): boolean => NAME_PATTERN.test(canonicalName(text));

/** Whether there may be something of that name. */
export const isKnownName = (text: string): boolean => KNOWN_NAME_PATTERN.test(canonicalName(text));

/** What telephone numbers look like. */
export const TELEPHONE_NUMBER = /^\+?[0-9*#]{1,32}$/;

export const isTelephoneNumber = (text: string): boolean => TELEPHONE_NUMBER.test(text);
