import { type KeyboardEvent, type ReactNode, useState, useSyncExternalStore } from 'react';
import { Button } from '../ui/button.tsx';
import { useWords } from '../words/words.ts';
import { type Deed, DEEDS, isFree, keyChoice, keyOf, keyText } from './shortcuts.ts';

type Fault = 'key-taken' | 'key-needs-alt';

/** Which key does what, and another one for it: press the button, then the key. */
export const KeySettings = (): ReactNode => {
  const { say } = useWords();
  const keys = useSyncExternalStore(keyChoice.subscribe, keyChoice.get);
  const [asked, setAsked] = useState<Deed | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const take = (deed: Deed) => (event: KeyboardEvent) => {
    const key = keyOf(event.nativeEvent);
    if (asked !== deed || key === null) return;
    event.preventDefault();
    if (!isFree(key)) setFault('key-needs-alt');
    else if (DEEDS.some((other) => other !== deed && keys[other] === key)) setFault('key-taken');
    else {
      keyChoice.set({ ...keys, [deed]: key });
      setAsked(null);
      setFault(null);
    }
  };
  return (
    <>
      <dl className="fields">
        {DEEDS.map((deed) => (
          <div key={deed}>
            <dt>{say(`key-${deed}`)}</dt>
            <dd onKeyDownCapture={take(deed)}>
              <Button
                name={`${say(`key-${deed}`)}: ${keyText(keys[deed])}`}
                pressed={asked === deed}
                act={() => {
                  setAsked(deed);
                  setFault(null);
                }}
              >
                {asked === deed ? say('press-key') : keyText(keys[deed])}
              </Button>
            </dd>
          </div>
        ))}
      </dl>
      <p className="fault" role="alert">
        {fault === null ? '' : say(fault)}
      </p>
      <Button kind="quiet" act={keyChoice.reset}>
        {say('keys-as-first')}
      </Button>
    </>
  );
};
