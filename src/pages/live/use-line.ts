import { useEffect, useRef, useState } from 'react';
import type { Event } from '../../client/index.ts';
import type { LineState } from './event-line.ts';
import { type Followed, SharedLine } from './shared-line.ts';

interface Following {
  readonly event: (event: Event) => void;
  /** The line is open, at first or again: what was shown before may be out of date. */
  readonly opened: () => void;
  readonly refused: (error: unknown) => void;
}

/** Follows events of a call center while the page is there, and gives how the line is. @param followed of a module: always the same */
export const useLine = (
  callcenter: string,
  followed: Followed,
  following: Following,
): LineState => {
  const [state, setState] = useState<LineState>('opening');
  const now = useRef(following);
  useEffect(() => {
    now.current = following;
  });
  useEffect(() => {
    const line = new SharedLine(callcenter, followed, {
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
  }, [callcenter, followed]);
  return state;
};
