import { type ReactNode, useState } from 'react';
import { api } from '../session/api.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { onSubmit } from '../ui/submitted.ts';
import { useAction } from '../ui/use-action.ts';
import { useWords } from '../words/words.ts';
import { AGENT, useMe } from './use-me.ts';

/** So long a call out may last that is placed from a desk. */
export const MOST_ANSWER_SECONDS = 7200;

/** Calls a number. The agent's own phone rings first. */
export const Calling = (): ReactNode => {
  const { say } = useWords();
  const { path } = useMe();
  const { isWanted, run } = useAction();
  const [to, setTo] = useState('');
  const call = async (): Promise<void> => {
    const number = to.replace(/[\s()/-]/g, '');
    const body = { to: number, max_answer_seconds: MOST_ANSWER_SECONDS };
    const dial = () => api().call('POST', `${AGENT}/call_out`, { path, body });
    if (await run(dial, say('phone-rings-first'))) setTo('');
  };
  return (
    <form className="card form" onSubmit={onSubmit(call)}>
      <h2>{say('call-number')}</h2>
      <Field label={say('number')} type="tel" value={to} change={setTo} />
      <Button disabled={isWanted || to.trim() === ''}>{say('call')}</Button>
    </form>
  );
};
