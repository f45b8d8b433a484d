import type { ReactNode } from 'react';
import { useWords } from '../words/words.ts';
import type { RowsProps } from './rows.tsx';
import { shownOf, useRoom } from './wall.ts';

/** A list on a wall: as many rows as its room has place for, side by side, and how many more there are. */
export const WallRows = ({ label, count, keyOf, cellsOf }: Omit<RowsProps, 'acts'>): ReactNode => {
  const { say } = useWords();
  const { room, rows, columns } = useRoom();
  const shown = shownOf(count, rows * columns);
  const style = {
    gridTemplateRows: `repeat(${rows}, 2.75rem)`,
    gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
  };
  const indices = Array.from({ length: shown }, (_, index) => index);
  return (
    <div className="wall-room" ref={room}>
      <div
        className="wall-rows"
        role="table"
        aria-label={label}
        aria-rowcount={count}
        style={style}
      >
        {indices.map((index) => (
          <div key={keyOf(index)} className="row" role="row" aria-rowindex={index + 1}>
            {cellsOf(index)}
          </div>
        ))}
        {shown < count && (
          <div className="row wall-more" role="row">
            <span role="cell">{say('and-more', { count: count - shown })}</span>
          </div>
        )}
      </div>
    </div>
  );
};
