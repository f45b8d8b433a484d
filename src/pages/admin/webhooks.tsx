import type { ReactNode } from 'react';
import type { components } from '../../client/index.ts';
import { api } from '../session/api.ts';
import { Button } from '../ui/button.tsx';
import { ListCard } from '../ui/list-card.tsx';
import { useAction } from '../ui/use-action.ts';
import { useWords } from '../words/words.ts';
import { useActionsColumn, useList } from './use-list.tsx';
import { WebhookForm } from './webhook-form.tsx';

type Delivery = components['schemas']['WebhookDelivery'];

const DELIVERIES = '/callcenter/{callcenter_id}/webhook/delivery';
const LOOKED_AT_EVERY_MS = 3000;
const SHOWN = 50;

const useDeliveries = () =>
  useList(
    'deliveries',
    (path) => api().call('GET', DELIVERIES, { path, query: { page_size: SHOWN } }),
    LOOKED_AT_EVERY_MS,
  );

const Row = ({ delivery }: { readonly delivery: Delivery }): ReactNode => {
  const { say, locale } = useWords();
  const { path, refetch } = useDeliveries();
  const { isWanted, run } = useAction();
  const { id, kind, sent_time, took_ms, events, status, error } = delivery;
  const time = new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'medium' });
  const replay = (): void =>
    void run(async () => {
      const one = { ...path, delivery_id: String(id) };
      await api().call('POST', `${DELIVERIES}/{delivery_id}/replay`, { path: one });
      await refetch();
    }, say('sent-again'));
  const isTaken = status !== null && status >= 200 && status < 300;
  return (
    <tr>
      <th scope="row">{time.format(sent_time)}</th>
      <td>{say(`delivery-${kind}`)}</td>
      <td className="number">{events}</td>
      <td className={isTaken ? undefined : 'fault'}>
        {say(isTaken ? 'taken' : 'not-taken', { answer: status ?? error ?? '–' })}
      </td>
      <td className="number">{took_ms} ms</td>
      <td className="number">
        <Button disabled={isWanted || kind === 'test'} act={replay}>
          {say('send-again')}
        </Button>
      </td>
    </tr>
  );
};

/** Where events are posted to, and what came of it. */
const Webhooks = (): ReactNode => {
  const { say } = useWords();
  const { data, error, refetch } = useDeliveries();
  const columns = [
    { key: 'time', head: say('time') },
    { key: 'kind', head: say('kind') },
    { key: 'events', head: say('events'), isNumber: true },
    { key: 'answer', head: say('answer') },
    { key: 'took', head: say('duration'), isNumber: true },
    useActionsColumn(),
  ];
  const rows = data?.result.map((delivery) => <Row key={delivery.id} delivery={delivery} />);
  return (
    <>
      <WebhookForm tried={() => void refetch()} />
      <ListCard
        {...{ title: say('deliveries'), empty: say('no-deliveries'), error, columns, rows }}
      />
    </>
  );
};

export default Webhooks;
