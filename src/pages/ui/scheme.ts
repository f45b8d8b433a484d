import { preference } from './preference.ts';

export type Scheme = 'system' | 'light' | 'dark';

/** Light, dark, or as the machine is. */
export const schemeChoice = preference<Scheme>('scheme', ['system', 'light', 'dark'], 'system');

const show = (): void => {
  const scheme = schemeChoice.get();
  if (scheme === 'system') delete document.documentElement.dataset['scheme'];
  else document.documentElement.dataset['scheme'] = scheme;
};

/** Shows the page as it was chosen, from now on. */
export const followScheme = (): void => {
  show();
  schemeChoice.subscribe(show);
};
