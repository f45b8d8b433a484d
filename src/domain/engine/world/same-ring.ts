import type { QueueTask } from '../../queue-task.ts';
import type { World } from './world.ts';

/**
 * Whether the phone that rings for a task after a step is the one that rang before: the same call, or the one that was
 * made in its place over another trunk. Whoever is chosen anew is rung anew, be they the same agent in the same moment.
 */
export const isSameRing = (world: World, before: QueueTask, after: QueueTask): boolean => {
  if (before.phase.kind !== 'fetching' || after.phase.kind !== 'fetching') return false;
  const { callId } = before.phase.selection;
  return after.phase.selection.callId === (world.nextCalls.get(callId) ?? callId);
};
