import { type Alert, alertBegunAt } from '../../alert.ts';
import { lookAt } from '../lifecycle/thresholds.ts';
import type { OutwardEvent } from '../world/outward-event.ts';
import type { Change } from '../world/table.ts';
import { watchedOf } from '../world/recent-tasks.ts';
import type { World } from '../world/world.ts';

/** What is told of an alert, here and in figures. */
export const toldAlert = ({ threshold, phase }: Alert) => ({
  figure: threshold.figure,
  channel: threshold.workChannel,
  condition: threshold.condition,
  limit: threshold.limit,
  begin_time: alertBegunAt(phase) ?? 0,
});

const alertEvent = (world: World, { before, after }: Change<string, Alert>): OutwardEvent[] => {
  const wasOn = alertBegunAt(before?.phase ?? null) !== null;
  const isOn = alertBegunAt(after?.phase ?? null) !== null;
  const told = isOn ? after : before;
  if (wasOn === isOn || told === undefined) return [];
  const { value } = lookAt(world, watchedOf(told.threshold));
  const type = isOn ? 'begin' : 'end';
  const body = { type, ...toldAlert(told), value };
  return [{ event: 'callcenter.alert', at: world.now, body }];
};

/** Alerts that begin and end in this step. */
export const alertEvents = (world: World): OutwardEvent[] =>
  world.alerts.changes().flatMap((change) => alertEvent(world, change));
