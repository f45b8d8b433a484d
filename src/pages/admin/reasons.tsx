import { type ReactNode, useState } from 'react';
import type { components } from '../../client/index.ts';
import { api } from '../session/api.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { ListCard } from '../ui/list-card.tsx';
import { RemoveButton } from '../ui/remove-button.tsx';
import { onSubmit } from '../ui/submitted.ts';
import { useAction } from '../ui/use-action.ts';
import { useWords } from '../words/words.ts';
import { useActionsColumn, useList } from './use-list.tsx';

type Reason = components['schemas']['StateReason'];

const REASONS = '/callcenter/{callcenter_id}/state_reasons';
const FIRST: Reason = { state: 'away/', name: '', color: '#5a636c', productive: false };

interface NewReasonProps {
  readonly add: (reason: Reason) => Promise<boolean>;
}

const NewReason = ({ add }: NewReasonProps): ReactNode => {
  const { say } = useWords();
  const [reason, setReason] = useState(FIRST);
  const submit = async (): Promise<void> => {
    if (await add(reason)) setReason(FIRST);
  };
  const change = (part: 'name' | 'state') => (value: string) => {
    setReason({ ...reason, [part]: value });
  };
  return (
    <form className="form-row" onSubmit={onSubmit(submit)}>
      <Field label={say('name')} value={reason.name} change={change('name')} />
      <Field label={say('reason-state')} value={reason.state} change={change('state')} />
      <label className="check">
        <input
          type="checkbox"
          checked={reason.productive}
          onChange={({ target }) => {
            setReason({ ...reason, productive: target.checked });
          }}
        />
        {say('productive')}
      </label>
      <Button kind="first" disabled={reason.name === ''}>
        {say('add')}
      </Button>
    </form>
  );
};

/** The reasons to take no callers that desks offer. */
const Reasons = (): ReactNode => {
  const { say } = useWords();
  const { run } = useAction();
  const actions = useActionsColumn();
  const { path, data, error, refetch } = useList('state-reasons', (callcenter) =>
    api().call('GET', REASONS, { path: callcenter }),
  );
  const reasons = data?.reasons ?? [];
  const put = (changed: readonly Reason[]): Promise<boolean> =>
    run(async () => {
      await api().call('PUT', REASONS, { path, body: { reasons: [...changed] } });
      await refetch();
    }, say('stored'));
  const columns = [
    { key: 'name', head: say('name') },
    { key: 'state', head: say('state') },
    { key: 'productive', head: say('productive') },
    actions,
  ];
  const rows = data?.reasons.map((reason) => (
    <tr key={reason.state}>
      <th scope="row">{reason.name}</th>
      <td className="code">{reason.state}</td>
      <td>{say(reason.productive ? 'yes' : 'no')}</td>
      <td>
        <div className="buttons buttons-end">
          <RemoveButton
            name={reason.name}
            remove={() => void put(reasons.filter((other) => other !== reason))}
          />
        </div>
      </td>
    </tr>
  ));
  return (
    <ListCard {...{ title: say('admin-reasons'), empty: say('no-reasons'), error, columns, rows }}>
      <NewReason add={(reason) => put([...reasons, reason])} />
    </ListCard>
  );
};

export default Reasons;
