import { type ReactNode, useSyncExternalStore } from 'react';
import { useWords, type Words } from '../words/words.ts';
import { errorText, remedyText } from './alert.tsx';

interface Notice {
  readonly id: number;
  readonly kind: 'done' | 'fault';
  readonly text: string;
}

/** What was done goes by itself; what was not done stays until it is read. */
const DONE_FOR_MS = 5000;
const MOST = 4;

let notices: readonly Notice[] = [];
let count = 0;
const listeners = new Set<() => void>();

const be = (next: readonly Notice[]): void => {
  notices = next;
  for (const listener of listeners) listener();
};

const remove = (id: number): void => {
  be(notices.filter((notice) => notice.id !== id));
};

const add = (kind: Notice['kind'], text: string): number => {
  count += 1;
  be([...notices.slice(1 - MOST), { id: count, kind, text }]);
  return count;
};

/** Says for a moment that something was done. */
export const tellDone = (text: string): void => {
  const id = add('done', text);
  setTimeout(() => {
    remove(id);
  }, DONE_FOR_MS);
};

/** Says that something was not done, why, and what to do. */
export const tellFault = (error: unknown, words: Words): void => {
  add('fault', `${errorText(error, words)} ${remedyText(error, words)}`);
};

const subscribe = (changed: () => void): (() => void) => {
  listeners.add(changed);
  return () => {
    listeners.delete(changed);
  };
};

/** What is told, at the edge of the page and to screen readers. */
export const Notices = (): ReactNode => {
  const { say } = useWords();
  const shown = useSyncExternalStore(subscribe, () => notices);
  return (
    <div className="notices" role="status" aria-live="polite">
      {shown.map(({ id, kind, text }) => (
        <div key={id} className="notice" data-kind={kind}>
          <span>{text}</span>
          <button
            type="button"
            className="button"
            data-kind="quiet"
            aria-label={say('close')}
            onClick={() => {
              remove(id);
            }}
          >
            <span aria-hidden="true">✕</span>
          </button>
        </div>
      ))}
    </div>
  );
};
