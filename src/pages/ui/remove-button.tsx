import { type ReactNode, useState } from 'react';
import { useWords } from '../words/words.ts';
import { Button } from './button.tsx';

interface RemoveButtonProps {
  /** What would be removed, for a screen reader. */
  readonly name: string;
  readonly disabled?: boolean;
  readonly remove: () => void;
}

/** Removes at the second click: what is removed cannot be had back. Whoever has no mouse is asked where they are. */
export const RemoveButton = ({ name, disabled = false, remove }: RemoveButtonProps): ReactNode => {
  const { say } = useWords();
  const [asked, ask] = useState<'not-yet' | 'now' | 'before'>('not-yet');
  if (asked !== 'now') {
    return (
      <Button
        {...{ name: say('remove-that', { name }), disabled, takesFocus: asked === 'before' }}
        act={() => {
          ask('now');
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
        takesFocus
        act={() => {
          ask('before');
        }}
      >
        {say('cancel')}
      </Button>
    </>
  );
};
