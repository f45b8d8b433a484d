import type { ReactNode } from 'react';
import type { LineState } from '../live/event-line.ts';
import { useSession } from '../session/with-session.tsx';
import { useWords } from '../words/words.ts';
import { Choices } from './choices.tsx';
import { tellFault } from './notices.tsx';

const SIGNS: Readonly<Record<LineState, string>> = { opening: '○', open: '●', broken: '↻' };

/** Whether what is shown is what is now. */
export const LineSign = ({ state }: { readonly state: LineState }): ReactNode => {
  const { say } = useWords();
  return (
    <span className="line-state" data-line={state} role="status">
      <span aria-hidden="true">{SIGNS[state]}</span>
      {say(`line-${state}`)}
    </span>
  );
};

interface FrameProps {
  readonly title: string;
  /** null: the page has no line. */
  readonly line: LineState | null;
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}

/** What all pages have: a head that says where one is, and what can be chosen. */
export const Frame = ({ title, line, tools, children }: FrameProps): ReactNode => {
  const words = useWords();
  const { callcenter, session, signOut } = useSession();
  const leave = (): void => {
    signOut().catch((error: unknown) => {
      tellFault(error, words);
    });
  };
  return (
    <div className="frame">
      <header className="head">
        <h1>
          {title} <small>{session.agent_name ?? callcenter}</small>
        </h1>
        {line !== null && <LineSign state={line} />}
        <div className="head-end">
          {tools}
          <Choices />
          <button type="button" className="button" data-kind="quiet" onClick={leave}>
            {words.say('sign-out')}
          </button>
        </div>
      </header>
      <main className="main">{children}</main>
    </div>
  );
};
