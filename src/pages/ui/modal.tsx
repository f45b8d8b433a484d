import { Dialog } from '@base-ui/react/dialog';
import type { ReactNode } from 'react';
import { useWords } from '../words/words.ts';

interface ModalProps {
  readonly title: string;
  readonly open: boolean;
  readonly close: () => void;
  readonly children: ReactNode;
}

/** A button that opens a dialog says by it that more is asked; the dialog is what was meant. */
const MORE_TO_ASK = /…$/;

/** Stands in the corner, and comes last: the first field has the focus. */
const Cross = (): ReactNode => {
  const { say } = useWords();
  return (
    <Dialog.Close
      className="button dialog-cross"
      data-kind="quiet"
      aria-label={say('close-dialog')}
    >
      <span aria-hidden="true">✕</span>
    </Dialog.Close>
  );
};

/** Something that is to be dealt with before all else. Escape closes it, and so does its cross. */
export const Modal = ({ title, open, close, children }: ModalProps): ReactNode => (
  <Dialog.Root
    open={open}
    onOpenChange={(isOpen) => {
      if (!isOpen) close();
    }}
  >
    <Dialog.Portal>
      <Dialog.Backdrop className="backdrop" />
      <Dialog.Popup className="dialog">
        <Dialog.Title>{title.replace(MORE_TO_ASK, '')}</Dialog.Title>
        {children}
        <Cross />
      </Dialog.Popup>
    </Dialog.Portal>
  </Dialog.Root>
);
