import { useEffect, useRef, useState } from 'react';
import type { Event } from '../../client/index.ts';
import type { LineState } from './event-line.ts';
import { SharedLine } from './shared-line.ts';

interface Following {
  readonly event: (event: Event) => void;
  /** The line is open, at first or again: what was shown before may be out of date. */
  readonly opened: () => void;
  readonly refused: (error: unknown) => void;
}

/** Follows the events of a call center while the page is there, and gives how the line is. */
export const useLine = (callcenter: string, following: Following): LineState => {
  const [state, setState] = useState<LineState>('opening');
  const now = useRef(following);
  useEffect(() => {
    now.current = following;
  });
  useEffect(() => {
    const line = new SharedLine(callcenter, {
      event: (event) => {
        now.current.event(event);
      },
      state: (changed) => {
        setState(changed);
        if (changed === 'open') now.current.opened();
      },
      refused: (error) => {
        now.current.refused(error);
      },
    });
    return () => {
      line.end();
    };
  }, [callcenter]);
  return state;
};
