import type { ReactNode } from 'react';
import { AgentState } from '../ui/agent-state.tsx';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { onSubmit } from '../ui/submitted.ts';
import { useWords } from '../words/words.ts';
import { partIn, PlacedError } from './placed-error.tsx';
import { type Condition, type Tried, useCondition } from './use-condition.ts';

const Matches = ({ tried: { count, agents } }: { readonly tried: Tried }): ReactNode => {
  const { say } = useWords();
  return (
    <div role="status">
      <p>
        <strong>{say('matches-count', { count })}</strong>
      </p>
      <ol className="form">
        {agents.map(({ name, score, state }) => (
          <li key={name}>
            {name} · {score} · <AgentState state={state} />
          </li>
        ))}
      </ol>
    </div>
  );
};

interface ConditionFormProps {
  /** null: a new one. */
  readonly condition: Condition | null;
  readonly stored: () => void;
  /** The next one is a new one. */
  readonly close: () => void;
}

/** Makes or changes a condition; whom it would match can be seen before. */
export const ConditionForm = ({ condition, stored, close }: ConditionFormProps): ReactNode => {
  const { say } = useWords();
  const { fields, change, tried, error, test, store } = useCondition(condition, () => {
    stored();
    close();
  });
  const { name, where, sort, priority } = fields;
  const part = partIn(error);
  const isNew = condition === null;
  return (
    <form className="card form" onSubmit={onSubmit(store)}>
      <h2>{isNew ? say('new-condition') : say('change-that', { name })}</h2>
      <div className="form-row">
        <Field label={say('name')} value={name} disabled={!isNew} change={change('name')} />
        <Field label={say('priority')} value={priority} change={change('priority')} />
      </div>
      <Field
        {...{ label: say('where'), hint: say('where-hint'), code: true, value: where }}
        {...{ wrong: part === 'where', change: change('where') }}
      />
      <Field
        {...{ label: say('sort'), hint: say('sort-hint'), code: true, value: sort }}
        {...{ wrong: part === 'sort', change: change('sort') }}
      />
      {error !== null && <PlacedError error={error} text={part === 'sort' ? sort : where} />}
      {tried !== null && error === null && <Matches tried={tried} />}
      <div className="buttons">
        <Button disabled={where === ''} act={() => void test()}>
          {say('test-condition')}
        </Button>
        <Button kind="first" disabled={name === '' || where === ''}>
          {say('store')}
        </Button>
        {!isNew && <Button act={close}>{say('cancel')}</Button>}
      </div>
    </form>
  );
};
