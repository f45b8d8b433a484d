import { type ReactNode, useSyncExternalStore } from 'react';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Modal } from '../ui/modal.tsx';
import { textPreference } from '../ui/preference.ts';
import { useSwitch } from '../ui/use-switch.ts';
import { useWords } from '../words/words.ts';

/** From where on a figure is too high, or too low. 0: never. */
export interface Thresholds {
  readonly waiting: number;
  readonly longestWaitSeconds: number;
  /** In per cent. */
  readonly serviceLevel: number;
}

const FIRST: Thresholds = { waiting: 10, longestWaitSeconds: 120, serviceLevel: 80 };
const NAMES = ['waiting', 'longestWaitSeconds', 'serviceLevel'] as const;

const kept = textPreference('thresholds');

const parsed = (text: string): Thresholds => {
  try {
    return { ...FIRST, ...(JSON.parse(text) as Partial<Thresholds>) };
  } catch {
    return FIRST;
  }
};

/** Those that were chosen in this browser. */
export const useThresholds = (): Thresholds =>
  parsed(useSyncExternalStore(kept.subscribe, kept.get));

const Fields = (): ReactNode => {
  const { say } = useWords();
  const thresholds = useThresholds();
  return NAMES.map((name) => (
    <Field
      key={name}
      {...{ label: say(`threshold-${name}`), type: 'number', value: String(thresholds[name]) }}
      change={(value) => {
        kept.set(JSON.stringify({ ...thresholds, [name]: Math.max(0, Number(value)) }));
      }}
    />
  ));
};

/** Lets one say from where on figures alert. */
export const ThresholdsButton = (): ReactNode => {
  const { say } = useWords();
  const dialog = useSwitch();
  return (
    <>
      <Button act={dialog.open}>{say('thresholds')}</Button>
      <Modal title={say('thresholds')} open={dialog.isOpen} close={dialog.close}>
        <p className="quiet">{say('thresholds-hint')}</p>
        <div className="form">
          <Fields />
        </div>
        <div className="buttons">
          <Button kind="first" act={dialog.close}>
            {say('done')}
          </Button>
        </div>
      </Modal>
    </>
  );
};
