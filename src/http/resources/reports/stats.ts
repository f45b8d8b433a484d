import { z } from 'zod';
import type { QueueNow } from '../../../operations/live-figures.ts';
import { toldAgents, toldQueue } from '../../../operations/stats-event.ts';
import type { OperationDeps } from '../../../operations/runtime/operation-deps.ts';
import { readStats, type Stats } from '../../../operations/read-stats.ts';
import {
  type DataOf,
  shownCount,
  shownMoment,
  shownNumber,
  shownText,
  shownWord,
} from '../../schemas/answer-fields.ts';
import { watchedData } from '../callcenters/thresholds.ts';
import { callcenterId, members } from '../../schemas/fields.ts';
import { callerFigures, callerFiguresView } from './figures-view.ts';
import { timeZone } from './times.ts';
import { type Route, route } from '../../schemas/route.ts';

/** A queue at a moment, here and in events. */
const queueData = {
  waiting: shownCount('queue tasks that wait with somebody on the line', 4),
  ringing: shownCount('queue tasks for which a phone rings', 1),
  callbacks: shownCount('callbacks whose turn has not come', 2),
  waits_since: shownMoment('since when the one on the line waits that has waited longest')
    .nullable()
    .meta({
      description:
        'since when the one on the line waits that has waited longest, in milliseconds since 1970; null: none waits',
    }),
  hour: z
    .object({
      offered: shownCount('callers whose waiting ended', 25),
      answered: shownCount('those who were answered', 20),
      abandoned: shownCount('those who hung up while they waited or a phone rang', 3),
      service_level: callerFigures.service_level,
    })
    .meta({ id: 'HourFigures', description: 'of the last 60 minutes, up to 10 seconds more' }),
};

const queue = {
  ...queueData,
  longest_wait_seconds: shownNumber('how long that is now; 0: none waits', 31.2),
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

/** An alert. */
const alertData = z
  .object({ ...watchedData, begin_time: shownMoment('when it began') })
  .meta({ id: 'Alert', description: 'a threshold that is passed' });

/** What the event `callcenter.alert` carries. */
export const alertEvent = {
  type: shownWord(['begin', 'end'], 'whether it begins or ends'),
  ...alertData.shape,
  value: z
    .number()
    .nullable()
    .meta({
      description:
        'how it is at that moment: tasks, seconds, a share, or idle agents; null: there is none to share',
      examples: [12],
    }),
};

const past = z.object(callerFigures);
const channelName = shownText('the work channel', 'default');
const shownCondition = shownText('the condition', 'sales');

const alerts = z
  .array(alertData)
  .meta({ description: 'alerts that have begun and not ended', examples: [[]] });

const statsData = z
  .object({
    current_time: shownMoment('the moment of these figures'),
    service_level_seconds: shownCount('within which callers are to be answered', 20),
    ...queue,
    conversations: shownCount('conversations that go on', 4),
    agents,
    alerts,
    channels: z
      .array(z.object({ name: channelName, ...queue, agents }))
      .meta({ description: 'each work channel' }),
    conditions: z
      .array(z.object({ channel: channelName, condition: shownCondition, ...queue }))
      .meta({ description: 'each condition; a task that waits on several is counted with each' }),
    last_hour: past.meta({ description: 'what happened in the last 60 minutes' }),
    today: past.meta({ description: 'what happened since the day began in the time zone' }),
  })
  .meta({ id: 'Stats', description: 'how a call center does' });

/** What the event `callcenter.stats` carries. */
export const statsEvent = {
  service_level_seconds: statsData.shape.service_level_seconds,
  ...queueData,
  conversations: statsData.shape.conversations,
  agents,
  alerts,
  channels: z
    .array(z.object({ name: channelName, ...queueData, agents }))
    .meta({ description: 'each work channel' }),
  conditions: z
    .array(z.object({ channel: channelName, condition: shownCondition, ...queueData }))
    .meta({ description: 'each condition; a task that waits on several is counted with each' }),
};

type QueueData = DataOf<z.ZodObject<typeof queue>>;

const queueView = (shown: QueueNow, now: number): QueueData => ({
  ...toldQueue(shown),
  longest_wait_seconds: shown.waitsSince === null ? 0 : Math.max(0, now - shown.waitsSince) / 1000,
});

const statsView = (stats: Stats): DataOf<typeof statsData> => ({
  current_time: stats.now,
  service_level_seconds: stats.serviceLevelSeconds,
  ...queueView(stats.queue, stats.now),
  conversations: stats.conversations,
  agents: toldAgents(stats.agents),
  alerts: stats.alerts,
  channels: stats.workChannels.map((row) => ({
    name: row.workChannel,
    ...queueView(row, stats.now),
    agents: toldAgents(row.agents),
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
