import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { components } from '../../client/index.ts';
import { api, BASE_URL } from '../session/api.ts';
import { useSession } from '../session/with-session.tsx';
import { durationText } from '../ui/clock.tsx';
import { Field } from '../ui/field.tsx';
import { ListCard } from '../ui/list-card.tsx';
import { useWords } from '../words/words.ts';

const SHOWN = 50;

interface Asked {
  readonly agent: string;
  readonly number: string;
}

const useRecordings = ({ agent, number }: Asked) => {
  const { callcenter } = useSession();
  const who = { ...(agent !== '' && { agent }), ...(number !== '' && { number }) };
  return useQuery({
    queryKey: ['recordings', callcenter, agent, number],
    queryFn: () =>
      api().call('GET', '/callcenter/{callcenter_id}/recording', {
        path: { callcenter_id: callcenter },
        query: { ...who, page_size: SHOWN },
      }),
  });
};

interface RowProps {
  readonly recording: components['schemas']['Recording'];
}

const Row = ({ recording }: RowProps): ReactNode => {
  const { say, locale } = useWords();
  const { callcenter } = useSession();
  const { conversation_id: id, state, begin_time, end_time, agents, numbers } = recording;
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const time = format.format(begin_time);
  const talk = `${encodeURIComponent(callcenter)}/conversation/${encodeURIComponent(id)}`;
  return (
    <tr className="recording-row">
      <th scope="row">{time}</th>
      <td>{agents.join(', ')}</td>
      <td>{numbers.join(', ')}</td>
      <td className="number">
        {end_time === null ? say('goes-on') : durationText(end_time - begin_time)}
      </td>
      <td>
        {state === 'complete' && (
          <audio
            controls
            preload="none"
            aria-label={say('recording-of', { time })}
            src={`${BASE_URL}/callcenter/${talk}/recording`}
          />
        )}
      </td>
    </tr>
  );
};

/** What was recorded, to be found and heard. */
const Recordings = (): ReactNode => {
  const { say } = useWords();
  const [{ agent, number }, ask] = useState<Asked>({ agent: '', number: '' });
  const { data, error } = useRecordings({ agent: agent.trim(), number: number.trim() });
  const columns = [
    { key: 'time', head: say('time') },
    { key: 'agents', head: say('agents') },
    { key: 'number', head: say('number') },
    { key: 'duration', head: say('duration'), isNumber: true },
    { key: 'hear', head: say('hear') },
  ];
  const rows = data?.result.map((recording) => (
    <Row key={recording.conversation_id} recording={recording} />
  ));
  return (
    <ListCard
      {...{ title: say('admin-recordings'), empty: say('no-recordings'), error, columns, rows }}
    >
      <div className="form-row no-print">
        <Field
          {...{ label: say('agent-name'), value: agent }}
          change={(text) => {
            ask({ agent: text, number });
          }}
        />
        <Field
          {...{ label: say('number'), value: number }}
          change={(text) => {
            ask({ agent, number: text });
          }}
        />
      </div>
    </ListCard>
  );
};

export default Recordings;
