import { api } from '../session/api.ts';
import { useList } from './use-list.tsx';

/** The call center and its settings. */
export const CALLCENTER = '/callcenter/{callcenter_id}';

/** The settings of the call center. */
export const useSettings = () =>
  useList('settings', (path) => api().call('GET', CALLCENTER, { path }));
