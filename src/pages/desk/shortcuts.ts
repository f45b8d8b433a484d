import { useEffect, useRef } from 'react';
import { textPreference } from '../ui/preference.ts';

/** What keys do on a desk. */
export const DEEDS = ['answer', 'hold', 'mute', 'hang-up'] as const;
export type Deed = (typeof DEEDS)[number];

/** By deed the key, as its place on the keyboard, whatever the language of that: `Alt+KeyA`. */
export type Keys = Readonly<Record<Deed, string>>;

const FIRST: Keys = {
  ...{ answer: 'Alt+KeyA', hold: 'Alt+KeyH', mute: 'Alt+KeyM' },
  'hang-up': 'Alt+KeyX',
};

const kept = textPreference('keys');

const isKeys = (found: unknown): found is Keys =>
  typeof found === 'object' &&
  found !== null &&
  DEEDS.every((deed) => typeof (found as Record<string, unknown>)[deed] === 'string');

/** The last text that was read, and what it says: the same text gives the same object. */
let read: { readonly text: string; readonly keys: Keys } = { text: '', keys: FIRST };

const keysIn = (text: string): Keys => {
  if (text === '') return FIRST;
  try {
    const found: unknown = JSON.parse(text);
    return isKeys(found) ? found : FIRST;
  } catch {
    return FIRST;
  }
};

/** Which key does what in this browser. */
export const keyChoice = {
  get: (): Keys => {
    const text = kept.get();
    if (text !== read.text) read = { text, keys: keysIn(text) };
    return read.keys;
  },
  set: (keys: Keys): void => {
    kept.set(JSON.stringify(keys));
  },
  reset: (): void => {
    kept.set('');
  },
  subscribe: kept.subscribe,
};

type Pressed = Pick<KeyboardEvent, 'code' | 'altKey' | 'ctrlKey' | 'shiftKey' | 'metaKey'>;

/** A key as it is kept; null: it does nothing without others. */
export const keyOf = ({ code, altKey, ctrlKey, shiftKey, metaKey }: Pressed): string | null => {
  if (/^(Alt|Control|Shift|Meta|Tab|Escape|Enter|Unidentified)/.test(code) || code === '')
    return null;
  const held = [
    ...(ctrlKey ? ['Ctrl'] : []),
    ...(altKey ? ['Alt'] : []),
    ...(shiftKey ? ['Shift'] : []),
    ...(metaKey ? ['Meta'] : []),
  ];
  return [...held, code].join('+');
};

/** Whether it can be a shortcut: one that writes nothing where somebody types. */
export const isFree = (key: string): boolean => /^(Ctrl|Alt|Meta)\+|^(Shift\+)?F\d+$/.test(key);

/** As people know it. */
export const keyText = (key: string): string => key.replace(/\b(?:Key|Digit)(?=.$)/, '');

/** Does what a key stands for, wherever the focus is. */
export const useShortcuts = (deeds: Readonly<Partial<Record<Deed, () => void>>>): void => {
  const now = useRef(deeds);
  useEffect(() => {
    now.current = deeds;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      // A dialog that asks for a key takes it itself.
      if (event.defaultPrevented || event.repeat) return;
      const key = keyOf(event);
      const deed = DEEDS.find((each) => keyChoice.get()[each] === key);
      const act = deed === undefined ? undefined : now.current[deed];
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', press);
    return () => {
      removeEventListener('keydown', press);
    };
  }, []);
};
