import { type ReactNode, useEffect, useSyncExternalStore } from 'react';
import type { BoardState } from '../live/board.ts';
import { useBoard } from '../live/use-board.ts';
import { useFigures, WITH_FIGURES } from '../live/use-stats.ts';
import { useSession } from '../session/with-session.tsx';
import { Alert } from '../ui/alert.tsx';
import { Frame, LineSign } from '../ui/frame.tsx';
import { useWords } from '../words/words.ts';
import { AgentsNow } from './agents-now.tsx';
import { Alerts } from './alerts.tsx';
import { Conditions } from './conditions.tsx';
import { Figures } from './figures.tsx';
import { ListeningCard } from './listening-card.tsx';
import { ListenerContext, listensAs } from './listening.ts';
import { WaitingList } from './waiting-list.tsx';
import { IS_TV } from './wall.ts';

const mayAct = (role: string): boolean => role !== 'read' && role !== 'agent';

/** As whom one listens who is logged in as an agent; null: as nobody. */
const useMe = (board: BoardState | null): string | null => {
  const { session } = useSession();
  const chosen = useSyncExternalStore(listensAs.subscribe, listensAs.get);
  const me = session.agent_name ?? chosen;
  return board?.agents.has(me) === true ? me : null;
};

/** The way to the same page for a screen on the wall. */
const OnWall = ({ callcenter }: { readonly callcenter: string }): ReactNode => {
  const { say } = useWords();
  return (
    <a
      className="button"
      data-kind="quiet"
      href={`?callcenter=${encodeURIComponent(callcenter)}&tv=1`}
    >
      {say('on-wall')}
    </a>
  );
};

/** What goes on in a call center, for those who supervise it. */
export const Wallboard = (): ReactNode => {
  const { say } = useWords();
  const { callcenter, session } = useSession();
  const { figures, heard } = useFigures();
  const { board, line, error } = useBoard(heard, WITH_FIGURES);
  const acts = !IS_TV && mayAct(session.role);
  useEffect(() => {
    document.title = `${say('wallboard')} · ${callcenter}`;
    document.documentElement.dataset['tv'] = String(IS_TV);
  }, [say, callcenter]);
  const me = useMe(board);
  const content = (
    <div className="board">
      {error !== null && line !== 'broken' && <Alert error={error} />}
      <Alerts figures={figures} />
      <Figures figures={figures} />
      {acts && <ListeningCard board={board} />}
      <div className="board-columns">
        <div className="stack">
          <WaitingList board={board} acts={acts} />
          <Conditions figures={figures} />
        </div>
        <AgentsNow board={board} acts={acts} />
      </div>
    </div>
  );
  if (!IS_TV) {
    return (
      <Frame title={say('wallboard')} line={line} tools={<OnWall callcenter={callcenter} />}>
        <ListenerContext value={me}>{content}</ListenerContext>
      </Frame>
    );
  }
  return (
    <main className="main wall">
      <h1 className="unseen">{say('wallboard')}</h1>
      {line === 'broken' && <LineSign state={line} />}
      {content}
    </main>
  );
};
