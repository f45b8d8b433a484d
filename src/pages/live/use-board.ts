import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { ApiError, type Event } from '../../client/index.ts';
import { useSession } from '../session/with-session.tsx';
import type { BoardState } from './board.ts';
import type { LineState } from './event-line.ts';
import { LiveBoard } from './live-board.ts';
import type { Followed } from './shared-line.ts';
import { useLine } from './use-line.ts';

export interface Live {
  /** null: it is not read yet. */
  readonly board: BoardState | null;
  readonly line: LineState;
  /** Why the board could not be read the last time; null: it could. */
  readonly error: unknown;
}

const ALL_EVENTS: Followed = { name: 'events', types: [] };

/**
 * All that goes on in the call center, as it goes on.
 * @param heard told of each event
 * @param followed of a module; what the board is made of must be among it
 */
export const useBoard = (heard?: (event: Event) => void, followed: Followed = ALL_EVENTS): Live => {
  const { callcenter, forget } = useSession();
  const [error, setError] = useState<unknown>(null);
  const told = useRef(heard);
  useEffect(() => {
    told.current = heard;
  });
  const failed = useMemo(
    () => (reason: unknown) => {
      if (reason instanceof ApiError && reason.status === 401) forget();
      else setError(reason);
    },
    [forget],
  );
  const live = useMemo(() => new LiveBoard(callcenter, failed), [callcenter, failed]);
  const line = useLine(callcenter, followed, {
    event: (event) => {
      live.event(event);
      told.current?.(event);
    },
    opened: () => {
      setError(null);
      live.readAnew();
    },
    refused: failed,
  });
  const board = useSyncExternalStore(live.subscribe, live.shown);
  return { board, line, error };
};
