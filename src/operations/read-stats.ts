import type { CallcenterId, Instant } from '../domain/ids.ts';
import type { Calendar } from './calendar.ts';
import {
  type AgentCounts,
  agentsNow,
  type ConditionNow,
  conditionsNow,
  type QueueNow,
  queueNow,
  type WorkChannelNow,
  workChannelsNow,
} from './live-figures.ts';
import type { OperationDeps } from './runtime/operation-deps.ts';
import { alertsNow } from './stats-event.ts';
import type { Totals } from './ports/reports.ts';
import { countingRules } from './report.ts';

const HOUR_MS = 3_600_000;

export interface Stats {
  readonly now: Instant;
  readonly queue: QueueNow;
  readonly conversations: number;
  readonly agents: AgentCounts;
  readonly alerts: ReturnType<typeof alertsNow>;
  readonly workChannels: readonly WorkChannelNow[];
  readonly conditions: readonly ConditionNow[];
  readonly serviceLevelSeconds: number;
  readonly lastHour: Totals;
  readonly today: Totals;
}

type Deps = Pick<OperationDeps, 'callcenters' | 'reports' | 'clock'>;

/**
 * How a call center does at this moment, in the last hour, and since the day began.
 * @throws Refusal callcenter-not-found
 */
export const readStats = async (
  deps: Deps,
  id: CallcenterId,
  calendar: Calendar,
): Promise<Stats> => {
  const rules = countingRules(deps, id);
  const { world } = deps.callcenters.find(id);
  const now = deps.clock.now();
  const live = {
    now,
    queue: queueNow(world),
    conversations: world.conversations.size,
    agents: agentsNow(world),
    alerts: alertsNow(world),
    workChannels: workChannelsNow(world),
    conditions: conditionsNow(world),
    serviceLevelSeconds: rules.inTimeMs / 1000,
  };
  const since = (from: Instant): Promise<Totals> =>
    deps.reports.ofInterval(id, { from, to: now }, rules);
  const [lastHour, today] = await Promise.all([
    since(now - HOUR_MS),
    since(calendar.startOfDay(now)),
  ]);
  return { ...live, lastHour, today };
};
