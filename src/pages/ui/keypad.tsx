import { type ReactNode, useState } from 'react';
import { useWords } from '../words/words.ts';
import { Button } from './button.tsx';

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'];

/** The keys of a telephone, and which were pressed. */
export const Keypad = ({ press }: { readonly press: (digit: string) => void }): ReactNode => {
  const { say } = useWords();
  const [pressed, setPressed] = useState('');
  return (
    <>
      <output className="pad-pressed code" aria-label={say('keys')}>
        {pressed}
      </output>
      <div className="pad">
        {KEYS.map((digit) => (
          <Button
            key={digit}
            size="large"
            act={() => {
              setPressed(pressed + digit);
              press(digit);
            }}
          >
            {digit}
          </Button>
        ))}
      </div>
    </>
  );
};
