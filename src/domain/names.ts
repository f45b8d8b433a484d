import { phrase } from '../words/phrase.ts';

/** What names look like. */
export const NAME_PATTERN = /^[\p{L}\p{M}\p{N}_.-]{1,64}$/u;

/** The rule for names of agents, skills, conditions and work channels, for messages. */
export const NAME_RULE = phrase('name-rule');

/** Whether a text may name an agent, a skill, a condition or a work channel. */
export const isName = (text: string): boolean => NAME_PATTERN.test(text);
