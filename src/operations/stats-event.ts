import { alertBegunAt } from '../domain/alert.ts';
import { toldAlert } from '../domain/engine/events/alert-events.ts';
import { serviceLevelOf } from '../domain/engine/world/recent-tasks.ts';
import type { World } from '../domain/engine/world/world.ts';
import { thresholdKey } from '../domain/threshold.ts';
import {
  type AgentCounts,
  agentsNow,
  conditionsNow,
  type QueueNow,
  queueNow,
  workChannelsNow,
} from './live-figures.ts';

/** A queue as figures tell of it. Moments do not change while time passes: nor does what is told. */
export const toldQueue = ({ waiting, ringing, callbacks, waitsSince, lastHour }: QueueNow) => ({
  waiting,
  ringing,
  callbacks,
  waits_since: waitsSince,
  hour: {
    offered: lastHour.offered,
    answered: lastHour.answered,
    abandoned: lastHour.abandoned,
    service_level: serviceLevelOf(lastHour),
  },
});

/** Agents by state, as figures tell of them. */
export const toldAgents = (counts: AgentCounts) => ({
  logged_in: Object.values(counts).reduce((sum, count) => sum + count, 0),
  ...counts,
});

/** Alerts that have begun, in the order of their thresholds. */
export const alertsNow = (world: World) =>
  world.callcenter.settings.thresholds.flatMap((threshold) => {
    const alert = world.alerts.get(thresholdKey(threshold));
    return alert === undefined || alertBegunAt(alert.phase) === null ? [] : toldAlert(alert);
  });

/** What the event `callcenter.stats` carries, as JSON. The same text: nothing changed. */
export const statsText = (world: World): string =>
  JSON.stringify({
    service_level_seconds: world.callcenter.settings.serviceLevelSeconds,
    ...toldQueue(queueNow(world)),
    conversations: world.conversations.size,
    agents: toldAgents(agentsNow(world)),
    alerts: alertsNow(world),
    channels: workChannelsNow(world).map(({ workChannel, agents, ...queue }) => ({
      name: workChannel,
      ...toldQueue(queue),
      agents: toldAgents(agents),
    })),
    conditions: conditionsNow(world).map(({ workChannel, condition, ...queue }) => ({
      channel: workChannel,
      condition,
      ...toldQueue(queue),
    })),
  });
