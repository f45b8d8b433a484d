import type { ReactNode } from 'react';
import { useWords } from '../words/words.ts';
import type { LineState } from './phone-view.ts';

const SIGNS: Readonly<Record<LineState['kind'], string>> = {
  ...{ off: '○', connecting: '○', ready: '●', cut: '↻', taken: '○' },
  ...{ 'no-microphone': '✕', refused: '✕' },
};

/** How the phone stands, and what to do where it cannot be used. */
export const LineText = ({ line }: { readonly line: LineState }): ReactNode => {
  const { say } = useWords();
  return (
    <>
      <p role="status" data-phone={line.kind}>
        <span aria-hidden="true">{SIGNS[line.kind]}</span> {say(`phone-${line.kind}`)}
      </p>
      {line.kind === 'no-microphone' && <p className="fault">{say(`microphone-${line.fault}`)}</p>}
      {line.kind === 'refused' && <p className="hint">{line.why}</p>}
    </>
  );
};
