import { createContext, use, useEffect, useMemo, useSyncExternalStore } from 'react';
import { BrowserPhone } from '../phone/browser-phone.ts';
import type { PhoneView } from '../phone/phone-view.ts';
import { api } from '../session/api.ts';
import { AGENT } from './use-me.ts';

/** The phone of a desk. */
export interface DeskPhone {
  readonly phone: BrowserPhone;
  readonly view: PhoneView;
}

export const PhoneContext = createContext<DeskPhone | null>(null);

/** This browser as the agent's phone. Only below the desk. */
export const usePhone = (): DeskPhone => {
  const phone = use(PhoneContext);
  if (phone === null) throw new Error('there is no phone here');
  return phone;
};

/** Of this tab, until it is closed. */
const WAS_ON = 'callcenter.phone-on';

/** Makes the phone of an agent, which is off at first, and switches it off when the desk is left. */
export const useNewPhone = (
  path: { readonly callcenter_id: string; readonly agent_name: string },
  isLoggedIn = true,
): DeskPhone => {
  const { callcenter_id, agent_name } = path;
  const phone = useMemo(
    () =>
      new BrowserPhone({
        name: `callcenter.phone.${callcenter_id}.${agent_name}`,
        credentials: () =>
          api().call('POST', `${AGENT}/phone`, { path: { callcenter_id, agent_name } }),
      }),
    [callcenter_id, agent_name],
  );
  useEffect(() => {
    // A page that is loaded anew is the phone again: a talk waits for it.
    if (sessionStorage.getItem(WAS_ON) === 'true') void phone.switchOn();
    return () => {
      phone.switchOff();
    };
  }, [phone]);
  const view = useSyncExternalStore(phone.listen, () => phone.view);
  const { kind } = view.line;
  useEffect(() => {
    if (kind === 'ready') sessionStorage.setItem(WAS_ON, 'true');
    if (kind === 'taken' || kind === 'refused') sessionStorage.removeItem(WAS_ON);
  }, [kind]);
  useEffect(() => {
    if (isLoggedIn) return;
    // Whoever logged out, or was logged out, is no phone; nor after a reload.
    sessionStorage.removeItem(WAS_ON);
    phone.switchOff();
  }, [phone, isLoggedIn]);
  return useMemo(() => ({ phone, view }), [phone, view]);
};
