/** A rule that must always hold does not. */
export class Violation extends Error {
  override readonly name = 'Violation';
  readonly rule: string;

  /** @param rule the rule in a few words; the message says what was found instead */
  constructor(rule: string, message: string) {
    super(message);
    this.rule = rule;
  }
}

/** @throws Violation unless it holds */
export const must = (rule: string, holds: boolean, found: () => string): void => {
  if (!holds) throw new Violation(rule, found());
};
