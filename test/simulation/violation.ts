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

/**
 * For checks after each step, which make no sentence before one is needed.
 * @throws Violation
 */
export const violated = (rule: string, found: object | string): never => {
  throw new Violation(rule, JSON.stringify(found));
};
