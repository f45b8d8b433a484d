import { type ReactNode, useState } from 'react';
import { api } from '../session/api.ts';
import { ListCard } from '../ui/list-card.tsx';
import { useWords } from '../words/words.ts';
import { RowActions } from './row-actions.tsx';
import { type Trunk, TrunkForm } from './trunk-form.tsx';
import { MOST, useActionsColumn, useList } from './use-list.tsx';

const LOOKED_AT_EVERY_MS = 3000;

const useTrunks = () =>
  useList(
    'trunks',
    () => api().call('GET', '/trunk', { query: { page_size: MOST } }),
    LOOKED_AT_EVERY_MS,
  );

/** A sign and a word: colour alone tells nothing. */
const useStateText = (): ((trunk: Trunk) => string) => {
  const { say } = useWords();
  return ({ kind, registered, reachable }) => {
    if (kind !== 'peer' && registered !== null) {
      return say(registered ? 'registered' : 'not-registered');
    }
    if (reachable === null) return say('unknown');
    return say(reachable ? 'reachable' : 'not-reachable');
  };
};

interface RowProps {
  readonly trunk: Trunk;
  readonly edit: () => void;
  readonly removed: () => Promise<unknown>;
}

const Row = ({ trunk, edit, removed }: RowProps): ReactNode => {
  const { say } = useWords();
  const stateText = useStateText();
  const { name, kind, host, port, prefixes, calls, max_calls: most } = trunk;
  const isBad = trunk.registered === false || trunk.reachable === false;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{say(`trunk-${kind}`)}</td>
      <td>{host === null ? '–' : `${host}${port === null ? '' : `:${port}`}`}</td>
      <td className={isBad ? 'fault' : undefined}>{stateText(trunk)}</td>
      <td className="number">{most === null ? calls : `${calls} / ${most}`}</td>
      <td className="code">
        {prefixes.map(({ prefix }) => (prefix === '' ? say('any-number') : prefix)).join(', ')}
      </td>
      <td>
        <RowActions
          {...{ name, edit, removed }}
          remove={() => api().call('DELETE', '/trunk/{trunk_name}', { path: { trunk_name: name } })}
        />
      </td>
    </tr>
  );
};

/** Ways to the telephone network, and how they are. */
const Trunks = (): ReactNode => {
  const { say } = useWords();
  const [edited, setEdited] = useState<Trunk | null>(null);
  const { data, error, refetch } = useTrunks();
  const columns = [
    { key: 'name', head: say('name') },
    { key: 'kind', head: say('kind') },
    { key: 'host', head: say('trunk-host') },
    { key: 'state', head: say('state') },
    { key: 'calls', head: say('calls'), isNumber: true },
    { key: 'prefixes', head: say('trunk-prefixes') },
    useActionsColumn(),
  ];
  const rows = data?.result.map((trunk) => (
    <Row
      key={trunk.name}
      {...{ trunk, removed: refetch }}
      edit={() => {
        setEdited(trunk);
      }}
    />
  ));
  return (
    <>
      <ListCard
        {...{ title: say('admin-trunks'), empty: say('no-trunks'), error, columns, rows }}
      />
      <TrunkForm
        {...{ key: edited?.name ?? '', trunk: edited, stored: () => void refetch() }}
        close={() => {
          setEdited(null);
        }}
      />
    </>
  );
};

export default Trunks;
