import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import { api } from '../session/api.ts';
import { useSession } from '../session/with-session.tsx';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { useWords } from '../words/words.ts';
import { useMe } from './use-me.ts';

const KINDS = ['agent', 'condition', 'number'] as const;
type Kind = (typeof KINDS)[number];

const MOST_CONDITIONS = 100;

const useConditions = () => {
  const { callcenter } = useSession();
  const { data } = useQuery({
    queryKey: ['conditions', callcenter],
    queryFn: () =>
      api().call('GET', '/callcenter/{callcenter_id}/condition', {
        path: { callcenter_id: callcenter },
        query: { page_size: MOST_CONDITIONS },
      }),
  });
  return data?.result ?? [];
};

/** Somebody who is to come into a conversation. */
export interface Whom {
  readonly kind: Kind;
  readonly name: string;
}

export const NOBODY: Whom = { kind: 'agent', name: '' };

interface WhomFieldsProps {
  /** What is done with them. */
  readonly label: string;
  readonly whom: Whom;
  readonly change: (whom: Whom) => void;
}

/** Asks for an agent, a condition or a number. */
export const WhomFields = ({ label, whom, change }: WhomFieldsProps): ReactNode => {
  const { say } = useWords();
  const { name: mine, board } = useMe();
  const conditions = useConditions();
  const id = useId();
  const names =
    whom.kind === 'agent'
      ? [...board.agents.keys()].filter((name) => name !== mine)
      : whom.kind === 'condition'
        ? conditions.map(({ name }) => name)
        : [];
  return (
    <>
      <div className="buttons" role="group" aria-label={label}>
        {KINDS.map((kind) => (
          <Button
            key={kind}
            pressed={whom.kind === kind}
            act={() => {
              change({ kind, name: '' });
            }}
          >
            {say(`to-${kind}`)}
          </Button>
        ))}
      </div>
      <Field
        {...{ label: say(`to-${whom.kind}`), list: id, value: whom.name }}
        type={whom.kind === 'number' ? 'tel' : 'text'}
        change={(name) => {
          change({ ...whom, name });
        }}
      />
      <datalist id={id}>
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </>
  );
};
