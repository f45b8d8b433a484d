import { lazy, type ReactNode, Suspense } from 'react';
import { Button } from '../ui/button.tsx';
import { Modal } from '../ui/modal.tsx';
import { useSwitch } from '../ui/use-switch.ts';
import { useWords } from '../words/words.ts';

/** Looked at once a week: it is loaded then. */
const DeviceSettings = lazy(async () => {
  const { DeviceSettings: found } = await import('./device-settings.tsx');
  return { default: found };
});
const KeySettings = lazy(async () => {
  const { KeySettings: found } = await import('./key-settings.tsx');
  return { default: found };
});

interface SoundAndKeysProps {
  /** Whether this browser is the phone. */
  readonly hasSound: boolean;
}

/** Lets one choose devices and keys. */
export const SoundAndKeys = ({ hasSound }: SoundAndKeysProps): ReactNode => {
  const { say } = useWords();
  const dialog = useSwitch();
  return (
    <>
      <Button kind="quiet" act={dialog.open}>
        {say('devices')}
      </Button>
      <Modal title={say('devices')} open={dialog.isOpen} close={dialog.close}>
        <div className="form">
          <Suspense fallback={<p className="quiet">…</p>}>
            {hasSound && <DeviceSettings />}
            <KeySettings />
          </Suspense>
          <Button act={dialog.close}>{say('close')}</Button>
        </div>
      </Modal>
    </>
  );
};
