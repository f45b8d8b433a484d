import { type ReactNode, useState } from 'react';
import type { components } from '../../client/index.ts';
import { api } from '../session/api.ts';
import { Button } from '../ui/button.tsx';
import { ListCard } from '../ui/list-card.tsx';
import { RemoveButton } from '../ui/remove-button.tsx';
import { useAction } from '../ui/use-action.ts';
import { useWords } from '../words/words.ts';
import { ConditionForm } from './condition-form.tsx';
import { MOST, useActionsColumn, useList } from './use-list.tsx';

type Condition = components['schemas']['Condition'];

const LIST = '/callcenter/{callcenter_id}/condition';

interface RowProps {
  readonly condition: Condition;
  readonly edit: () => void;
  readonly removed: () => Promise<unknown>;
}

const Row = ({ condition, edit, removed }: RowProps): ReactNode => {
  const { say } = useWords();
  const { path } = useConditions();
  const { isWanted, run } = useAction();
  const { name, where, sort, priority } = condition;
  const remove = (): void =>
    void run(async () => {
      const one = { ...path, condition_name: name };
      await api().call('DELETE', `${LIST}/{condition_name}`, { path: one });
      await removed();
    }, say('removed'));
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="code">{where}</td>
      <td className="code">{sort}</td>
      <td className="number">{priority}</td>
      <td>
        <div className="buttons buttons-end">
          <Button name={say('change-that', { name })} act={edit}>
            {say('change')}
          </Button>
          <RemoveButton name={name} disabled={isWanted} remove={remove} />
        </div>
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
        stored={() => {
          setEdited(null);
          void refetch();
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
