import type { World } from '../engine/world/world.ts';
import { conditionKey, type StoredCondition } from '../stored-condition.ts';
import { findCondition } from './checks/find.ts';
import type { RequestOf } from './request.ts';

/** It picks nobody any more. Tasks that wait on it wait out their time. */
export const deleteCondition = (
  world: World,
  { workChannel, name }: RequestOf<'delete-condition'>,
): StoredCondition => {
  const condition = findCondition(world, workChannel, name);
  world.conditions.remove(conditionKey(workChannel, name));
  return condition;
};
