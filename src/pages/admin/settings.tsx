import { type ReactNode, useState } from 'react';
import type { DataOf } from '../../client/index.ts';
import { api } from '../session/api.ts';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { onSubmit } from '../ui/submitted.ts';
import { useAction } from '../ui/use-action.ts';
import { useWords } from '../words/words.ts';
import { Hours } from './hours.tsx';
import { CALLCENTER, useSettings } from './use-settings.ts';

type Settings = DataOf<'GET', typeof CALLCENTER>;

const NUMBERS = [
  ...(['service_level_seconds', 'wrap_up_seconds', 'max_no_answer', 'ring_pause_seconds'] as const),
  ...(['phone_gone_seconds', 'rejoin_seconds', 'lease_seconds'] as const),
  ...(['retention_days', 'recording_days'] as const),
];
const FLAGS = ['agents_choose_phone', 'agents_set_skills'] as const;

interface FormProps {
  readonly settings: Settings;
  readonly stored: () => Promise<unknown>;
}

/** What was changed, and nothing else: others may change the rest meanwhile. */
const useChanges = ({ settings, stored }: FormProps) => {
  const { say } = useWords();
  const { isWanted, run } = useAction();
  const [numbers, setNumbers] = useState<Partial<Record<(typeof NUMBERS)[number], string>>>({});
  const [flags, setFlags] = useState<Partial<Record<(typeof FLAGS)[number], boolean>>>({});
  const [outcomes, setOutcomes] = useState<string | null>(null);
  const path = { callcenter_id: settings.id };
  const store = async (): Promise<void> => {
    const changed = Object.entries(numbers).map(([name, text]) => [name, Number(text)] as const);
    const lines = outcomes?.split('\n').map((line) => line.trim());
    const body = {
      ...Object.fromEntries(changed),
      ...flags,
      ...(lines !== undefined && { outcomes: lines.filter((line) => line !== '') }),
    };
    const isDone = await run(async () => {
      await api().call('PUT', CALLCENTER, { path, body });
      await stored();
    }, say('stored'));
    if (!isDone) return;
    setNumbers({});
    setFlags({});
    setOutcomes(null);
  };
  return { numbers, setNumbers, flags, setFlags, outcomes, setOutcomes, isWanted, store };
};

const SettingsForm = (props: FormProps): ReactNode => {
  const { settings } = props;
  const { say } = useWords();
  const changes = useChanges(props);
  const { numbers, setNumbers, flags, setFlags, outcomes, setOutcomes } = changes;
  return (
    <form className="card form" onSubmit={onSubmit(changes.store)}>
      <h2>{say('admin-settings')}</h2>
      <div className="form-row">
        {NUMBERS.map((name) => (
          <Field
            key={name}
            {...{ label: say(`setting-${name}`), type: 'number' }}
            value={numbers[name] ?? String(settings[name])}
            change={(value) => {
              setNumbers({ ...numbers, [name]: value });
            }}
          />
        ))}
      </div>
      {FLAGS.map((name) => (
        <label key={name} className="check">
          <input
            type="checkbox"
            checked={flags[name] ?? settings[name]}
            onChange={({ target }) => {
              setFlags({ ...flags, [name]: target.checked });
            }}
          />
          {say(`setting-${name}`)}
        </label>
      ))}
      <Field
        {...{ label: say('setting-outcomes'), rows: 3 }}
        {...{ value: outcomes ?? settings.outcomes.join('\n'), change: setOutcomes }}
      />
      <div className="buttons">
        <Button kind="first" disabled={changes.isWanted}>
          {say('store')}
        </Button>
      </div>
    </form>
  );
};

/** How a call center works, and when it is open. */
const SettingsPage = (): ReactNode => {
  const { say } = useWords();
  const { data, error, refetch } = useSettings();
  if (error !== null) return <Alert error={error} />;
  if (data === undefined) return <p className="quiet">{say('loading')}</p>;
  return (
    <>
      <Hours settings={data} stored={refetch} />
      <SettingsForm settings={data} stored={refetch} />
    </>
  );
};

export default SettingsPage;
