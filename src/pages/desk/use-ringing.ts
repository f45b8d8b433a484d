import { useEffect } from 'react';
import { useWords } from '../words/words.ts';
import { startRinging } from './ring.ts';

/** How often the title of the page changes, in milliseconds. */
const BLINK_MS = 1000;

const notify = (title: string, body: string): (() => void) => {
  if (!('Notification' in window) || Notification.permission !== 'granted') return () => undefined;
  const shown = new Notification(title, { body, requireInteraction: true });
  shown.onclick = () => {
    focus();
    shown.close();
  };
  return () => {
    shown.close();
  };
};

const blinkTitle = (text: string): (() => void) => {
  const before = document.title;
  const timer = setInterval(() => {
    document.title = document.title === before ? text : before;
  }, BLINK_MS);
  return () => {
    clearInterval(timer);
    document.title = before;
  };
};

/** Rings, notifies and blinks while somebody calls: also where the page is not looked at. @param caller null: nobody does */
export const useRinging = (caller: string | null, hasSound: boolean): void => {
  const { say } = useWords();
  useEffect(() => {
    if (caller === null) return undefined;
    const title = say('call-for-you');
    const ends = [
      ...(hasSound ? [startRinging()] : []),
      blinkTitle(`☎ ${caller}`),
      ...(document.visibilityState === 'hidden' ? [notify(title, caller)] : []),
    ];
    return () => {
      for (const end of ends) end();
    };
  }, [caller, hasSound, say]);
};
