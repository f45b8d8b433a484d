import { type ReactNode, useMemo, useState } from 'react';
import { api } from '../session/api.ts';
import { AgentState } from '../ui/agent-state.tsx';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { useAction } from '../ui/use-action.ts';
import { useReasons } from '../ui/use-reasons.ts';
import { useWords } from '../words/words.ts';
import { enqueueText } from './enqueue-text.ts';
import { AGENT, useMe } from './use-me.ts';

const MOST_SHOWN = 30;

/** The colleagues who are logged in, to be called. */
export const Directory = (): ReactNode => {
  const { say } = useWords();
  const { name: mine, board, path } = useMe();
  const { isWanted, run } = useAction();
  const [text, setText] = useState('');
  const reasons = useReasons();
  const colleagues = useMemo(
    () =>
      [...board.agents.values()]
        .filter(({ name }) => name !== mine && name.toLowerCase().includes(text.toLowerCase()))
        .sort((one, other) => one.name.localeCompare(other.name)),
    [board.agents, mine, text],
  );
  const call = (name: string) => () => {
    const body = { enqueue: enqueueText({ kind: 'agent', name }) };
    const ask = () => api().call('POST', `${AGENT}/call_agent`, { path, body });
    void run(ask, say('phone-rings-first'));
  };
  return (
    <section className="card form" aria-label={say('colleagues')}>
      <h2>{say('colleagues')}</h2>
      <Field label={say('search-agent')} value={text} change={setText} />
      {colleagues.length === 0 && <p className="hint">{say('no-colleagues')}</p>}
      <ul className="people">
        {colleagues.slice(0, MOST_SHOWN).map(({ name, state }) => (
          <li key={name}>
            <span className="member-name">{name}</span>
            <AgentState state={state} reasons={reasons} />
            <Button name={say('call-colleague', { name })} disabled={isWanted} act={call(name)}>
              {say('call')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
};
