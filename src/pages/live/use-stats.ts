import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { components } from '../../client/index.ts';
import { api } from '../session/api.ts';
import { useSession } from '../session/with-session.tsx';
import { serverClock } from './server-clock.ts';

export type Stats = components['schemas']['Stats'];
export type ConditionFigures = components['schemas']['ConditionFigures'];

const STATS_EVERY_MS = 3000;
const REPORT_EVERY_MS = 20_000;

const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Figures of the moment, of the last hour and of today, where this browser is. */
export const useStats = () => {
  const { callcenter } = useSession();
  return useQuery({
    queryKey: ['stats', callcenter],
    queryFn: async () => {
      const stats = await api().call('GET', '/callcenter/{callcenter_id}/stats', {
        path: { callcenter_id: callcenter },
        query: { timezone: ZONE },
      });
      serverClock.happened(stats.current_time);
      return stats;
    },
    refetchInterval: STATS_EVERY_MS,
    placeholderData: keepPreviousData,
  });
};

/** Today's figures of each condition. */
export const useConditionFigures = () => {
  const { callcenter } = useSession();
  return useQuery({
    queryKey: ['conditions-today', callcenter],
    queryFn: async () => {
      const report = await api().call('GET', '/callcenter/{callcenter_id}/report', {
        path: { callcenter_id: callcenter },
        query: { by: 'condition', timezone: ZONE },
      });
      return report.result as readonly ConditionFigures[];
    },
    refetchInterval: REPORT_EVERY_MS,
    placeholderData: keepPreviousData,
  });
};
