import type { World } from '../engine/world.ts';
import type { StoredCondition } from '../stored-condition.ts';
import { checkExpressions } from './create-condition.ts';
import { findCondition } from './find.ts';
import type { RequestOf } from './request.ts';

/** Whom it picks changes at once, for those who wait already too. */
export const changeCondition = (
  world: World,
  { workChannel, name, changes }: RequestOf<'change-condition'>,
): StoredCondition => {
  const condition = { ...findCondition(world, workChannel, name), ...changes };
  checkExpressions(condition);
  world.conditions.put(condition);
  return condition;
};
