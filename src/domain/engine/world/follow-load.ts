import type { Pending } from '../../conversation.ts';
import type { World } from './world.ts';

/** Keeps what each work channel holds, as records change. */
export const followLoad = (world: World): void => {
  world.agents.onChange((change) => {
    world.load.agents.follow(change, (agent) => [agent]);
  });
  world.conditions.onChange((change) => {
    world.load.conditions.follow(change, (condition) => [condition]);
  });
  world.tasks.onChange((change) => {
    world.load.tasks.follow(change, (task) => [task.enqueue]);
  });
  world.conversations.onChange((change) => {
    world.load.tasks.follow(change, ({ pending }) => pending.flatMap(plannedEnqueue));
  });
};

/** A task that is planned has its place from when it was asked for: it may not be refused it later. */
const plannedEnqueue = (pending: Pending) =>
  pending.kind === 'phone' && pending.plan?.kind === 'task' ? [pending.plan.task.enqueue] : [];
