import { type ReactNode, useState } from 'react';
import type { components } from '../../client/index.ts';
import { api } from '../session/api.ts';
import { durationText } from '../ui/clock.tsx';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { ListCard } from '../ui/list-card.tsx';
import { RemoveButton } from '../ui/remove-button.tsx';
import { Select } from '../ui/select.tsx';
import { onSubmit } from '../ui/submitted.ts';
import { useAction } from '../ui/use-action.ts';
import { useWords, type Words } from '../words/words.ts';
import { useActionsColumn } from './use-list.tsx';
import { CALLCENTER, useSettings } from './use-settings.ts';

type Threshold = components['schemas']['Threshold'];
type Figure = Threshold['figure'];

const FIGURES: readonly Figure[] = [
  'waiting',
  'longest_wait',
  'service_level',
  'no_agent_idle',
  'trunk_down',
];
const FIRST = { condition: '', limit: '', after: '0' };

/** As it is sent: what has nothing to say is left out. */
const sent = ({ figure, limit, channel, condition, after_seconds, calm_seconds }: Threshold) => ({
  ...{ figure, after_seconds, calm_seconds },
  ...(limit !== null && { limit }),
  ...(channel !== null && { channel }),
  ...(condition !== null && { condition }),
});

/** Limits as people say them: a service level in per cent. */
const limitText = ({ figure, limit }: Threshold, { say }: Words): string => {
  if (limit === null) return '–';
  switch (figure) {
    case 'waiting':
      return say('limit-waiting', { limit });
    case 'longest_wait':
      return durationText(limit * 1000);
    case 'service_level':
      return `< ${Math.round(limit * 100)} %`;
    case 'no_agent_idle':
    case 'trunk_down':
      return '–';
  }
};

interface NewThresholdProps {
  readonly add: (threshold: Threshold) => Promise<boolean>;
}

const NewThreshold = ({ add }: NewThresholdProps): ReactNode => {
  const { say } = useWords();
  const [figure, setFigure] = useState<Figure>('waiting');
  const [texts, setTexts] = useState(FIRST);
  const hasLimit = figure !== 'no_agent_idle' && figure !== 'trunk_down';
  const text = (part: keyof typeof FIRST) => ({
    value: texts[part],
    change: (value: string) => {
      setTexts({ ...texts, [part]: value });
    },
  });
  const submit = async (): Promise<void> => {
    const given = Number(texts.limit);
    const condition = hasLimit && texts.condition !== '' ? texts.condition : null;
    const limit = figure === 'service_level' ? given / 100 : given;
    const isDone = await add({
      ...{ figure, condition, channel: null, limit: hasLimit ? limit : null },
      ...{ after_seconds: Number(texts.after), calm_seconds: 30 },
    });
    if (isDone) setTexts(FIRST);
  };
  return (
    <form className="form-row" onSubmit={onSubmit(submit)}>
      <Select
        {...{ label: say('figure'), value: figure, change: setFigure }}
        choices={FIGURES.map((value) => ({ value, text: say(`figure-${value}`) }))}
      />
      {hasLimit && <Field label={say(`limit-of-${figure}`)} type="number" {...text('limit')} />}
      {hasLimit && <Field label={say('of-condition')} {...text('condition')} />}
      <Field label={say('after-seconds')} type="number" {...text('after')} />
      <Button kind="first" disabled={hasLimit && texts.limit === ''}>
        {say('add')}
      </Button>
    </form>
  );
};

/** Where alerts begin: on the wallboard, and as events. */
const Alerts = (): ReactNode => {
  const words = useWords();
  const { say } = words;
  const { run } = useAction();
  const { path, data, error, refetch } = useSettings();
  const thresholds = data?.thresholds ?? [];
  const put = (changed: readonly Threshold[]): Promise<boolean> =>
    run(async () => {
      await api().call('PUT', CALLCENTER, { path, body: { thresholds: changed.map(sent) } });
      await refetch();
    }, say('stored'));
  const columns = [
    { key: 'figure', head: say('figure') },
    { key: 'limit', head: say('limit'), isNumber: true },
    { key: 'of', head: say('condition') },
    { key: 'after', head: say('after-seconds'), isNumber: true },
    useActionsColumn(),
  ];
  const rows = data?.thresholds.map((threshold) => (
    <tr key={`${threshold.figure} ${threshold.channel ?? ''} ${threshold.condition ?? ''}`}>
      <th scope="row">{say(`figure-${threshold.figure}`)}</th>
      <td className="number">{limitText(threshold, words)}</td>
      <td>{threshold.condition ?? threshold.channel ?? say('all')}</td>
      <td className="number">{threshold.after_seconds}</td>
      <td>
        <div className="buttons buttons-end">
          <RemoveButton
            name={say(`figure-${threshold.figure}`)}
            remove={() => void put(thresholds.filter((other) => other !== threshold))}
          />
        </div>
      </td>
    </tr>
  ));
  return (
    <ListCard
      {...{ title: say('admin-alerts'), empty: say('no-thresholds'), error, columns, rows }}
    >
      <NewThreshold add={(threshold) => put([...thresholds, threshold])} />
    </ListCard>
  );
};

export default Alerts;
