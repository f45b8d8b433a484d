import { useQuery } from '@tanstack/react-query';
import type { components } from '../../client/index.ts';
import { api } from '../session/api.ts';
import { useSession } from '../session/with-session.tsx';

export type Reason = components['schemas']['StateReason'];

const NONE: readonly Reason[] = [];

/** The call center's own list of reasons to take no callers, which says what states are called. */
export const useReasons = (): readonly Reason[] => {
  const { callcenter } = useSession();
  const { data } = useQuery({
    queryKey: ['state-reasons', callcenter],
    queryFn: () =>
      api().call('GET', '/callcenter/{callcenter_id}/state_reasons', {
        path: { callcenter_id: callcenter },
      }),
  });
  return data?.reasons ?? NONE;
};
