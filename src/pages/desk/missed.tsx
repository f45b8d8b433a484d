import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import type { QueueTask } from '../live/board.ts';
import { api } from '../session/api.ts';
import { firstKnown } from '../ui/first-known.ts';
import { useWords } from '../words/words.ts';
import { useMe } from './use-me.ts';

const READ = 50;
const SHOWN = 8;

interface Missed {
  readonly task: QueueTask;
  readonly attempt: QueueTask['attempts'][number];
}

const missedBy = (tasks: readonly QueueTask[], name: string): Missed[] =>
  tasks
    .flatMap((task) => task.attempts.map((attempt) => ({ task, attempt })))
    .filter(({ attempt }) => attempt.agent === name)
    .sort((one, other) => other.attempt.time - one.attempt.time)
    .slice(0, SHOWN);

const useMissed = (): readonly Missed[] => {
  const { name, board, path } = useMe();
  const { data, refetch } = useQuery({
    queryKey: ['missed', path.callcenter_id, name],
    queryFn: () =>
      api().call('GET', '/callcenter/{callcenter_id}/queue_task', {
        path: { callcenter_id: path.callcenter_id },
        query: { agent: name, page_size: READ },
      }),
  });
  const { state } = board.agents.get(name) ?? {};
  useEffect(() => {
    void refetch();
  }, [state, refetch]);
  return missedBy(data?.result ?? [], name);
};

/** The calls that rang in vain, and why. Nothing is shown as long as there are none. */
export const Missed = (): ReactNode => {
  const { say, locale } = useWords();
  const missed = useMissed();
  if (missed.length === 0) return null;
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
  return (
    <section className="card">
      <h2>{say('missed')}</h2>
      <ul className="people">
        {missed.map(({ task, attempt }) => (
          <li key={`${task.id} ${attempt.time}`}>
            <span className="member-name">
              {firstKnown(task.origin_name, task.origin_number) ?? say('caller-unknown')}
            </span>
            <span className="quiet">
              {say(`failure-${attempt.failure}`)} · {time.format(attempt.time)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};
