import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useRef } from 'react';
import { IS_TV, rowHeight } from './wall.ts';
import { WallRows } from './wall-rows.tsx';

/** So many more than are seen, so that a quick scroll finds them there. */
const OVERSCAN = 4;

export interface RowsProps {
  readonly label: string;
  /** Whether each row ends with what can be done. */
  readonly acts: boolean;
  readonly count: number;
  /** What row it is; the same wherever it stands. */
  readonly keyOf: (index: number) => string;
  /** Asked for those alone that are seen. */
  readonly cellsOf: (index: number) => ReactNode;
}

/** A long list: only what is seen of it is on the page. */
const LongRows = ({ label, acts, count, keyOf, cellsOf }: RowsProps): ReactNode => {
  const room = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    ...{ count, estimateSize: rowHeight, overscan: OVERSCAN },
    getScrollElement: () => room.current,
    getItemKey: keyOf,
  });
  const table = { role: 'table', 'aria-label': label, 'aria-rowcount': count };
  return (
    <div className="rows-room" ref={room} tabIndex={0} {...table}>
      <div role="rowgroup" className="rows" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ key, index, start, size }) => (
          <div
            key={key}
            className="row"
            role="row"
            aria-rowindex={index + 1}
            data-acts={acts}
            style={{ transform: `translateY(${start}px)`, height: size }}
          >
            {cellsOf(index)}
          </div>
        ))}
      </div>
    </div>
  );
};

/** A list that scrolls, or on a wall one that shows what fits. */
export const Rows = (props: RowsProps): ReactNode =>
  IS_TV ? <WallRows {...props} /> : <LongRows {...props} />;
