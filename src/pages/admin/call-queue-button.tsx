import { lazy, type ReactNode, Suspense } from 'react';
import { Button } from '../ui/button.tsx';
import { Modal } from '../ui/modal.tsx';
import { useSwitch } from '../ui/use-switch.ts';
import { useWords } from '../words/words.ts';

/** It brings the phone along, which the rest of the page does without. */
const CallQueue = lazy(() => import('./call-queue.tsx'));

/** Lets whoever administers hear what callers hear. */
export const CallQueueButton = (): ReactNode => {
  const { say } = useWords();
  const dialog = useSwitch();
  return (
    <>
      <Button kind="first" act={dialog.open}>
        {say('call-queue')}
      </Button>
      <Modal title={say('call-queue')} open={dialog.isOpen} close={dialog.close}>
        <Suspense fallback={<p className="quiet">{say('loading')}</p>}>
          <CallQueue close={dialog.close} />
        </Suspense>
      </Modal>
    </>
  );
};
