import { useQuery } from '@tanstack/react-query';
import { api } from '../session/api.ts';
import { useSession } from '../session/with-session.tsx';

const NONE: readonly string[] = [];

/** What may come of a conversation, as the call center has it. */
export const useOutcomes = (): readonly string[] => {
  const { callcenter } = useSession();
  const { data } = useQuery({
    queryKey: ['outcomes', callcenter],
    queryFn: () =>
      api().call('GET', '/callcenter/{callcenter_id}/outcomes', {
        path: { callcenter_id: callcenter },
      }),
  });
  return data?.outcomes ?? NONE;
};
