import { InvalidArgumentError } from 'commander';

/** A change of an agent's skills as the API takes it. */
export type SkillOption =
  | { readonly opt: 1; readonly name: string; readonly score: number; readonly enabled: boolean }
  | { readonly opt: 2; readonly name: string };

const nameAndValue = (given: string): readonly [string, string] => {
  const at = given.lastIndexOf('=');
  if (at < 1) throw new InvalidArgumentError('Expected SKILL=SCORE.');
  return [given.slice(0, at), given.slice(at + 1)];
};

const scoreIn = (written: string): number => {
  const score = Number(written);
  if (written !== '' && Number.isFinite(score)) return score;
  throw new InvalidArgumentError('Expected a number as the score.');
};

/** `SKILL=SCORE`, of several one after the other. */
export const skillIn = (
  given: string,
  before: readonly object[] = [],
): readonly { readonly name: string; readonly score: number }[] => {
  const [name, written] = nameAndValue(given);
  return [...(before as { name: string; score: number }[]), { name, score: scoreIn(written) }];
};

/** `SKILL=SCORE`, or `SKILL=none`, which takes it away. */
export const skillChangeIn = (
  given: string,
  before: readonly SkillOption[] = [],
): readonly SkillOption[] => {
  const [name, written] = nameAndValue(given);
  const change: SkillOption =
    written === 'none'
      ? { opt: 2, name }
      : { opt: 1, name, score: scoreIn(written), enabled: true };
  return [...before, change];
};
