import { useEffect, useRef } from 'react';

/** With Alt: what each key does, whatever the language of the keyboard. */
export type Shortcuts = Readonly<Partial<Record<'KeyA' | 'KeyM' | 'KeyX', () => void>>>;

/** Does something at a key with Alt, wherever the focus is. */
export const useShortcuts = (shortcuts: Shortcuts): void => {
  const now = useRef(shortcuts);
  useEffect(() => {
    now.current = shortcuts;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (!event.altKey || event.ctrlKey || event.metaKey) return;
      const act = Object.entries(now.current).find(([code]) => code === event.code)?.[1];
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
