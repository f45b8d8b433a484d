import type { World } from '../engine/world/world.ts';
import type { StoredCondition } from '../stored-condition.ts';
import { checkExpressions } from './create-condition.ts';
import { findCondition } from './checks/find.ts';
import type { RequestOf } from './request.ts';

/** Whom it picks changes at once, for those who wait already too. */
export const changeCondition = (
  world: World,
  { workChannel, name, changes }: RequestOf<'change-condition'>,
): StoredCondition => {
  const condition = { ...findCondition(world, workChannel, name), ...changes };
  // Those that are not changed were right when they were stored, and may be larger than new ones.
  checkExpressions(changes);
  world.conditions.put(condition);
  return condition;
};
