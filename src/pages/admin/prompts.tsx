import { type ReactNode, useState } from 'react';
import type { components } from '../../client/index.ts';
import { api, BASE_URL } from '../session/api.ts';
import { Button } from '../ui/button.tsx';
import { durationText } from '../ui/clock.tsx';
import { Field } from '../ui/field.tsx';
import { ListCard } from '../ui/list-card.tsx';
import { onSubmit } from '../ui/submitted.ts';
import { useAction } from '../ui/use-action.ts';
import { useWords } from '../words/words.ts';
import { RowActions } from './row-actions.tsx';
import { MOST, useActionsColumn, useList } from './use-list.tsx';

type Sound = components['schemas']['Sound'];

const LIST = '/callcenter/{callcenter_id}/sound';

const useSounds = () =>
  useList('sounds', (path) => api().call('GET', LIST, { path, query: { page_size: MOST } }));

const SUFFIX = /\.wav$/i;
const UNFIT = /[^\p{L}\p{N}_.-]+/gu;

/** A prompt is called as its file, as far as a name allows. */
const nameOf = (file: File): string => file.name.replace(SUFFIX, '').replace(UNFIT, '-');

/** Puts a WAV file there as a prompt. What is refused stays in its fields. */
const NewPrompt = ({ put }: { readonly put: () => void }): ReactNode => {
  const { say } = useWords();
  const { path } = useSounds();
  const { isWanted, run } = useAction();
  const [name, setName] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const upload = async (): Promise<void> => {
    if (file === null) return;
    const one = { ...path, sound: name.trim() };
    const isDone = await run(
      () => api().call('PUT', `${LIST}/{sound}`, { path: one, file }),
      say('stored'),
    );
    if (isDone) put();
  };
  return (
    <form className="form-row no-print" onSubmit={onSubmit(upload)}>
      <label className="field">
        <span>{say('wav-file')}</span>
        <input
          className="input"
          type="file"
          accept=".wav,audio/wav"
          onChange={({ target }) => {
            const given = target.files?.[0] ?? null;
            setFile(given);
            if (given !== null && name === '') setName(nameOf(given));
          }}
        />
      </label>
      <Field label={say('prompt-name')} value={name} change={setName} />
      <Button kind="first" disabled={isWanted || file === null || name.trim() === ''}>
        {say('upload')}
      </Button>
    </form>
  );
};

interface RowProps {
  readonly sound: Sound;
  readonly removed: () => Promise<unknown>;
}

const Row = ({ sound, removed }: RowProps): ReactNode => {
  const { say } = useWords();
  const { path } = useSounds();
  const { name, format, duration_ms } = sound;
  const remove = () => api().call('DELETE', `${LIST}/{sound}`, { path: { ...path, sound: name } });
  const at = `${encodeURIComponent(path.callcenter_id)}/sound/${encodeURIComponent(name)}`;
  return (
    <tr className="recording-row">
      <th scope="row">{name}</th>
      <td className="number">{durationText(duration_ms)}</td>
      <td>
        {format === 'wav' ? (
          <audio
            {...{ controls: true, preload: 'none', 'aria-label': say('prompt-of', { name }) }}
            src={`${BASE_URL}/callcenter/${at}`}
          />
        ) : (
          format
        )}
      </td>
      <td>
        <RowActions {...{ name, remove, removed }} />
      </td>
    </tr>
  );
};

/** What callers are told, of the call center's own. */
const Prompts = (): ReactNode => {
  const { say } = useWords();
  const [round, setRound] = useState(0);
  const { data, error, refetch } = useSounds();
  const columns = [
    { key: 'name', head: say('name') },
    { key: 'duration', head: say('duration'), isNumber: true },
    { key: 'hear', head: say('hear') },
    useActionsColumn(),
  ];
  const rows = data?.result.map((sound) => (
    <Row key={sound.name} sound={sound} removed={refetch} />
  ));
  return (
    <ListCard {...{ title: say('admin-prompts'), empty: say('no-prompts'), error, columns, rows }}>
      <NewPrompt
        key={round}
        put={() => {
          setRound(round + 1);
          void refetch();
        }}
      />
    </ListCard>
  );
};

export default Prompts;
