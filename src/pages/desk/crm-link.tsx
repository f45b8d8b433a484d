import { type ReactNode, useState, useSyncExternalStore } from 'react';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Modal } from '../ui/modal.tsx';
import { textPreference } from '../ui/preference.ts';
import { onSubmit } from '../ui/submitted.ts';
import { useSwitch } from '../ui/use-switch.ts';
import { useWords } from '../words/words.ts';

/** Shown as they are written. */
const PARTS = { number: '{number}', name: '{name}', data: '{data}' };

/** Of this browser: an address with `{number}`, `{name}` or `{data}` in it. */
const template = textPreference('crm-link');

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

/** Opens the caller in the CRM, if there is one. */
export const CrmLink = ({ caller }: { readonly caller: Caller }): ReactNode => {
  const { say } = useWords();
  const text = useSyncExternalStore(template.subscribe, template.get);
  const address = crmAddress(text, caller);
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
