import { isUsable } from '../../src/domain/agent.ts';
import type { World } from '../../src/domain/engine/world/world.ts';
import type { QueueTask, TaskEntry } from '../../src/domain/queue-task.ts';
import type { Outcome } from '../../src/domain/step.ts';
import { isKeptFree, matches } from './checks-of-waiting.ts';
import { remembered } from './remembered.ts';
import { violated } from './violation.ts';

/** Where the search has come to: behind the last route when time ran out on all. */
const reached = ({ phase, route, routes }: QueueTask): number => {
  const ranOut = phase.kind === 'fail' && phase.failure.cause === 'timeout';
  return ranOut ? routes.length : route.number;
};

/** Whether somebody who was not tried yet would come by it. */
const hasIdle = (world: World, task: QueueTask, entry: TaskEntry): boolean =>
  // No time to ring is none for anybody.
  entry.timeoutMs !== 0 &&
  [...world.agents.values()].some(
    (agent) =>
      isUsable(agent) &&
      !isKeptFree(world, agent.name) &&
      !task.attempts.some((one) => one.agent === agent.name) &&
      matches(world, task, entry, agent),
  );

const tasksOf = remembered(
  (world) => new Map([...world.tasks.values()].map((task) => [task.id, task])),
);

/** Looks at the routes before a step. What it gives checks, after the step, those that were passed over in it. */
export const watchRoutes = (world: World): ((outcome: Outcome) => void) => {
  const before = tasksOf(world);
  return ({ changes }) => {
    for (const change of changes) {
      const task = change.kind === 'queue_task' ? change.record : null;
      const was = task === null ? undefined : before.get(task.id);
      // A task that was moved has other routes.
      if (task === null || was?.routes !== task.routes) continue;
      const passed = task.routes.slice(was.route.number + 1, reached(task)).flat();
      const overlooked = passed.find((entry) => hasIdle(world, task, entry));
      if (overlooked !== undefined) {
        violated('each route is tried before the next one', { task, overlooked });
      }
    }
  };
};
