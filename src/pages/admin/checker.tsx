import { type ReactNode, useState } from 'react';
import type { components } from '../../client/index.ts';
import { api } from '../session/api.ts';
import { useSession } from '../session/with-session.tsx';
import { Button } from '../ui/button.tsx';
import { durationText } from '../ui/clock.tsx';
import { Field } from '../ui/field.tsx';
import { onSubmit } from '../ui/submitted.ts';
import { Table } from '../ui/table.tsx';
import { useWords } from '../words/words.ts';
import { PlacedError } from './placed-error.tsx';

type Checked = components['schemas']['CheckedEnqueue'];

const ROWS = 8;
const FIRST = `<enqueue>
  <route>
    <condition name="sales"/>
  </route>
</enqueue>`;

interface RouteRowsProps {
  readonly route: Checked['routes'][number];
  readonly number: number;
}

const RouteRows = ({ route, number }: RouteRowsProps): ReactNode => {
  const { say } = useWords();
  return route.entries.map(
    ({ kind, name, matching, free, waiting_before, expected_wait: wait }, index) => (
      <tr key={`${kind} ${name} ${index}`}>
        <td className="number">{number}</td>
        <th scope="row">
          {say(`entry-${kind}`)} {name}
        </th>
        <td className="number">{matching}</td>
        <td className="number">{free}</td>
        <td className="number">{waiting_before}</td>
        <td className="number">{wait === null ? '–' : durationText(wait * 1000)}</td>
      </tr>
    ),
  );
};

/** Route by route: who would get this caller now. */
const Result = ({ checked }: { readonly checked: Checked }): ReactNode => {
  const { say } = useWords();
  const { agent, overflow, open, routes } = checked;
  const columns = [
    { key: 'route', head: say('route'), isNumber: true },
    { key: 'entry', head: say('entry') },
    { key: 'matching', head: say('matching'), isNumber: true },
    { key: 'free', head: say('free'), isNumber: true },
    { key: 'before', head: say('waiting-before'), isNumber: true },
    { key: 'wait', head: say('expected-wait'), isNumber: true },
  ];
  return (
    <div className="form" role="status">
      <p>
        <strong>{agent === null ? say('would-wait') : say('would-ring', { agent })}</strong>
      </p>
      {overflow && <p className="fault">{say('queue-full')}</p>}
      {!open && <p className="fault">{say('is-closed')}</p>}
      <Table label={say('admin-checker')} columns={columns}>
        {routes.map((route, index) => (
          <RouteRows key={index} route={route} number={index + 1} />
        ))}
      </Table>
    </div>
  );
};

/** Says what an enqueue would do for a caller who came now. It changes nothing. */
const Checker = (): ReactNode => {
  const { say } = useWords();
  const { callcenter } = useSession();
  const [enqueue, setEnqueue] = useState(FIRST);
  const [checked, setChecked] = useState<Checked | null>(null);
  const [error, setError] = useState<unknown>(null);
  const check = async (): Promise<void> => {
    setError(null);
    try {
      const path = { callcenter_id: callcenter };
      const CHECK = '/callcenter/{callcenter_id}/enqueue/check';
      setChecked(await api().call('POST', CHECK, { path, body: { enqueue } }));
    } catch (reason) {
      setChecked(null);
      setError(reason);
    }
  };
  return (
    <form className="card form" onSubmit={onSubmit(check)}>
      <h2>{say('admin-checker')}</h2>
      <Field
        {...{ label: say('enqueue-text'), hint: say('checker-hint'), code: true, rows: ROWS }}
        {...{ value: enqueue, wrong: error !== null, change: setEnqueue }}
      />
      {error !== null && <PlacedError error={error} text={enqueue} />}
      <div className="buttons">
        <Button kind="first">{say('check')}</Button>
      </div>
      {checked !== null && <Result checked={checked} />}
    </form>
  );
};

export default Checker;
