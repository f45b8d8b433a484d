import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { Alert } from '../ui/alert.tsx';
import { Choices } from '../ui/choices.tsx';
import { useWords } from '../words/words.ts';
import { api } from './api.ts';

const MOST = 1999;

/** For those who may look at every call center: which one? */
export const CallcenterPicker = ({
  picked,
}: {
  readonly picked: (callcenter: string) => void;
}): ReactNode => {
  const { say } = useWords();
  const { data, error } = useQuery({
    queryKey: ['callcenters'],
    queryFn: () => api().call('GET', '/callcenter', { query: { page_size: MOST } }),
  });
  const only = data?.result.length === 1 ? data.result[0]?.id : undefined;
  useEffect(() => {
    if (only !== undefined) picked(only);
  }, [only, picked]);
  const pick = (id: string): void => {
    const address = new URL(location.href);
    address.searchParams.set('callcenter', id);
    history.replaceState(null, '', address);
    picked(id);
  };
  return (
    <main className="sign-in">
      <div className="card">
        <div className="card-head">
          <h1>{say('which-callcenter')}</h1>
          <Choices />
        </div>
        {error !== null && <Alert error={error} />}
        {data?.result.length === 0 && <p className="quiet">{say('no-callcenter')}</p>}
        <div className="form">
          {data?.result.map(({ id }) => (
            <button
              key={id}
              type="button"
              className="button"
              onClick={() => {
                pick(id);
              }}
            >
              {id}
            </button>
          ))}
        </div>
      </div>
    </main>
  );
};
