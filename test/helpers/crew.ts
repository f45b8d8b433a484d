/** Agents of a call center that looks lived in, and the state of each. */
export const STATES: Readonly<Record<string, string>> = {
  bea: 'idle',
  carl: 'busy/training',
  dora: 'away/lunch',
  emil: 'busy',
  fay: 'busy/back office',
  gus: 'away/meeting',
};

/** What its callers wait for. */
export const CONDITIONS = ['sales', 'support', 'returns', 'english'];
