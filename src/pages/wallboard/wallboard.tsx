import { type ReactNode, useEffect } from 'react';
import { useBoard } from '../live/use-board.ts';
import { useStats } from '../live/use-stats.ts';
import { useSession } from '../session/with-session.tsx';
import { Alert } from '../ui/alert.tsx';
import { Frame, LineSign } from '../ui/frame.tsx';
import { useWords } from '../words/words.ts';
import { AgentsNow } from './agents-now.tsx';
import { Conditions } from './conditions.tsx';
import { Figures } from './figures.tsx';
import { ThresholdsButton } from './thresholds.tsx';
import { WaitingList } from './waiting-list.tsx';

/** On a wall nobody clicks. */
const IS_TV = new URLSearchParams(location.search).get('tv') === '1';

const mayAct = (role: string): boolean => role !== 'read' && role !== 'agent';

/** What goes on in a call center, for those who supervise it. */
export const Wallboard = (): ReactNode => {
  const { say } = useWords();
  const { callcenter, session } = useSession();
  const { board, line, error } = useBoard();
  const stats = useStats();
  const acts = !IS_TV && mayAct(session.role);
  useEffect(() => {
    document.title = `${say('wallboard')} · ${callcenter}`;
    document.documentElement.dataset['tv'] = String(IS_TV);
  }, [say, callcenter]);
  const fault = error ?? stats.error;
  const content = (
    <div className="board">
      {fault !== null && line !== 'broken' && <Alert error={fault} />}
      <Figures stats={stats.data ?? null} />
      <div className="board-columns">
        <div className="stack">
          <WaitingList board={board} acts={acts} />
          <Conditions stats={stats.data ?? null} />
        </div>
        <AgentsNow board={board} acts={acts} />
      </div>
    </div>
  );
  if (!IS_TV) {
    return (
      <Frame title={say('wallboard')} line={line} tools={<ThresholdsButton />}>
        {content}
      </Frame>
    );
  }
  return (
    <main className="main">
      <h1 className="unseen">{say('wallboard')}</h1>
      {line === 'broken' && <LineSign state={line} />}
      {content}
    </main>
  );
};
