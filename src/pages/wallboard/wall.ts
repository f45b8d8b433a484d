import { type RefObject, useEffect, useRef, useState } from 'react';

/** On a wall nobody clicks, and nobody scrolls. */
export const IS_TV = new URLSearchParams(location.search).get('tv') === '1';

const ROW_HEIGHT_REM = 2.75;

/** Of a row of a list, in pixels. */
export const rowHeight = (): number =>
  ROW_HEIGHT_REM * parseFloat(getComputedStyle(document.documentElement).fontSize);

/** A room on the wall, and how large it is, in rows. Nothing is known of it at first. */
interface Room {
  readonly room: RefObject<HTMLDivElement | null>;
  /** As many rows as stand one below the other. */
  readonly rows: number;
  /** As many rows as stand beside each other. */
  readonly columns: number;
}

/** A row that is narrower than so many times its height cuts names off. */
const LEAST_WIDTH_IN_HEIGHTS = 8.5;

/** Looks how much fits into a room, anew whenever the room changes. */
export const useRoom = (): Room => {
  const room = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ rows: 0, columns: 1 });
  useEffect(() => {
    const { current } = room;
    if (current === null) return undefined;
    const watch = new ResizeObserver(() => {
      const height = rowHeight();
      const rows = Math.max(1, Math.floor(current.clientHeight / height));
      const columns = Math.max(
        1,
        Math.floor(current.clientWidth / (LEAST_WIDTH_IN_HEIGHTS * height)),
      );
      setSize((before) =>
        before.rows === rows && before.columns === columns ? before : { rows, columns },
      );
    });
    watch.observe(current);
    return () => {
      watch.disconnect();
    };
  }, []);
  return { room, ...size };
};

/** How many of a list are shown where so many places are: the last place says how many are not. */
export const shownOf = (count: number, places: number): number =>
  count <= places ? count : Math.max(0, places - 1);
