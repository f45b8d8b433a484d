import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { api } from '../session/api.ts';
import { useSession } from '../session/with-session.tsx';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { durationText } from '../ui/clock.tsx';
import { Field } from '../ui/field.tsx';
import { firstKnown } from '../ui/first-known.ts';
import { ListCard } from '../ui/list-card.tsx';
import { onSubmit } from '../ui/submitted.ts';
import { useWords } from '../words/words.ts';

const SHOWN = 20;

interface StoryProps {
  readonly id: string;
}

/** What became of a call, in the order of time. */
const Story = ({ id }: StoryProps): ReactNode => {
  const { say, locale } = useWords();
  const { callcenter } = useSession();
  const { data, error } = useQuery({
    queryKey: ['story', callcenter, id],
    queryFn: () =>
      api().call('GET', '/callcenter/{callcenter_id}/trace/{trace_id}', {
        path: { callcenter_id: callcenter, trace_id: id },
      }),
  });
  const time = new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'medium' });
  if (error !== null) return <Alert error={error} />;
  return (
    <section className="card form" aria-label={say('story')}>
      <h2>
        {say('story')} <small className="code quiet">{id}</small>
      </h2>
      {data === undefined && <p className="quiet">{say('loading')}</p>}
      <ol className="story" lang="en">
        {data?.lines.map((line, index) => (
          <li key={index}>
            <time>{time.format(line.time)}</time>
            <span>{line.text}</span>
          </li>
        ))}
      </ol>
      {data?.remarks.map((remark) => (
        <p key={remark} className="quiet" lang="en">
          {remark}
        </p>
      ))}
    </section>
  );
};

const useTalks = (number: string) => {
  const { callcenter } = useSession();
  return useQuery({
    queryKey: ['talks', callcenter, number],
    queryFn: () =>
      api().call('GET', '/callcenter/{callcenter_id}/conversation', {
        path: { callcenter_id: callcenter },
        query: { page_size: SHOWN, ...(number !== '' && { number }) },
      }),
  });
};

interface TalksProps {
  readonly tell: (id: string) => void;
}

/** The latest conversations, whose stories can be read. */
const Talks = ({ tell }: TalksProps): ReactNode => {
  const { say, locale } = useWords();
  const [number, setNumber] = useState('');
  const { data, error } = useTalks(number.trim());
  const time = new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'short' });
  const columns = [
    { key: 'time', head: say('time') },
    { key: 'who', head: say('conversation') },
    { key: 'duration', head: say('duration'), isNumber: true },
    { key: 'tell', head: <span className="unseen">{say('story')}</span> },
  ];
  const rows = data?.result.map(({ id, begin_time, end_time, members }) => (
    <tr key={id}>
      <th scope="row">{time.format(begin_time)}</th>
      <td>
        {members
          .map((one) => firstKnown(one.agent_name, one.name, one.number) ?? say('somebody'))
          .join(' · ')}
      </td>
      <td className="number">
        {end_time === null ? say('goes-on') : durationText(end_time - begin_time)}
      </td>
      <td className="number">
        <Button
          act={() => {
            tell(id);
          }}
        >
          {say('story')}
        </Button>
      </td>
    </tr>
  ));
  return (
    <ListCard {...{ title: say('conversations'), empty: say('no-talks'), error, columns, rows }}>
      <Field {...{ label: say('number'), value: number, change: setNumber, type: 'tel' }} />
    </ListCard>
  );
};

/** What became of calls. */
const Stories = (): ReactNode => {
  const { say } = useWords();
  const [asked, setAsked] = useState('');
  const [id, setId] = useState('');
  const tell = (): void => {
    setId(asked.trim());
  };
  return (
    <>
      <form className="card form" onSubmit={onSubmit(tell)}>
        <h2>{say('admin-stories')}</h2>
        <Field
          {...{ label: say('story-id'), hint: say('story-id-hint'), code: true, value: asked }}
          change={setAsked}
        />
        <div className="buttons">
          <Button kind="first" disabled={asked.trim() === ''}>
            {say('tell-story')}
          </Button>
        </div>
      </form>
      {id !== '' && <Story id={id} />}
      <Talks tell={setId} />
    </>
  );
};

export default Stories;
