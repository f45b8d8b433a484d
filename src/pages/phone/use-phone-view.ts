import { useSyncExternalStore } from 'react';
import type { BrowserPhone } from './browser-phone.ts';
import type { PhoneView } from './phone-view.ts';

/** What the phone shows, as it changes. */
export const usePhoneView = (phone: BrowserPhone): PhoneView =>
  useSyncExternalStore(phone.listen, () => phone.view);
