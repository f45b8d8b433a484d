import { type ReactNode, useState } from 'react';
import type { components } from '../../client/index.ts';
import { api } from '../session/api.ts';
import { ListCard } from '../ui/list-card.tsx';
import { useWords } from '../words/words.ts';
import { ConditionForm } from './condition-form.tsx';
import { RowActions } from './row-actions.tsx';
import { MOST, useActionsColumn, useList } from './use-list.tsx';

type Condition = components['schemas']['Condition'];

const LIST = '/callcenter/{callcenter_id}/condition';

interface RowProps {
  readonly condition: Condition;
  readonly edit: () => void;
  readonly removed: () => Promise<unknown>;
}

const Row = ({ condition, edit, removed }: RowProps): ReactNode => {
  const { path } = useConditions();
  const { name, where, sort, priority } = condition;
  const remove = () =>
    api().call('DELETE', `${LIST}/{condition_name}`, { path: { ...path, condition_name: name } });
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="code">{where}</td>
      <td className="code">{sort}</td>
      <td className="number">{priority}</td>
      <td>
        <RowActions {...{ name, edit, remove, removed }} />
      </td>
    </tr>
  );
};

const useConditions = () =>
  useList('conditions-shown', (path) =>
    api().call('GET', LIST, { path, query: { page_size: MOST } }),
  );

/** The rules that pick agents, each with a tester. */
const Conditions = (): ReactNode => {
  const { say } = useWords();
  const [edited, setEdited] = useState<Condition | null>(null);
  const { data, error, refetch } = useConditions();
  const columns = [
    { key: 'name', head: say('name') },
    { key: 'where', head: say('where') },
    { key: 'sort', head: say('sort') },
    { key: 'priority', head: say('priority'), isNumber: true },
    useActionsColumn(),
  ];
  const rows = data?.result.map((condition) => (
    <Row
      key={condition.name}
      condition={condition}
      edit={() => {
        setEdited(condition);
      }}
      removed={refetch}
    />
  ));
  return (
    <>
      <ConditionForm
        key={edited?.name ?? ''}
        condition={edited}
        stored={() => void refetch()}
        close={() => {
          setEdited(null);
        }}
      />
      <ListCard
        {...{ title: say('admin-conditions'), empty: say('no-conditions-yet') }}
        {...{ error, columns, rows }}
      />
    </>
  );
};

export default Conditions;
