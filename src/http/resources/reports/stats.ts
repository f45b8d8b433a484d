import { z } from 'zod';
import type { AgentCounts, QueueNow } from '../../../operations/live-figures.ts';
import type { OperationDeps } from '../../../operations/runtime/operation-deps.ts';
import { readStats, type Stats } from '../../../operations/read-stats.ts';
import {
  type DataOf,
  shownCount,
  shownMoment,
  shownNumber,
  shownText,
} from '../../schemas/answer-fields.ts';
import { callcenterId, members } from '../../schemas/fields.ts';
import { callerFigures, callerFiguresView } from './figures-view.ts';
import { timeZone } from './times.ts';
import { type Route, route } from '../../schemas/route.ts';

const queue = {
  waiting: shownCount('queue tasks that wait', 4),
  ringing: shownCount('queue tasks for which a phone rings', 1),
  longest_wait_seconds: shownNumber(
    'how long the one of them has waited that has waited longest; 0: there are none',
    31.2,
  ),
};

const agents = z
  .object({
    logged_in: shownCount('all who are logged in', 9),
    online: shownCount('logged in, and not ready yet', 0),
    idle: shownCount('ready for calls', 2),
    fetching: shownCount('whose phone rings', 1),
    talking: shownCount('on the phone', 4),
    busy: shownCount('busy', 1),
    away: shownCount('away', 1),
    offline: shownCount('whose login was not kept alive', 0),
  })
  .meta({ id: 'AgentsNow', description: 'agents by state' });

const past = z.object(callerFigures);

const statsData = z
  .object({
    current_time: shownMoment('the moment of these figures'),
    service_level_seconds: shownCount('within which callers are to be answered', 20),
    ...queue,
    conversations: shownCount('conversations that go on', 4),
    agents,
    channels: z
      .array(z.object({ name: shownText('the work channel', 'default'), ...queue, agents }))
      .meta({ description: 'each work channel' }),
    conditions: z
      .array(
        z.object({
          channel: shownText('the work channel', 'default'),
          condition: shownText('the condition', 'sales'),
          ...queue,
        }),
      )
      .meta({ description: 'each condition; a task that waits on several is counted with each' }),
    last_hour: past.meta({ description: 'what happened in the last 60 minutes' }),
    today: past.meta({ description: 'what happened since the day began in the time zone' }),
  })
  .meta({ id: 'Stats', description: 'how a call center does' });

type QueueData = DataOf<z.ZodObject<typeof queue>>;

const queueView = ({ waiting, ringing, waitsSince }: QueueNow, now: number): QueueData => ({
  waiting,
  ringing,
  longest_wait_seconds: waitsSince === null ? 0 : Math.max(0, now - waitsSince) / 1000,
});

const agentsView = (counts: AgentCounts): DataOf<typeof agents> => ({
  logged_in: Object.values(counts).reduce((sum, count) => sum + count, 0),
  ...counts,
});

const statsView = (stats: Stats): DataOf<typeof statsData> => ({
  current_time: stats.now,
  service_level_seconds: stats.serviceLevelSeconds,
  ...queueView(stats.queue, stats.now),
  conversations: stats.conversations,
  agents: agentsView(stats.agents),
  channels: stats.workChannels.map((row) => ({
    name: row.workChannel,
    ...queueView(row, stats.now),
    agents: agentsView(row.agents),
  })),
  conditions: stats.conditions.map((row) => ({
    channel: row.workChannel,
    condition: row.condition,
    ...queueView(row, stats.now),
  })),
  last_hour: callerFiguresView(stats.lastHour),
  today: callerFiguresView(stats.today),
});

const get = (deps: OperationDeps): Route =>
  route({
    method: 'GET',
    path: '/callcenter/:callcenter_id/stats',
    id: 'getStats',
    summary: 'Show how a call center does now, in the last hour, and since the day began.',
    params: members({ callcenter_id: callcenterId }),
    query: members({ timezone: timeZone }),
    body: null,
    data: statsData,
    refusals: [],
    expense: 'always',
    handle: async ({ params: { callcenter_id }, query: { timezone } }) =>
      statsView(await readStats(deps, callcenter_id, timezone)),
  });

export const statsRoutes = (deps: OperationDeps): readonly Route[] => [get(deps)];
