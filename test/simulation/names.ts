import type { Chance } from './chance.ts';

/** Names from which everything in a simulated call center is made: few, so that they meet often. */
export interface Names {
  readonly agents: readonly string[];
  readonly conditions: readonly string[];
  readonly skills: readonly string[];
  /** Extensions: SIP users, gateways and telephones alike. */
  readonly users: readonly string[];
  readonly workChannels: readonly string[];
  readonly voices: readonly string[];
  readonly numbers: readonly string[];
}

const numbered = (letter: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${letter}${index + 1}`);

/** A few of each kind, so that what is drawn is mostly there. */
export const randomNames = (chance: Chance): Names => ({
  agents: numbered('a', chance.between(1, 5)),
  conditions: numbered('c', chance.between(1, 3)),
  skills: numbered('s', 3),
  users: numbered('u', chance.between(1, 6)),
  workChannels: ['default', 'w1', 'w2'],
  voices: numbered('v', 3),
  numbers: ['030', '0049301', '+88216', '112'],
});
