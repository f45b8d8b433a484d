import { type ReactNode, useState } from 'react';
import type { components } from '../../client/index.ts';
import { api } from '../session/api.ts';
import { useSession } from '../session/with-session.tsx';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { ListCard } from '../ui/list-card.tsx';
import { tellDone } from '../ui/notices.tsx';
import { Select } from '../ui/select.tsx';
import { onSubmit } from '../ui/submitted.ts';
import { useWords } from '../words/words.ts';
import { PlacedError } from './placed-error.tsx';
import { RowActions } from './row-actions.tsx';
import { MOST, useActionsColumn, useList } from './use-list.tsx';

type Routed = components['schemas']['Number'];
type Target = 'enqueue' | 'ivr';

const ROWS = 6;
const XML = `<enqueue>
  <route>
    <condition name="sales"/>
  </route>
</enqueue>`;
const FIRST: Readonly<Record<Target, string>> = { enqueue: XML, ivr: 'ivr,6000' };

const useNumbers = () =>
  useList('numbers', () => api().call('GET', '/number', { query: { page_size: MOST } }));

/** What a number is to lead to. What is refused stays in its fields. */
const useRouting = (routed: () => void) => {
  const { say } = useWords();
  const { callcenter } = useSession();
  const [number, setNumber] = useState('');
  const [target, setTarget] = useState<Target>('enqueue');
  const [texts, setTexts] = useState(FIRST);
  const [error, setError] = useState<unknown>(null);
  const text = texts[target];
  const store = async (): Promise<void> => {
    setError(null);
    try {
      const to = target === 'enqueue' ? { enqueue: text } : { ivr: text };
      const body = { callcenter_id: callcenter, ...to };
      await api().call('PUT', '/number/{number}', { path: { number: number.trim() }, body });
      setNumber('');
      tellDone(say('stored'));
      routed();
    } catch (reason) {
      setError(reason);
    }
  };
  const edit = (given: Routed): void => {
    const to = given.enqueue === null ? 'ivr' : 'enqueue';
    setNumber(given.number);
    setTarget(to);
    setTexts({ ...FIRST, [to]: given.enqueue ?? given.ivr ?? '' });
    setError(null);
  };
  const setText = (changed: string): void => {
    setTexts({ ...texts, [target]: changed });
  };
  return { number, setNumber, target, setTarget, text, setText, error, store, edit };
};

type Routing = ReturnType<typeof useRouting>;

const RoutingForm = ({ routing }: { readonly routing: Routing }): ReactNode => {
  const { say } = useWords();
  const { number, setNumber, target, setTarget, text, setText, error, store } = routing;
  return (
    <form className="card form" onSubmit={onSubmit(store)}>
      <h2>{say('route-number')}</h2>
      <div className="form-row">
        <Field
          {...{ label: say('number'), hint: say('number-hint'), type: 'tel', value: number }}
          change={setNumber}
        />
        <Select
          {...{ label: say('leads-to'), value: target, change: setTarget }}
          choices={[
            { value: 'enqueue', text: say('into-queue') },
            { value: 'ivr', text: say('to-ivr') },
          ]}
        />
      </div>
      <Field
        {...{ label: say(target === 'enqueue' ? 'enqueue-text' : 'ivr-place'), code: true }}
        {...{ value: text, wrong: error !== null, change: setText }}
        {...(target === 'enqueue' ? { rows: ROWS } : { hint: say('ivr-place-hint') })}
      />
      {error !== null && <PlacedError error={error} text={text} />}
      <div className="buttons">
        <Button kind="first" disabled={number.trim() === '' || text === ''}>
          {say('store')}
        </Button>
      </div>
    </form>
  );
};

interface RowProps {
  readonly routed: Routed;
  readonly edit: (routed: Routed) => void;
  readonly removed: () => Promise<unknown>;
}

const Row = ({ routed, edit, removed }: RowProps): ReactNode => {
  const { callcenter } = useSession();
  const { number, callcenter_id, enqueue, ivr } = routed;
  const isOwn = callcenter_id === callcenter;
  return (
    <tr>
      <th scope="row">{number}</th>
      <td>{callcenter_id}</td>
      <td className="code">{enqueue ?? ivr}</td>
      <td>
        <RowActions
          {...{ name: number, removed }}
          edit={
            isOwn
              ? () => {
                  edit(routed);
                }
              : undefined
          }
          remove={() => api().call('DELETE', '/number/{number}', { path: { number } })}
        />
      </td>
    </tr>
  );
};

/** Numbers that calls come in for, and where they lead. */
const Numbers = (): ReactNode => {
  const { say } = useWords();
  const { data, error, refetch } = useNumbers();
  const routing = useRouting(() => void refetch());
  const columns = [
    { key: 'number', head: say('number') },
    { key: 'of', head: say('call-center') },
    { key: 'to', head: say('leads-to') },
    useActionsColumn(),
  ];
  const rows = data?.result.map((routed) => (
    <Row key={routed.number} {...{ routed, edit: routing.edit, removed: refetch }} />
  ));
  return (
    <>
      <RoutingForm routing={routing} />
      <ListCard
        {...{ title: say('admin-numbers'), empty: say('no-numbers'), error, columns, rows }}
      />
    </>
  );
};

export default Numbers;
