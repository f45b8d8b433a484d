import { useQuery } from '@tanstack/react-query';
import { useSession } from '../session/with-session.tsx';
import type { Column } from '../ui/table.tsx';
import { useWords } from '../words/words.ts';

/** A list of the call center, by a name of its own. */
export const useList = <Data,>(
  name: string,
  read: (path: { readonly callcenter_id: string }) => Promise<Data>,
  refetchInterval: number | false = false,
) => {
  const { callcenter } = useSession();
  const path = { callcenter_id: callcenter };
  const { data, error, refetch } = useQuery({
    queryKey: [name, callcenter],
    queryFn: () => read(path),
    refetchInterval,
  });
  return { path, data, error, refetch };
};

/** The column with what can be done, which needs no name that is seen. */
export const useActionsColumn = (): Column => {
  const { say } = useWords();
  return { key: 'actions', head: <span className="unseen">{say('actions')}</span>, isNumber: true };
};

/** The most that is read of a list. */
export const MOST = 1999;
