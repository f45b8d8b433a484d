import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import type { components, Event } from '../../client/index.ts';
import { api } from '../session/api.ts';
import { useSession } from '../session/with-session.tsx';
import { BOARD_EVENTS } from './board.ts';
import type { Followed } from './shared-line.ts';

/** Figures of the moment and of the last hour, as they are told each second in which they change. */
export type Figures = Extract<Event, { event: 'callcenter.stats' }>;
export type AlertNow = components['schemas']['Alert'];
export type ConditionFigures = components['schemas']['ConditionFigures'];
/** What happened since the day began. */
export type Today = components['schemas']['Stats']['today'];

/** What a wallboard follows: what its lists are made of, and the figures. */
export const WITH_FIGURES: Followed = {
  name: 'board',
  types: [...BOARD_EVENTS, 'callcenter.stats'],
};

/** What happened today is read anew when somebody was answered or went, at most so often. */
const READ_EVERY_MS = 5000;

const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Figures as they come. */
export const useFigures = () => {
  const [figures, setFigures] = useState<Figures | null>(null);
  const client = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const heard = useMemo(
    () =>
      (event: Event): void => {
        if (event.event === 'callcenter.stats') setFigures(event);
        if (event.event !== 'callcenter.queue.success' && event.event !== 'callcenter.queue.fail')
          return;
        timer.current ??= setTimeout(() => {
          timer.current = null;
          void client.invalidateQueries({ queryKey: ['today'] });
        }, READ_EVERY_MS);
      },
    [client],
  );
  return { figures, heard };
};

/** What happened today, where this browser is. */
export const useToday = () => {
  const { callcenter } = useSession();
  return useQuery({
    queryKey: ['today', callcenter, 'all'],
    queryFn: async () => {
      const { today } = await api().call('GET', '/callcenter/{callcenter_id}/stats', {
        path: { callcenter_id: callcenter },
        query: { timezone: ZONE },
      });
      return today;
    },
    placeholderData: keepPreviousData,
  });
};

/** Today's figures of each condition. */
export const useConditionFigures = () => {
  const { callcenter } = useSession();
  return useQuery({
    queryKey: ['today', callcenter, 'conditions'],
    queryFn: async () => {
      const report = await api().call('GET', '/callcenter/{callcenter_id}/report', {
        path: { callcenter_id: callcenter },
        query: { by: 'condition', timezone: ZONE },
      });
      return report.result as readonly ConditionFigures[];
    },
    placeholderData: keepPreviousData,
  });
};
