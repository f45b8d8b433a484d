import { memo, type ReactNode, useMemo } from 'react';
import type { BoardState, Waiting } from '../live/board.ts';
import { firstKnown } from '../ui/first-known.ts';
import { Clock } from '../ui/clock.tsx';
import { dataText } from '../ui/data-fields.ts';
import { useWords } from '../words/words.ts';
import { Rows } from './rows.tsx';
import { WaitingMenu } from './waiting-menu.tsx';

const byTime = (one: Waiting, other: Waiting): number => one.create_time - other.create_time;

/** Whoever it is: their name, their number, or what is waited for. */
export const useCallerText = (): ((task: Waiting) => string) => {
  const { say } = useWords();
  return ({ origin_name: name, origin_number: number, type }) => {
    const known = [name, number].filter((text) => text !== null && text !== '').join(' · ');
    return firstKnown(known) ?? say(type === 'ivr' ? 'caller-unknown' : `task-${type}`);
  };
};

interface RowProps {
  readonly task: Waiting;
  readonly acts: boolean;
}

const Cells = memo(({ task, acts }: RowProps): ReactNode => {
  const { say } = useWords();
  const callerText = useCallerText();
  return (
    <>
      <span role="cell" className="cell-first">
        {callerText(task)}
        {task.data !== null && <small className="quiet">{dataText(task.data)}</small>}
      </span>
      <span role="cell">
        {task.state === 'fetching' && task.agent !== null
          ? say('rings-agent', { agent: task.agent })
          : say(`task-state-${task.state}`)}
      </span>
      <span role="cell" className="number">
        <Clock since={task.create_time} />
      </span>
      {acts && (
        <span role="cell" className="cell-end">
          <WaitingMenu task={task} />
        </span>
      )}
    </>
  );
});

const Empty = (): ReactNode => {
  const { say } = useWords();
  return (
    <div className="empty">
      <strong>{say('nobody-waits')}</strong>
      <span>{say('nobody-waits-hint')}</span>
    </div>
  );
};

interface WaitingListProps {
  readonly board: BoardState | null;
  readonly acts: boolean;
}

/** Who waits, the longest first. */
export const WaitingList = ({ board, acts }: WaitingListProps): ReactNode => {
  const { say } = useWords();
  const tasks = useMemo(() => [...(board?.tasks.values() ?? [])].sort(byTime), [board?.tasks]);
  return (
    <section className="card waiting-card">
      <h2>
        {say('who-waits')} <span className="quiet">{board === null ? '' : tasks.length}</span>
      </h2>
      {board !== null && tasks.length === 0 ? (
        <Empty />
      ) : (
        <Rows
          label={say('who-waits')}
          acts={acts}
          count={tasks.length}
          keyOf={(index) => tasks[index]?.id ?? ''}
          cellsOf={(index) => {
            const task = tasks[index];
            return task === undefined ? null : <Cells task={task} acts={acts} />;
          }}
        />
      )}
    </section>
  );
};
