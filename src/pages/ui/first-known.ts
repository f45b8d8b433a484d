/** The first of some texts that is not empty; undefined: none is known. */
export const firstKnown = (...texts: readonly (string | null | undefined)[]): string | undefined =>
  texts.find((text): text is string => text !== undefined && text !== null && text !== '');
