import { useState } from 'react';
import { useWords } from '../words/words.ts';
import { tellDone, tellFault } from './notices.tsx';

export interface Action {
  /** It was asked for, and is not done yet. */
  readonly isWanted: boolean;
  /** Does it; a failure is told, and what was typed stays. @returns whether it was done */
  readonly run: (act: () => Promise<unknown>, done?: string) => Promise<boolean>;
}

/** Something that is asked for: shown as wanted until it is done, and told when it fails. */
export const useAction = (): Action => {
  const words = useWords();
  const [count, setCount] = useState(0);
  return {
    isWanted: count > 0,
    run: async (act, done) => {
      setCount((running) => running + 1);
      try {
        await act();
        if (done !== undefined) tellDone(done);
        return true;
      } catch (error) {
        tellFault(error, words);
        return false;
      } finally {
        setCount((running) => running - 1);
      }
    },
  };
};
