import { countActivities } from './count-activities.ts';
import { countTask } from './count-tasks.ts';
import type { Figure } from '../world/figure.ts';
import type { World } from '../world/world.ts';

/**
 * What is counted of a step. Like its events it follows from how the records differ before and after,
 * so that nothing can happen and not be counted.
 */
export const figuresOfStep = (world: World): Figure[] => {
  const tasks = world.tasks.changes();
  return [
    ...tasks.flatMap((change) => countTask(world, change)),
    ...countActivities(world, world.conversations.changes(), tasks),
  ];
};
