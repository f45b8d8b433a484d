import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Modal } from '../ui/modal.tsx';
import { tellFault } from '../ui/notices.tsx';
import { preference, textPreference } from '../ui/preference.ts';
import { onSubmit } from '../ui/submitted.ts';
import { useSwitch } from '../ui/use-switch.ts';
import { useWords } from '../words/words.ts';

/** Shown as they are written. */
const PARTS = { number: '{number}', name: '{name}', data: '{data}' };

/** Of this browser: an address with `{number}`, `{name}` or `{data}` in it. */
const template = textPreference('crm-link');

const opening = preference('crm-opening', ['button', 'itself'], 'button');

/** What is known of a caller. */
export interface Caller {
  readonly number: string;
  readonly name: string;
  readonly data: string;
}

/** The address for a caller; null: there is none, or it would be no page. */
export const crmAddress = (text: string, caller: Caller): string | null => {
  const filled = text.replace(/\{(number|name|data)\}/g, (_all, part: keyof Caller) =>
    encodeURIComponent(caller[part]),
  );
  if (!URL.canParse(filled)) return null;
  return /^https?:$/.test(new URL(filled).protocol) ? filled : null;
};

/** Calls for which the CRM was opened: once each, however often the page shows them. */
const openedFor = new Set<string>();

/** Opens the caller by itself, where that was chosen. One window is used for all of them. */
const useOpening = (task: string, address: string | null): void => {
  const words = useWords();
  useEffect(() => {
    if (opening.get() !== 'itself' || address === null || openedFor.has(task)) return;
    openedFor.add(task);
    const opened = window.open(address, 'callcenter-crm');
    if (opened === null) tellFault(new Error(words.say('crm-blocked')), words);
    else opened.opener = null;
  }, [task, address, words]);
};

interface CrmLinkProps {
  /** Id of the call's queue task. */
  readonly task: string;
  readonly caller: Caller;
}

/** Opens the caller in the CRM, if there is one. */
export const CrmLink = ({ task, caller }: CrmLinkProps): ReactNode => {
  const { say } = useWords();
  const text = useSyncExternalStore(template.subscribe, template.get);
  const address = crmAddress(text, caller);
  useOpening(task, address);
  if (address === null) return null;
  return (
    <a className="button" href={address} target="_blank" rel="noopener noreferrer">
      {say('open-crm')}
    </a>
  );
};

/** Lets one say where callers are found in the CRM. */
export const CrmSettings = (): ReactNode => {
  const { say } = useWords();
  const dialog = useSwitch();
  const [text, setText] = useState(template.get());
  const opens = useSyncExternalStore(opening.subscribe, opening.get) === 'itself';
  const store = (): void => {
    template.set(text.trim());
    dialog.close();
  };
  return (
    <>
      <Button act={dialog.open}>{say('crm')}</Button>
      <Modal title={say('crm')} open={dialog.isOpen} close={dialog.close}>
        <form className="form" onSubmit={onSubmit(store)}>
          <Field
            label={say('crm-address')}
            hint={say('crm-hint', PARTS)}
            value={text}
            change={setText}
          />
          <label className="check">
            <input
              type="checkbox"
              checked={opens}
              onChange={({ target }) => {
                opening.set(target.checked ? 'itself' : 'button');
              }}
            />
            {say('crm-opens')}
          </label>
          <div className="buttons">
            <Button kind="first">{say('store')}</Button>
            <Button kind="quiet" act={dialog.close}>
              {say('cancel')}
            </Button>
          </div>
        </form>
      </Modal>
    </>
  );
};
