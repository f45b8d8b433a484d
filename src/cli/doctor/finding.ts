/** What was looked at, what was seen, and for what is not well: what helps. */
export type Finding =
  | { readonly is: 'well'; readonly what: string }
  | { readonly is: 'doubtful' | 'wrong'; readonly what: string; readonly helps: string };

export const well = (what: string): Finding => ({ is: 'well', what });
export const doubtful = (what: string, helps: string): Finding => ({ is: 'doubtful', what, helps });
export const wrong = (what: string, helps: string): Finding => ({ is: 'wrong', what, helps });

/** Why something failed, for a person. */
export const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error && error.cause.message !== ''
    ? error.cause.message
    : error.message;
};
