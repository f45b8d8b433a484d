/** Neither an application nor a call center has it in its name. */
const BETWEEN = '/';

/**
 * What tells whose an account is: kept in its `accountcode`, as Asterisk shows that and copies it to the
 * records of its calls. Such as `callcenter/acme/1a2b3c4d`.
 * @param edition changes with what the service makes of an account
 */
export const accountMark = (app: string, callcenterId: string, edition: string): string =>
  [app, callcenterId, edition].join(BETWEEN);

/** The application that made an account; null: the mark is none of this kind. */
export const makerIn = (mark: string): string | null => {
  const parts = mark.split(BETWEEN);
  return parts.length === 3 ? (parts[0] ?? null) : null;
};

export const isMarkOf = (mark: string, app: string): boolean => makerIn(mark) === app;
