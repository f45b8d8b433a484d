import { type ReactNode, useState } from 'react';
import { useWords } from '../words/words.ts';
import { Button } from './button.tsx';

interface RemoveButtonProps {
  /** What would be removed, for a screen reader. */
  readonly name: string;
  readonly disabled?: boolean;
  readonly remove: () => void;
}

/** Removes at the second click: what is removed cannot be had back. */
export const RemoveButton = ({ name, disabled = false, remove }: RemoveButtonProps): ReactNode => {
  const { say } = useWords();
  const [isAsked, ask] = useState(false);
  if (!isAsked) {
    return (
      <Button
        {...{ name: say('remove-that', { name }), disabled }}
        act={() => {
          ask(true);
        }}
      >
        {say('remove')}
      </Button>
    );
  }
  return (
    <>
      <Button {...{ kind: 'danger', name: say('really-remove', { name }), disabled, act: remove }}>
        {say('remove')}
      </Button>
      <Button
        act={() => {
          ask(false);
        }}
      >
        {say('cancel')}
      </Button>
    </>
  );
};
